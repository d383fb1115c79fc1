import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";
import type { Explanation } from "../api/types";
import type { Ignoring } from "../api/useIgnoreAddress";
import { AttachmentList } from "./AttachmentList";
import { home } from "./home";
import { MadeRecords } from "./MadeRecords";
import { MatchedPeople, type PersonAction } from "./MatchedPeople";
import { explanationTexts } from "./texts/history";
import { UnmatchedAddresses } from "./UnmatchedAddresses";
import { UnsoughtAddresses } from "./UnsoughtAddresses";

const useStyles = makeStyles({
  part: {
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: "anywhere",
  },
  heading: { ...typographyStyles.subtitle2, margin: "20px 0 8px" },
});

/** Under what title of the page the parts stand. */
type Level = 2 | 3;

type ExplanationPartsProps = {
  explanation: Pick<Explanation, "outcome" | "people" | "unmatched" | "unsought" | "records" | "made" | "attachments">;
  level: Level;
  personAction?: PersonAction;
  /** What it is related to besides people; nothing where it is left out. */
  related?: ReactNode;
  ignoring: Ignoring;
  /** Somebody goes to Salesforce to make a person of an address. */
  onCreate?: () => void;
  /** What can be done about the attachments. */
  attachmentsAction?: ReactNode;
};

/** The people who matched, the addresses of nobody, what was made of the message; what there is none of is left out. */
export function ExplanationParts(props: ExplanationPartsProps) {
  const { explanation, level, personAction, related, ignoring, onCreate, attachmentsAction } = props;
  const { outcome, people, unmatched, unsought, records, made, attachments } = explanation;
  return (
    <>
      {people.length > 0 && (
        <ExplanationPart title={explanationTexts.people} level={level}>
          <MatchedPeople people={people} action={personAction} />
        </ExplanationPart>
      )}
      {unmatched.length > 0 && (
        <ExplanationPart title={explanationTexts.unmatched(outcome === "recorded")} level={level}>
          <UnmatchedAddresses addresses={unmatched} ignoring={ignoring} onFollow={onCreate} />
        </ExplanationPart>
      )}
      {unsought.length > 0 && <UnsoughtAddresses addresses={unsought} />}
      {related}
      {records.length > 0 && (
        <ExplanationPart title={explanationTexts.records} level={level}>
          <MadeRecords records={records} made={made} attachments={attachments} />
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
    <section aria-labelledby={id} className={styles.part} {...home}>
      <Heading id={id} className={styles.heading}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
