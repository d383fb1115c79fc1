import { Button, makeStyles, Text } from "@fluentui/react-components";
import { useRef } from "react";
import type { ExplainedRelation } from "../api/types";
import type { Relating } from "../api/useRelate";
import { connectFirst } from "./ConnectFirst";
import { ExplanationPart } from "./ExplanationParts";
import { failureText } from "./failureText";
import { Notice } from "./Notice";
import { RecordLinks } from "./RecordLinks";
import { RelateDialog } from "./RelateDialog";
import { relateTexts } from "./texts/relate";

const useStyles = makeStyles({
  words: { display: "flex", flexDirection: "column", outlineStyle: "none" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "8px" },
});

type RelatedToProps = { relation: ExplainedRelation; relating: Relating; level: 2 | 3 };

/** The record that a message is related to besides people, and the way to another (R1). */
export function RelatedTo({ relation: { record, sentence, canRelate }, relating, level }: RelatedToProps) {
  const styles = useStyles();
  const words = useRef<HTMLDivElement>(null);
  const relate = useRef<HTMLElement>(null);
  const { isPending, open, remove } = relating;
  return (
    <ExplanationPart title={relateTexts.title} level={level}>
      <div className={styles.words} ref={words} tabIndex={-1}>
        <Text>{record === null ? relateTexts.none : <RecordLinks records={[record]} />}</Text>
        {sentence !== null && <Text size={200}>{sentence}</Text>}
      </div>
      {(canRelate || record !== null) && (
        <div className={styles.buttons}>
          {canRelate && (
            <Button
              ref={(shown: HTMLElement | null) => {
                relate.current = shown;
              }}
              size="small"
              disabledFocusable={isPending}
              onClick={open}
            >
              {isPending ? relateTexts.changing : record === null ? relateTexts.relate : relateTexts.change}
            </Button>
          )}
          {record !== null && (
            <Button
              size="small"
              disabledFocusable={isPending}
              aria-label={relateTexts.removeFrom(record.name)}
              onClick={() => {
                // This button goes with what it removes.
                (relate.current ?? words.current)?.focus();
                remove();
              }}
            >
              {relateTexts.remove}
            </Button>
          )}
        </div>
      )}
      <RelateDialog relating={relating} />
    </ExplanationPart>
  );
}

/** What became of it. */
export function RelateResult({ relating: { done, error, giveUp } }: { relating: Relating }) {
  if (error !== null)
    return (
      <Notice intent="error" title={relateTexts.notChanged} onDismiss={giveUp} {...connectFirst(error)}>
        {failureText(error)}
      </Notice>
    );
  return done === undefined ? null : (
    <Notice intent="success" onDismiss={giveUp}>
      {done.isOwed
        ? relateTexts.remembered
        : done.name === null
          ? relateTexts.removed(done.isRecorded)
          : relateTexts.related(done.name, done.isRecorded)}
    </Notice>
  );
}
