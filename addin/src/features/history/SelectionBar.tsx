import { Button, Checkbox, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { canDo, type RowAct } from "../../api/acts";
import { home } from "../../ui/home";
import { batchTexts } from "../../ui/texts/batches";
import { inSight, useStickyBar } from "../../ui/useStickyBar";
import { BatchNotice } from "./BatchNotice";
import type { Batch, Progress } from "./useBatch";
import type { Selection } from "./useSelection";

const acts: readonly RowAct[] = ["undo", "ignore", "restore", "record"];

const useStyles = makeStyles({
  bar: {
    ...inSight.top,
    position: "sticky",
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "4px 12px",
    padding: "4px 8px",
    marginBottom: "8px",
  },
  progress: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "4px 12px", flex: "1 1 200px" },
  track: { flex: "1 1 96px", minWidth: "64px", maxWidth: "240px" },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
});

/** How many rows are selected, what can be done about them at once, and what is being done: that also where no rows are on show. */
export function SelectionBar({ selection, batch }: { selection: Selection; batch: Batch }) {
  const styles = useStyles();
  const { selected, count, setAll } = selection;
  const bar = useStickyBar("top");
  return (
    <>
      {(count > 0 || batch.progress !== null) && (
        <div ref={bar} role="group" aria-label={batchTexts.label} className={styles.bar} {...home}>
          {count > 0 && (
            <Checkbox
              label={batchTexts.selectAll(count)}
              checked={selected.length === 0 ? false : selected.length === count ? true : "mixed"}
              onChange={(_, { checked }) => setAll(checked === true)}
            />
          )}
          {selected.length > 0 && (
            <Text size={200} className={styles.quiet}>
              {batchTexts.selected(selected.length)}
            </Text>
          )}
          {batch.progress === null ? (
            <Acts selection={selection} batch={batch} />
          ) : (
            <Going {...batch.progress} batch={batch} />
          )}
        </div>
      )}
      <BatchNotice batch={batch} />
    </>
  );
}

function Acts({ selection: { selected }, batch }: { selection: Selection; batch: Batch }) {
  const styles = useStyles();
  if (selected.length === 0) return null;
  const offered = acts
    .map((act) => ({ act, items: selected.filter(({ code }) => canDo(act, code)) }))
    .filter(({ items }) => items.length > 0);
  if (offered.length === 0)
    return (
      <Text size={200} className={styles.quiet}>
        {batchTexts.nothing}
      </Text>
    );
  return offered.map(({ act, items }) => (
    <Button key={act} size="small" onClick={() => batch.press({ act, items, isSelection: true })}>
      {batchTexts.act(act, items.length, selected.length)}
    </Button>
  ));
}

/** Its numbers are not announced; its end is. */
function Going({ act, done, of, isStopping, batch }: Progress & { batch: Batch }) {
  const styles = useStyles();
  const words = batchTexts.progress(act, done, of);
  return (
    <div className={styles.progress}>
      <Text size={200} className={styles.quiet}>
        {words}
      </Text>
      <ProgressBar
        className={styles.track}
        aria-label={batchTexts.label}
        aria-valuetext={words}
        value={done}
        max={of}
      />
      <Button size="small" disabledFocusable={isStopping} onClick={batch.stop}>
        {isStopping ? batchTexts.stopping : batchTexts.stop}
      </Button>
    </div>
  );
}
