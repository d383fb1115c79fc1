import { makeStyles, Text } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useConnectSalesforce } from "../api/useConnectSalesforce";
import { ConnectSalesforce } from "../ui/ConnectSalesforce";
import { failureText } from "../ui/failureText";
import { useLeave } from "../ui/LeaveContext";
import { connectionTexts } from "../ui/texts/connections";
import { useOnReturn } from "../ui/useOnReturn";

const useStyles = makeStyles({
  root: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px 12px" },
});

/** Makes the connection that is missing, where that was noticed; when the person is back, all is looked at again. */
function ConnectNow({ isAgain }: { isAgain: boolean }) {
  const styles = useStyles();
  const client = useQueryClient();
  const connecting = useConnectSalesforce(useLeave());
  const goConnect = useOnReturn(() => void client.invalidateQueries());
  return (
    <div className={styles.root}>
      <ConnectSalesforce connecting={connecting} isAgain={isAgain} onPress={goConnect} />
      {connecting.isError && (
        <Text role="status">
          {connectionTexts.connectFailed} {failureText(connecting.error)}
        </Text>
      )}
    </div>
  );
}

export const connectNow = (isAgain: boolean) => <ConnectNow isAgain={isAgain} />;
