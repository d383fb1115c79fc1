import { Button, Checkbox, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { RowAct } from "../../api/acts";
import type { HistoryItem } from "../../api/types";
import { failureText } from "../../ui/failureText";
import { home } from "../../ui/home";
import { OutcomeBadge } from "../../ui/OutcomeBadge";
import { RecordLinks } from "../../ui/RecordLinks";
import { batchTexts } from "../../ui/texts/batches";
import { historyTexts, subjectText } from "../../ui/texts/history";
import { When } from "../../ui/When";
import { RowActs } from "./RowActs";
import type { RowState } from "./useRowActs";

const useStyles = makeStyles({
  row: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-start",
    gap: "4px 12px",
    padding: "12px 16px 12px 8px",
    ":not(:first-child)": { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  box: { marginTop: "-6px" },
  words: { flex: "1 1 180px", minWidth: 0, display: "flex", flexDirection: "column", gap: "2px" },
  subject: { overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  sentence: { overflowWrap: "anywhere" },
  failed: { color: tokens.colorStatusDangerForeground3, overflowWrap: "anywhere" },
  side: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px" },
});

type HistoryRowProps = {
  item: HistoryItem;
  state: RowState;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
  onAct: (act: RowAct) => void;
  onWhy: (id: string) => void;
};

export function HistoryRow({ item, state, isSelected, onSelect, onAct, onWhy }: HistoryRowProps) {
  const styles = useStyles();
  const subject = subjectText(item.subject);
  return (
    <li className={styles.row} {...home}>
      <Checkbox
        className={styles.box}
        aria-label={batchTexts.select(subject)}
        checked={isSelected}
        onChange={(_, { checked }) => onSelect(checked === true)}
      />
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
          {state.said ?? item.sentence}
          {state.said === null && item.lookedAtAgain !== null && ` ${historyTexts.until(item.lookedAtAgain)}`}
        </Text>
        {state.error !== null && (
          <Text role="alert" className={styles.failed}>
            {historyTexts.notDone(failureText(state.error))}
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
        <RowActs item={item} subject={subject} state={state} press={onAct} />
      </div>
    </li>
  );
}
