import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, ErrorCircleRegular, WarningRegular } from "@fluentui/react-icons";
import type { Run } from "../api/types";
import { common } from "./texts/common";
import { runTexts } from "./texts/runs";
import { When } from "./When";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "2px", minWidth: 0 },
  line: { display: "flex", alignItems: "flex-start", gap: "6px" },
  icon: {
    flexShrink: 0,
    fontSize: "16px",
    lineHeight: "20px",
    display: "inline-flex",
    height: "20px",
    alignItems: "center",
  },
  completed: { color: tokens.colorStatusSuccessForeground1 },
  completedWithProblems: { color: tokens.colorStatusWarningForeground1 },
  failed: { color: tokens.colorStatusDangerForeground3 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const icons = {
  completed: <CheckmarkCircleRegular />,
  completedWithProblems: <WarningRegular />,
  failed: <ErrorCircleRegular />,
};

/** How the last run ended, in words (T4). `green` is false while a message in the window has no row (E4). */
export function RunResult({ run, green = true }: { run: Run | null; green?: boolean }) {
  const styles = useStyles();
  if (!run) return <Text>{common.never}</Text>;
  const result = run.result;
  // Among the decided may be messages that an earlier run was the first to see.
  return (
    <div className={styles.root}>
      <span className={styles.line}>
        {result && (green || result !== "completed") && (
          <span className={mergeClasses(styles.icon, styles[result])} aria-hidden="true">
            {icons[result]}
          </span>
        )}
        <Text>
          {result ? runTexts.results[result] : runTexts.states[run.state]}
          {run.endedAt !== null && (
            <>
              {", "}
              <When at={run.endedAt} past />
            </>
          )}
        </Text>
      </span>
      <Text size={200} className={styles.quiet}>
        {runTexts.counts(run.recorded, Math.max(run.seen, run.decided))}
      </Text>
      {run.cause !== null && <Text size={200}>{run.cause}</Text>}
    </div>
  );
}
