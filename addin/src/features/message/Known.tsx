import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { Explanation, KnownMessage } from "../../api/types";
import { useIgnoreAddress, type Ignoring } from "../../api/useIgnoreAddress";
import type { SelectedMessage } from "../../office/selection";
import { Bones } from "../../ui/Bones";
import { Disclosure } from "../../ui/Disclosure";
import { ExplanationPart, ExplanationParts } from "../../ui/ExplanationParts";
import { Findings } from "../../ui/Findings";
import { IgnoreResult } from "../../ui/IgnoreResult";
import { Loaded } from "../../ui/Loaded";
import { OutcomeBadge } from "../../ui/OutcomeBadge";
import { RecordLinks } from "../../ui/RecordLinks";
import { messageTexts } from "../../ui/texts/message";
import { relateTexts } from "../../ui/texts/relate";
import { UnsoughtAddresses } from "../../ui/UnsoughtAddresses";
import { useKnown } from "./useKnown";

/** A message to hundreds shows no hundreds of addresses that nothing can be done about. */
const mostSought = 10;

const useStyles = makeStyles({
  note: { display: "block", marginTop: "12px", color: tokens.colorNeutralForeground2 },
  words: { display: "block", marginTop: "8px", overflowWrap: "anywhere" },
  list: { margin: 0, paddingLeft: "20px", overflowWrap: "anywhere" },
});

type KnownProps = {
  message: SelectedMessage;
  /** The sync is stopped: what cannot be known is said, and that nothing is. */
  isStopped: boolean;
};

/** What is known of a message that cannot be decided now: what the last sync said of it, else what the next will ask. */
export function Known({ message, isStopped }: KnownProps) {
  const styles = useStyles();
  const query = useKnown(message);
  const ignoring = useIgnoreAddress(query.refetch);
  return (
    <Loaded query={query} what={messageTexts.known.what} skeleton={<Bones rows={3} height={24} />}>
      {(known) => (
        <>
          {isStopped && (
            <Text className={styles.note}>{messageTexts.known[known === null ? "nothing" : "unknownNow"]}</Text>
          )}
          <IgnoreResult ignoring={ignoring} />
          {known !== null && (known.before ? <Before {...known.before} ignoring={ignoring} /> : <NotYet {...known} />)}
        </>
      )}
    </Loaded>
  );
}

function Before({ ignoring, ...explanation }: Explanation & { ignoring: Ignoring }) {
  const styles = useStyles();
  const { sentence, relatedTo, findings } = explanation;
  const record = relatedTo?.record ?? null;
  return (
    <>
      <ExplanationPart title={messageTexts.known.before} level={2}>
        <OutcomeBadge of={explanation} />
        <Text className={styles.words}>{sentence}</Text>
      </ExplanationPart>
      <ExplanationParts
        explanation={explanation}
        level={2}
        related={
          record !== null && (
            <ExplanationPart title={relateTexts.title} level={2}>
              <RecordLinks records={[record]} />
            </ExplanationPart>
          )
        }
        ignoring={ignoring}
      />
      <Disclosure label={messageTexts.why}>
        <Findings findings={findings} />
      </Disclosure>
    </>
  );
}

function NotYet({ sought, unsought }: KnownMessage) {
  const styles = useStyles();
  const shown = sought.slice(0, mostSought);
  return (
    <>
      <ExplanationPart title={messageTexts.known.sought} level={2}>
        <ul className={styles.list}>
          {shown.map((address) => (
            <li key={address}>{address}</li>
          ))}
          {shown.length < sought.length && <li>{messageTexts.known.more(sought.length - shown.length)}</li>}
        </ul>
      </ExplanationPart>
      {unsought.length > 0 && <UnsoughtAddresses addresses={unsought} />}
    </>
  );
}
