import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";
import type { Explanation } from "../api/types";
import { AttachmentList } from "./AttachmentList";
import { MatchedPeople, type PersonAction } from "./MatchedPeople";
import { RecordLinks } from "./RecordLinks";
import { explanationTexts } from "./texts/history";

const useStyles = makeStyles({
  part: {
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: "anywhere",
  },
  heading: { ...typographyStyles.subtitle2, margin: "20px 0 8px" },
  list: { margin: 0, paddingLeft: "20px" },
});

/** Under what title of the page the parts stand. */
type Level = 2 | 3;

type ExplanationPartsProps = {
  explanation: Pick<Explanation, "people" | "unmatched" | "records" | "attachments">;
  level: Level;
  personAction?: PersonAction;
  /** What it is related to besides people; nothing where it is left out. */
  related?: ReactNode;
  /** What can be done about the attachments. */
  attachmentsAction?: ReactNode;
};

/** The people who matched, the addresses of nobody, what was made of the message; what there is none of is left out. */
export function ExplanationParts(props: ExplanationPartsProps) {
  const { explanation, level, personAction, related, attachmentsAction } = props;
  const { people, unmatched, records, attachments } = explanation;
  const styles = useStyles();
  return (
    <>
      {people.length > 0 && (
        <ExplanationPart title={explanationTexts.people} level={level}>
          <MatchedPeople people={people} action={personAction} />
        </ExplanationPart>
      )}
      {unmatched.length > 0 && (
        <ExplanationPart title={explanationTexts.unmatched} level={level}>
          <ul className={styles.list}>
            {unmatched.map((address) => (
              <li key={address}>{address}</li>
            ))}
          </ul>
        </ExplanationPart>
      )}
      {related}
      {records.length > 0 && (
        <ExplanationPart title={explanationTexts.records} level={level}>
          <RecordLinks records={records} />
        </ExplanationPart>
      )}
      {attachments.length > 0 && (
        <ExplanationPart title={explanationTexts.attachments} level={level}>
          <AttachmentList attachments={attachments} />
          {attachmentsAction}
        </ExplanationPart>
      )}
    </>
  );
}

export function ExplanationPart({ title, level, children }: { title: string; level: Level; children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section aria-labelledby={id} className={styles.part}>
      <Heading id={id} className={styles.heading}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
