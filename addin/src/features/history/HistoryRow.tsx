import { Button, Checkbox, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { RowAct } from "../../api/acts";
import type { HistoryItem } from "../../api/types";
import { useIgnoreAddress } from "../../api/useIgnoreAddress";
import { failureText } from "../../ui/failureText";
import { home } from "../../ui/home";
import { IgnoreResult } from "../../ui/IgnoreResult";
import { OutcomeBadge } from "../../ui/OutcomeBadge";
import { RecordLinks } from "../../ui/RecordLinks";
import { batchTexts } from "../../ui/texts/batches";
import { historyTexts, subjectText } from "../../ui/texts/history";
import { useOnReturn } from "../../ui/useOnReturn";
import { When } from "../../ui/When";
import { RowActs } from "./RowActs";
import { RowAddresses } from "./RowAddresses";
import { useRowAnew } from "./useHistory";
import type { RowState } from "./useRowActs";

/** Of a message to more, the rest are behind *Why?*. */
const mostInMenu = 5;

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
  result: { flexBasis: "100%", minWidth: 0 },
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
  const showAnew = useRowAnew();
  // What cannot be read just now stays as it is.
  const rowAnew = () => showAnew(item.id).catch(() => null);
  const ignoring = useIgnoreAddress(rowAnew);
  const goCreate = useOnReturn(() => void rowAnew());
  const addresses = item.unmatched.slice(0, mostInMenu);
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
              <When at={item.receivedAt} past />
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
        {addresses.length > 0 && (
          <RowAddresses addresses={addresses} subject={subject} ignoring={ignoring} onFollow={goCreate} />
        )}
      </div>
      {(ignoring.done !== null || ignoring.error !== null) && (
        <div className={styles.result}>
          <IgnoreResult ignoring={ignoring} />
        </div>
      )}
    </li>
  );
}
