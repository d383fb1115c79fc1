import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { useAnnounce } from "../../ui/announce";
import type { SalesforceConnection } from "../../api/types";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { failureText } from "../../ui/failureText";
import { Notice } from "../../ui/Notice";
import { connectionTexts } from "../../ui/texts/connections";
import { needsConnecting, useConnectSalesforce, useDisconnectSalesforce, useTestSalesforce } from "./useConnections";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "16px" },
});

export function SalesforceActions({ state }: { state: SalesforceConnection["state"] }) {
  const styles = useStyles();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const connect = useConnectSalesforce();
  const disconnect = useDisconnectSalesforce();
  const test = useTestSalesforce();
  const leaving = connect.isPending || connect.isSuccess;

  const confirmed = () => {
    setAsking(false);
    disconnect.mutate({}, { onSuccess: () => announce(connectionTexts.disconnected) });
  };

  return (
    <>
      <div className={styles.actions}>
        {needsConnecting(state) && (
          <Button appearance="primary" disabledFocusable={leaving} onClick={() => connect.mutate({})}>
            {leaving
              ? connectionTexts.connecting
              : state === "expired"
                ? connectionTexts.connectAgain
                : connectionTexts.connect}
          </Button>
        )}
        {!needsConnecting(state) && (
          <Button
            disabledFocusable={test.isPending}
            onClick={() => test.mutate({}, { onSuccess: ({ sentence }) => announce(connectionTexts.tested(sentence)) })}
          >
            {test.isPending ? connectionTexts.testing : connectionTexts.test}
          </Button>
        )}
        {state !== "notConnected" && (
          <Button disabledFocusable={disconnect.isPending} onClick={() => setAsking(true)}>
            {disconnect.isPending ? connectionTexts.disconnecting : connectionTexts.disconnect}
          </Button>
        )}
      </div>
      <div style={{ marginTop: "12px" }}>
        {connect.isError && (
          <Notice intent="error" title={connectionTexts.connectFailed}>
            {failureText(connect.error)}
          </Notice>
        )}
        {test.isError && (
          <Notice intent="error" title={connectionTexts.testFailed}>
            {failureText(test.error)}
          </Notice>
        )}
        {disconnect.isError && (
          <Notice intent="error" title={connectionTexts.disconnectFailed}>
            {failureText(disconnect.error)}
          </Notice>
        )}
      </div>
      <ConfirmDialog
        open={asking}
        title={connectionTexts.disconnectQuestion}
        confirm={connectionTexts.disconnect}
        onConfirm={confirmed}
        onCancel={() => setAsking(false)}
      >
        {connectionTexts.disconnectMeaning}
      </ConfirmDialog>
    </>
  );
}
