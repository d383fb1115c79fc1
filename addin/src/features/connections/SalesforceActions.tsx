import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { useAnnounce } from "../../ui/announce";
import type { SalesforceConnection } from "../../api/types";
import { useConnectSalesforce } from "../../api/useConnectSalesforce";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { ConnectSalesforce, ConnectTrouble } from "../../ui/ConnectSalesforce";
import { failureText } from "../../ui/failureText";
import { useLeave } from "../../ui/LeaveContext";
import { Notice } from "../../ui/Notice";
import { connectionTexts } from "../../ui/texts/connections";
import { needsConnecting, useDisconnectSalesforce, useTestSalesforce } from "./useConnections";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "16px" },
});

export function SalesforceActions({ state }: { state: SalesforceConnection["state"] }) {
  const styles = useStyles();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const connecting = useConnectSalesforce(useLeave());
  const disconnect = useDisconnectSalesforce();
  const test = useTestSalesforce();

  const confirmed = () => {
    setAsking(false);
    disconnect.mutate({}, { onSuccess: () => announce(connectionTexts.disconnected) });
  };

  return (
    <>
      <div className={styles.actions}>
        {needsConnecting(state) && <ConnectSalesforce connecting={connecting} isAgain={state === "expired"} />}
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
        <ConnectTrouble connecting={connecting} />
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
