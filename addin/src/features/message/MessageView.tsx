import { Button, Skeleton, SkeletonItem } from "@fluentui/react-components";
import { CloudOffRegular, ErrorCircleRegular, MailRegular, PeopleTeamRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { officeReason } from "../../office/failure";
import type { SelectedMessage } from "../../office/selection";
import { EmptyState } from "../../ui/EmptyState";
import { failureText } from "../../ui/failureText";
import { Notice } from "../../ui/Notice";
import { common, failures } from "../../ui/texts/common";
import { officeFailureText } from "../../ui/texts/marks";
import { messageTexts } from "../../ui/texts/message";
import { Explained } from "./Explained";
import { MarkButtons } from "./MarkButtons";
import { MarkResult } from "./MarkResult";
import { Refused } from "./Refused";
import { SaidState } from "./SaidState";
import { useCardStyles, StateCard } from "./StateCard";
import { Stopped } from "./Stopped";
import { subjectOf } from "./subject";
import { useMark, type Marking } from "./useMark";
import { useMessage, type Answer } from "./useMessage";

/** One message's state. Its parent gives it the message's key, so that nothing of one is left when another is shown. */
export function MessageView({ message }: { message: SelectedMessage }) {
  const { data, error, fetchStatus, refetch } = useMessage(message);
  const mark = useMark(message.key);
  // Greyed while it tries, with the same words: a change of them would be read out each time.
  const retry = (
    <Button disabledFocusable={fetchStatus === "fetching"} onClick={() => void refetch()}>
      {common.retry}
    </Button>
  );
  const answer = data?.key === message.key ? data : undefined;
  // While it is asked again by itself, what failed before stays said.
  const [failed, setFailed] = useState<unknown>(null);
  if (error !== null && error !== failed) setFailed(error);
  if (answer) {
    return (
      <>
        {error !== null && fetchStatus !== "paused" && (
          <Notice intent="warning" title={failures.notFresh(messageTexts.what)} actions={retry}>
            {whyNot(error)}
          </Notice>
        )}
        <Answered message={message} answer={answer} mark={mark} retry={retry} />
      </>
    );
  }
  if (fetchStatus === "paused") {
    return (
      <WithMarks mark={mark}>
        <EmptyState icon={<CloudOffRegular />} title={failures.offline(messageTexts.what)} action={retry} />
      </WithMarks>
    );
  }
  if (failed !== null) {
    return (
      <WithMarks mark={mark}>
        <div role="status">
          <EmptyState icon={<ErrorCircleRegular />} title={failures.failed(messageTexts.what)} action={retry}>
            {whyNot(failed)}
          </EmptyState>
        </div>
      </WithMarks>
    );
  }
  return (
    <>
      <MessageBones />
      <MarkResult result={mark} />
    </>
  );
}

/** Outlook is asked too: whose mailbox it is. */
function whyNot(error: unknown): string {
  const reason = officeReason(error);
  return reason === null ? failureText(error) : officeFailureText(reason);
}

type AnsweredProps = { message: SelectedMessage; answer: Answer; mark: Marking; retry: ReactNode };

function Answered({ message, answer, mark, retry }: AnsweredProps) {
  switch (answer.kind) {
    case "explained":
      return <Explained message={message} explanation={answer.explanation} isOld={answer.isOld} mark={mark} />;
    case "undecided":
      return (
        <>
          <StateCard
            subject={subjectOf(message)}
            tone="active"
            state={messageTexts.undecided}
            sentence={answer.sentence}
          >
            <MarkButtons isPending={mark.isPending} press={mark.press} />
          </StateCard>
          <MarkResult result={mark} />
        </>
      );
    case "stopped":
      return <Stopped message={message} stop={answer.stop} mark={mark} />;
    case "shared":
      return (
        <SaidState icon={<PeopleTeamRegular />} title={messageTexts.shared(answer.mailbox)}>
          {messageTexts.sharedNext}
        </SaidState>
      );
    case "refused":
      return <Refused message={message} retry={retry} />;
    case "notHere":
      return (
        <WithMarks mark={mark}>
          <SaidState icon={<MailRegular />} title={messageTexts.notHere} action={retry}>
            {messageTexts.notHereNext}
          </SaidState>
        </WithMarks>
      );
  }
}

/** What needs nothing but Outlook goes on working. */
function WithMarks({ mark, children }: { mark: Marking; children: ReactNode }) {
  return (
    <>
      {children}
      <div style={{ display: "flex", flexWrap: "wrap", justifyContent: "center", gap: "8px", marginBottom: "12px" }}>
        <MarkButtons isPending={mark.isPending} press={mark.press} />
      </div>
      <MarkResult result={mark} />
    </>
  );
}

/** As tall as the state line that will stand there. */
export function MessageBones() {
  const styles = useCardStyles();
  return (
    <div role="status" aria-label={common.loading(messageTexts.what)}>
      <Skeleton aria-hidden="true" className={styles.card}>
        <SkeletonItem style={{ height: "16px", width: "60%" }} />
        <SkeletonItem style={{ height: "24px", width: "120px" }} />
        <SkeletonItem style={{ height: "40px" }} />
        <SkeletonItem style={{ height: "32px", width: "160px", marginTop: "auto" }} />
      </Skeleton>
    </div>
  );
}
