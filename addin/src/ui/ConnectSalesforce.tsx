import { Button } from "@fluentui/react-components";
import type { Connecting } from "../api/useConnectSalesforce";
import { failureText } from "./failureText";
import { Notice } from "./Notice";
import { connectionTexts } from "./texts/connections";

type ConnectSalesforceProps = {
  connecting: Connecting;
  /** There was a connection before. */
  isAgain: boolean;
  onPress?: () => void;
};

/** Begins the sign-in at Salesforce, wherever it stands: one click. */
export function ConnectSalesforce({ connecting, isAgain, onPress }: ConnectSalesforceProps) {
  const isLeaving = connecting.isPending || connecting.isSuccess;
  const press = () => {
    onPress?.();
    connecting.mutate({});
  };
  return (
    <Button appearance="primary" disabledFocusable={isLeaving} onClick={press}>
      {isLeaving ? connectionTexts.connecting : isAgain ? connectionTexts.connectAgain : connectionTexts.connect}
    </Button>
  );
}

/** Why Salesforce was not opened; nothing while there is no trouble. */
export function ConnectTrouble({ connecting }: { connecting: Connecting }) {
  if (!connecting.isError) return null;
  return (
    <Notice intent="error" title={connectionTexts.connectFailed}>
      {failureText(connecting.error)}
    </Notice>
  );
}
