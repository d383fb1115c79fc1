import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { SyncJob } from "../../api/types";
import { AppLink } from "../../ui/AppLink";
import { DataTable, type Column } from "../../ui/DataTable";
import { narrow } from "../../ui/layout";
import { RunProgress } from "../../ui/RunProgress";
import { RunResult } from "../../ui/RunResult";
import { jobTexts } from "../../ui/texts/runs";
import { When } from "../../ui/When";
import { JobActions } from "./JobActions";
import { isActive } from "./useJobs";

const { columns: headings } = jobTexts;

const columns: readonly Column<SyncJob>[] = [
  { key: "job", heading: headings.job, cell: (job) => <AppLink to="/settings">{job.name}</AppLink> },
  { key: "enabled", heading: headings.enabled, cell: (job) => (job.enabled ? jobTexts.yes : jobTexts.no) },
  { key: "lastRun", heading: headings.lastRun, cell: (job) => <LastRun job={job} /> },
  {
    key: "frequency",
    heading: headings.frequency,
    cell: (job) => (job.frequency ? jobTexts.frequency(job.frequency.intervalMinutes) : ""),
  },
  {
    key: "nextRun",
    heading: headings.nextRun,
    cell: (job) => (job.nextRunAt === null || job.stopped !== null ? jobTexts.noNextRun : <When at={job.nextRunAt} />),
  },
  { key: "actions", heading: headings.actions, cell: (job) => <JobActions job={job} /> },
];

export function JobsTable({ jobs }: { jobs: readonly SyncJob[] }) {
  return <DataTable caption={jobTexts.caption} columns={columns} rows={jobs} rowKey={(job) => job.kind} />;
}

const useStyles = makeStyles({
  // As tall as a progress bar with its words, so that the table stands still when a run begins and ends.
  root: { minHeight: "64px", minWidth: "180px", [narrow]: { minWidth: 0 } },
  missing: { display: "block", color: tokens.colorStatusWarningForeground3 },
});

function LastRun({ job }: { job: SyncJob }) {
  const styles = useStyles();
  const missing = job.notYetSeen ?? 0;
  const isUnknown = job.notYetSeen === null && job.enabled && job.lastRun !== null && !isActive(job);
  return (
    <div className={styles.root}>
      {job.currentRun && isActive(job) ? (
        <RunProgress run={job.currentRun} name={job.name} />
      ) : (
        <RunResult run={job.lastRun} green={missing === 0 && !isUnknown} />
      )}
      {(missing > 0 || isUnknown) && (
        <Text size={200} className={styles.missing}>
          {isUnknown ? jobTexts.notCounted : jobTexts.notYetSeen(missing)}
        </Text>
      )}
      {job.lastRun && !isActive(job) && <AppLink to="/history">{jobTexts.toHistory}</AppLink>}
    </div>
  );
}
