import { makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import type { Run } from "../api/types";
import { runTexts } from "./texts/runs";
import { useNow } from "./useNow";
import { When } from "./When";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "4px", maxWidth: "320px" },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
});

/** A run that has not ended. Its numbers change every second and are not announced; its states are, by the page. */
export function RunProgress({ run, name }: { run: Run; name: string }) {
  const styles = useStyles();
  const counted = run.of !== null && run.of > 0;
  // A message that is decided anew may not have been counted among those to come.
  const decided = run.of === null ? run.decided : Math.min(run.decided, run.of);
  const words = runTexts.progress(decided, run.of, run.recorded);
  return (
    <div className={styles.root}>
      <Text weight="semibold">{runTexts.states[run.state]}</Text>
      {run.state === "queued" ? (
        <Text size={200}>{runTexts.queuedNext}</Text>
      ) : (
        <>
          <ProgressBar
            aria-label={runTexts.progressLabel(name)}
            aria-valuetext={words}
            thickness="large"
            {...(counted ? { value: decided, max: run.of ?? 0 } : {})}
            {...(run.state === "waiting" ? { color: "warning" as const, value: counted ? decided : 0 } : {})}
          />
          <Text size={200} className={styles.quiet}>
            {words}
          </Text>
        </>
      )}
      {run.state === "waiting" && (
        <Text size={200}>
          <Waiting until={run.resumesAt} />
        </Text>
      )}
    </div>
  );
}

/** @param until Once it has passed, the run goes on in a moment: when exactly is not known. */
function Waiting({ until }: { until: string | null }) {
  const now = useNow();
  if (until === null || new Date(until) <= now) return runTexts.waiting;
  return (
    <>
      {runTexts.waitingUntil} <When at={until} />.
    </>
  );
}
