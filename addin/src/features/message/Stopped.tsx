import { Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { useApi } from "../../api/ApiContext";
import { useConnectSalesforce, type Connecting } from "../../api/useConnectSalesforce";
import { useMe } from "../../api/useMe";
import type { SelectedMessage } from "../../office/selection";
import { ConnectSalesforce, ConnectTrouble } from "../../ui/ConnectSalesforce";
import { useLeave } from "../../ui/LeaveContext";
import { common } from "../../ui/texts/common";
import { messageTexts } from "../../ui/texts/message";
import { useOnReturn } from "../../ui/useOnReturn";
import { Known } from "./Known";
import { MarkButtons } from "./MarkButtons";
import { MarkResult } from "./MarkResult";
import { StateCard } from "./StateCard";
import { subjectOf } from "./subject";
import type { Marking } from "./useMark";
import { messageKey, type Stop } from "./useMessage";

type StoppedProps = { message: SelectedMessage; stop: Stop; mark: Marking };

/** Nothing is recorded for the person at all: why, the one click that mends it, and what is known of the message all the same. */
export function Stopped({ message, stop, mark }: StoppedProps) {
  const client = useQueryClient();
  const connecting = useConnectSalesforce(useLeave());
  const goConnect = useOnReturn(() => void client.invalidateQueries({ queryKey: messageKey(message.key) }));
  return (
    <>
      <StateCard subject={subjectOf(message)} tone="bad" state={messageTexts.stopped} sentence={stop.sentence}>
        <WayOn action={stop.action} connecting={connecting} onConnect={goConnect} />
        <MarkButtons isPending={mark.isPending} press={mark.press} />
      </StateCard>
      <div style={{ marginTop: "12px" }}>
        <ConnectTrouble connecting={connecting} />
        <MarkResult result={mark} />
      </div>
      <Known message={message} isStopped />
    </>
  );
}

type WayOnProps = { action: Stop["action"]; connecting: Connecting; onConnect: () => void };

function WayOn({ action, connecting, onConnect }: WayOnProps) {
  const navigate = useNavigate();
  const connections = useApi().query.useQuery(
    "get",
    "/api/me/connections",
    {},
    { enabled: action === "connectSalesforce" },
  );
  const help = useMe().data?.helpContact ?? null;
  switch (action) {
    case "connectSalesforce":
      return (
        <ConnectSalesforce
          connecting={connecting}
          isAgain={connections.data?.salesforce.state === "expired"}
          onPress={onConnect}
        />
      );
    case "chooseSettings":
      return (
        <Button appearance="primary" onClick={() => void navigate("/settings/edit")}>
          {messageTexts.chooseSettings}
        </Button>
      );
    case "askAdministrator":
      return <span>{common.askAdministrator(help)}</span>;
  }
}
