import { makeStyles, Text, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Explanation } from "../../api/types";
import { Facts } from "../../ui/Facts";
import { OutcomeBadge } from "../../ui/OutcomeBadge";
import { RecordLinks } from "../../ui/RecordLinks";
import { explanationTexts, historyTexts } from "../../ui/texts/history";
import { When } from "../../ui/When";
import { Findings } from "../../ui/Findings";
import { MatchedPeople } from "../../ui/MatchedPeople";

const useStyles = makeStyles({
  subject: { ...typographyStyles.subtitle1, margin: "0 0 8px", overflowWrap: "anywhere" },
  sentence: { display: "block", marginTop: "8px", overflowWrap: "anywhere" },
  heading: { ...typographyStyles.subtitle2, margin: "24px 0 8px" },
  list: { margin: 0, paddingLeft: "20px", overflowWrap: "anywhere" },
  body: {
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
});

export function ExplanationView({ explanation }: { explanation: Explanation }) {
  const styles = useStyles();
  const { from, receivedAt, findings, people, unmatched, records, lookedAtAgain } = explanation;
  return (
    <div className={styles.body}>
      <h2 className={styles.subject} dir="auto">
        {explanation.subject === "" ? historyTexts.noSubject : explanation.subject}
      </h2>
      <OutcomeBadge outcome={explanation.outcome} />
      <Text className={styles.sentence}>
        {explanation.sentence}
        {lookedAtAgain !== null && ` ${historyTexts.until(lookedAtAgain)}`}
      </Text>
      <Facts
        facts={[
          [explanationTexts.from, from && (from.name ? `${from.name} <${from.address}>` : from.address)],
          [explanationTexts.received, receivedAt && <When at={receivedAt} clock />],
        ]}
      />
      {findings.length > 0 && (
        <Part title={explanationTexts.findings}>
          <Findings findings={findings} />
        </Part>
      )}
      {people.length > 0 && (
        <Part title={explanationTexts.people}>
          <MatchedPeople people={people} />
        </Part>
      )}
      {unmatched.length > 0 && (
        <Part title={explanationTexts.unmatched}>
          <ul className={styles.list}>
            {unmatched.map((address) => (
              <li key={address}>{address}</li>
            ))}
          </ul>
        </Part>
      )}
      {records.length > 0 && (
        <Part title={explanationTexts.records}>
          <RecordLinks records={records} />
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}
