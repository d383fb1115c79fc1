import { Button } from "@fluentui/react-components";
import { useNavigate } from "react-router";
import { useApi } from "../../api/ApiContext";
import { useMe } from "../../api/useMe";
import type { SelectedMessage } from "../../office/selection";
import { common } from "../../ui/texts/common";
import { messageTexts } from "../../ui/texts/message";
import { Known } from "./Known";
import { MarkButtons } from "./MarkButtons";
import { MarkResult } from "./MarkResult";
import { StateCard } from "./StateCard";
import { subjectOf } from "./subject";
import type { Marking } from "./useMark";
import type { Stop } from "./useMessage";

type StoppedProps = { message: SelectedMessage; stop: Stop; mark: Marking };

/** Nothing is recorded for the person at all: why, the one click that mends it, and what is known of the message all the same. */
export function Stopped({ message, stop, mark }: StoppedProps) {
  return (
    <>
      <StateCard subject={subjectOf(message)} tone="bad" state={messageTexts.stopped} sentence={stop.sentence}>
        <WayOn action={stop.action} />
        <MarkButtons isPending={mark.isPending} press={mark.press} />
      </StateCard>
      <div style={{ marginTop: "12px" }}>
        <MarkResult result={mark} />
      </div>
      <Known message={message} isStopped />
    </>
  );
}

function WayOn({ action }: { action: Stop["action"] }) {
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
        <Button appearance="primary" onClick={() => void navigate("/connections")}>
          {connections.data?.salesforce.state === "expired" ? messageTexts.connectAgain : messageTexts.connect}
        </Button>
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
