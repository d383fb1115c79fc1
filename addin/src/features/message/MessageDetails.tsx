import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useId, useState, type ReactNode } from "react";
import type { Explanation } from "../../api/types";
import { Findings } from "../../ui/Findings";
import { MatchedPeople } from "../../ui/MatchedPeople";
import { RecordLinks } from "../../ui/RecordLinks";
import { messageTexts } from "../../ui/texts/message";

const useStyles = makeStyles({
  part: {
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: "anywhere",
  },
  heading: { ...typographyStyles.subtitle2, margin: "16px 0 8px" },
  list: { margin: 0, paddingLeft: "20px" },
  why: { marginTop: "12px", marginLeft: "-12px", minWidth: 0 },
  findings: { marginTop: "8px" },
});

/** The people, the addresses of nobody, what was made of the message, and every rule that applied. */
export function MessageDetails({ explanation }: { explanation: Explanation }) {
  const styles = useStyles();
  const { people, unmatched, records, findings } = explanation;
  return (
    <>
      {people.length > 0 && (
        <Part title={messageTexts.people}>
          <MatchedPeople people={people} />
        </Part>
      )}
      {unmatched.length > 0 && (
        <Part title={messageTexts.unmatched}>
          <ul className={styles.list}>
            {unmatched.map((address) => (
              <li key={address}>{address}</li>
            ))}
          </ul>
        </Part>
      )}
      {records.length > 0 && (
        <Part title={messageTexts.made}>
          <RecordLinks records={records} />
        </Part>
      )}
      {findings.length > 0 && <Why findings={findings} />}
    </>
  );
}

function Why({ findings }: Pick<Explanation, "findings">) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        className={styles.why}
        appearance="subtle"
        icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {messageTexts.why}
      </Button>
      <div id={id} className={styles.findings} hidden={!open}>
        <Findings findings={findings} />
      </div>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {children}
    </section>
  );
}
