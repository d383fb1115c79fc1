import { makeStyles, Text, tokens, typographyStyles } from "@fluentui/react-components";
import type { Explanation } from "../../api/types";
import { useChoose } from "../../api/useChoose";
import { useIgnoreAddress } from "../../api/useIgnoreAddress";
import { useRelate } from "../../api/useRelate";
import { ChoiceResult, ChooseAnother } from "../../ui/ChooseAnother";
import { ExplanationPart, ExplanationParts } from "../../ui/ExplanationParts";
import { Facts } from "../../ui/Facts";
import { Findings } from "../../ui/Findings";
import { failureText } from "../../ui/failureText";
import { IgnoreResult } from "../../ui/IgnoreResult";
import { Notice } from "../../ui/Notice";
import { OutcomeBadge } from "../../ui/OutcomeBadge";
import { RecordAttachments } from "../../ui/RecordAttachments";
import { RelatedTo, RelateResult } from "../../ui/RelatedTo";
import { explanationTexts, historyTexts, subjectText } from "../../ui/texts/history";
import { messageTexts } from "../../ui/texts/message";
import { useOnReturn } from "../../ui/useOnReturn";
import { When } from "../../ui/When";
import { useRowAnew } from "./useHistory";
import { useLateAttachments } from "./useLateAttachments";

const useStyles = makeStyles({
  subject: { ...typographyStyles.subtitle1, margin: "0 0 8px", overflowWrap: "anywhere" },
  sentence: { display: "block", marginTop: "8px", overflowWrap: "anywhere" },
  result: { marginTop: "12px" },
  body: { fontFamily: tokens.fontFamilyBase },
});

/** Exchange gives the address for the name of who has none. */
function senderText({ name, address }: NonNullable<Explanation["from"]>): string {
  return name && name !== address ? `${name} <${address}>` : address;
}

type ExplanationViewProps = { id: string; explanation: Explanation };

export function ExplanationView({ id, explanation }: ExplanationViewProps) {
  const styles = useStyles();
  const showAnew = useRowAnew();
  const ids = { id, internetMessageId: null, restId: null };
  const isRecorded = explanation.outcome === "recorded";
  // What cannot be read just now stays as it is.
  const explainAgain = () => showAnew(id).catch(() => null);
  const choosing = useChoose(ids, isRecorded, explainAgain);
  const relating = useRelate(ids, explanation.people, isRecorded, explainAgain);
  const ignoring = useIgnoreAddress(explainAgain);
  const goCreate = useOnReturn(() => void explainAgain());
  const late = useLateAttachments(id, explanation, explainAgain);
  const { from, receivedAt, findings, lookedAtAgain, relatedTo } = explanation;
  return (
    <div className={styles.body}>
      <h2 className={styles.subject} dir="auto">
        {subjectText(explanation.subject)}
      </h2>
      <OutcomeBadge of={explanation} />
      <Text className={styles.sentence}>
        {explanation.sentence}
        {lookedAtAgain !== null && ` ${historyTexts.until(lookedAtAgain)}`}
      </Text>
      <div className={styles.result}>
        <ChoiceResult choosing={choosing} />
        <RelateResult relating={relating} />
        <IgnoreResult ignoring={ignoring} />
        {late.error !== null && (
          <Notice intent="error" title={messageTexts.notDone} onDismiss={late.forget}>
            {failureText(late.error)}
          </Notice>
        )}
      </div>
      <Facts
        facts={[
          [explanationTexts.from, from && senderText(from)],
          [explanationTexts.received, receivedAt && <When at={receivedAt} past />],
        ]}
      />
      {findings.length > 0 && (
        <ExplanationPart title={explanationTexts.findings} level={3}>
          <Findings findings={findings} />
        </ExplanationPart>
      )}
      <ExplanationParts
        explanation={late.shown}
        level={3}
        personAction={(person) => <ChooseAnother person={person} choosing={choosing} />}
        related={relatedTo !== null && <RelatedTo relation={relatedTo} relating={relating} level={3} />}
        ignoring={ignoring}
        onCreate={goCreate}
        attachmentsAction={<RecordAttachments {...late} />}
      />
    </div>
  );
}
