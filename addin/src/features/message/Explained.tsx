import { makeStyles } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import type { Progress } from "../../api/emailJob";
import type { Explanation } from "../../api/types";
import { useChoose } from "../../api/useChoose";
import { useIgnoreAddress } from "../../api/useIgnoreAddress";
import { useMe } from "../../api/useMe";
import { useRelate } from "../../api/useRelate";
import type { SelectedMessage } from "../../office/selection";
import { ChoiceResult } from "../../ui/ChooseAnother";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { connectFirst } from "../../ui/ConnectFirst";
import { failureText } from "../../ui/failureText";
import { IgnoreResult } from "../../ui/IgnoreResult";
import { Notice } from "../../ui/Notice";
import { RecordAttachments } from "../../ui/RecordAttachments";
import { RelateResult } from "../../ui/RelatedTo";
import { common } from "../../ui/texts/common";
import { historyTexts, outcomeName } from "../../ui/texts/history";
import { messageTexts } from "../../ui/texts/message";
import { outcomeTones } from "../../ui/OutcomeBadge";
import { UndoQuestion } from "../../ui/UndoQuestion";
import { useOnReturn } from "../../ui/useOnReturn";
import { clicksFor, onlyOthersCan } from "./clicks";
import { ClickButton } from "./ClickButton";
import { MarkResult } from "./MarkResult";
import { MessageDetails } from "./MessageDetails";
import { StateCard } from "./StateCard";
import { subjectOf } from "./subject";
import type { Marking } from "./useMark";
import { useAct } from "./useAct";
import { messageKey } from "./useMessage";
import { useRecordNow } from "./useRecordNow";

const useStyles = makeStyles({ below: { marginTop: "12px" } });

type ExplainedProps = { message: SelectedMessage; explanation: Explanation; isOld: boolean; mark: Marking };

/** What happened or will happen to the message, the click that changes it, and everything that it rests on. */
export function Explained({ message, explanation, isOld, mark }: ExplainedProps) {
  const styles = useStyles();
  const help = useMe().data?.helpContact ?? null;
  const recordNow = useRecordNow(message);
  const act = useAct(message);
  const client = useQueryClient();
  const { key, internetMessageId, restId } = message;
  const ids = { id: null, internetMessageId, restId };
  const isRecorded = explanation.outcome === "recorded";
  const explainAgain = () => client.invalidateQueries({ queryKey: messageKey(key) });
  const choosing = useChoose(ids, isRecorded, explainAgain);
  const relating = useRelate(ids, explanation.people, isRecorded, explainAgain);
  const ignoring = useIgnoreAddress(explainAgain);
  const goCreate = useOnReturn(() => void explainAgain());
  const { first, others } = clicksFor(explanation);
  const who = onlyOthersCan(explanation);
  // What is recorded stays so while its attachments are added.
  const progress = isRecorded ? null : (recordNow.progress ?? (isOld ? "recording" : null));
  const shared = { explanation, mark, recordNow, act, onCreate: goCreate };
  return (
    <>
      <StateCard subject={subjectOf(message)} {...stateOf(explanation, progress)}>
        {progress === null && first !== null && <ClickButton click={first} primary {...shared} />}
        {progress === null && others.map((click) => <ClickButton key={click} click={click} {...shared} />)}
        {progress === null && who !== null && (
          <span>{who === "administrator" ? common.askAdministrator(help) : messageTexts.onlyOthers[who]}</span>
        )}
      </StateCard>
      <div className={styles.below}>
        <MarkResult result={mark} />
        {recordNow.error !== null && (
          <Notice
            intent="error"
            title={explanation.outcome === "recorded" ? messageTexts.notDone : messageTexts.refused}
            onDismiss={recordNow.giveUp}
            {...connectFirst(recordNow.error)}
          >
            {failureText(recordNow.error)}
          </Notice>
        )}
      </div>
      {act.error !== null && (
        <Notice intent="error" title={messageTexts.notDone} onDismiss={act.giveUp} {...connectFirst(act.error)}>
          {failureText(act.error)}
        </Notice>
      )}
      <ChoiceResult choosing={choosing} />
      <RelateResult relating={relating} />
      <IgnoreResult ignoring={ignoring} />
      <MessageDetails
        explanation={explanation}
        choosing={choosing}
        relating={relating}
        ignoring={ignoring}
        onCreate={goCreate}
        attachmentsAction={
          isRecorded && (
            <RecordAttachments
              isOffered={explanation.attachmentsLeftOut}
              isUnderWay={recordNow.isAsking || recordNow.progress !== null}
              press={recordNow.askWithAttachments}
            />
          )
        }
      />
      <UndoQuestion open={act.isAskingUndo} onConfirm={act.undo} onCancel={act.giveUp} />
      <ConfirmDialog
        open={recordNow.question !== null}
        title={messageTexts.question}
        confirm={messageTexts.yesRecord}
        onConfirm={recordNow.askAnyway}
        onCancel={recordNow.giveUp}
      >
        {recordNow.question}
      </ConfirmDialog>
    </>
  );
}

function stateOf(explanation: Explanation, progress: Exclude<Progress, "ended"> | null) {
  if (progress !== null)
    return { tone: "active" as const, state: messageTexts[progress], sentence: messageTexts[`${progress}Now`] };
  const { outcome, sentence, lookedAtAgain } = explanation;
  return {
    tone: outcomeTones[outcome],
    state: outcomeName(explanation),
    sentence: lookedAtAgain === null ? sentence : `${sentence} ${historyTexts.until(lookedAtAgain)}`,
  };
}
