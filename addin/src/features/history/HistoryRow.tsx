import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { HistoryItem } from "../../api/types";
import { failureText } from "../../ui/failureText";
import { OutcomeBadge } from "../../ui/OutcomeBadge";
import { RecordLinks } from "../../ui/RecordLinks";
import { historyTexts } from "../../ui/texts/history";
import { When } from "../../ui/When";
import { RowAct } from "./RowAct";
import { useRowAct } from "./useRowAct";

const useStyles = makeStyles({
  row: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-start",
    gap: "4px 16px",
    padding: "12px 16px",
    ":not(:first-child)": { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  words: { flex: "1 1 220px", minWidth: 0, display: "flex", flexDirection: "column", gap: "2px" },
  subject: { overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  sentence: { overflowWrap: "anywhere" },
  failed: { color: tokens.colorStatusDangerForeground1, overflowWrap: "anywhere" },
  side: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px" },
});

export function HistoryRow({ item, onWhy }: { item: HistoryItem; onWhy: (id: string) => void }) {
  const styles = useStyles();
  const acting = useRowAct(item);
  const subject = item.subject === "" ? historyTexts.noSubject : item.subject;
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <Text weight="semibold" className={styles.subject} dir="auto">
          {subject}
        </Text>
        <Text size={200} className={styles.quiet}>
          <bdi>{item.from?.name ?? item.from?.address ?? historyTexts.unknownSender}</bdi>
          {item.receivedAt !== null && (
            <>
              {" · "}
              <When at={item.receivedAt} />
            </>
          )}
        </Text>
        <Text className={styles.sentence}>
          {acting.isRestored ? historyTexts.restored : item.sentence}
          {!acting.isRestored && item.lookedAtAgain !== null && ` ${historyTexts.until(item.lookedAtAgain)}`}
        </Text>
        {acting.error !== null && (
          <Text role="alert" className={styles.failed}>
            {historyTexts.notDone(failureText(acting.error))}
          </Text>
        )}
        {item.records.length > 0 && (
          <Text size={200} className={styles.quiet}>
            {historyTexts.records} <RecordLinks records={item.records} />
          </Text>
        )}
      </div>
      <div className={styles.side}>
        <OutcomeBadge of={item} />
        <Button
          size="small"
          aria-haspopup="dialog"
          aria-label={historyTexts.whyOf(subject)}
          onClick={() => onWhy(item.id)}
        >
          {historyTexts.why}
        </Button>
        <RowAct item={item} subject={subject} acting={acting} />
      </div>
    </li>
  );
}
