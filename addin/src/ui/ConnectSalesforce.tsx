import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Connecting } from "../api/useConnectSalesforce";
import { failureText } from "./failureText";
import { Notice } from "./Notice";
import { OutsideLink } from "./OutsideLink";
import { connectionTexts } from "./texts/connections";

type ConnectSalesforceProps = {
  connecting: Connecting;
  /** There was a connection before. */
  isAgain: boolean;
  onPress?: () => void;
};

/** Begins the sign-in at Salesforce, wherever it stands: one click; and a link for where the browser let no window come of it. */
export function ConnectSalesforce({ connecting, isAgain, onPress }: ConnectSalesforceProps) {
  const isLeaving = connecting.isPending || connecting.isSuccess;
  // Kept here, so that it goes with the button as soon as there is a connection.
  const [signInUrl, setSignInUrl] = useState<string | null>(null);
  const press = () => {
    onPress?.();
    connecting.mutate({}, { onSuccess: (begun) => setSignInUrl(begun.signInUrl) });
  };
  return (
    <>
      <Button appearance="primary" disabledFocusable={isLeaving} onClick={press}>
        {isLeaving ? connectionTexts.connecting : isAgain ? connectionTexts.connectAgain : connectionTexts.connect}
      </Button>
      {signInUrl !== null && (
        <span style={{ alignSelf: "center" }}>
          <OutsideLink href={signInUrl} onFollow={onPress}>
            {connectionTexts.openSalesforce}
          </OutsideLink>
        </span>
      )}
    </>
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
