import { Button, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useAnnounce } from "../../ui/announce";
import type { SyncJob } from "../../api/types";
import { AppLink } from "../../ui/AppLink";
import { failureText } from "../../ui/failureText";
import { common } from "../../ui/texts/common";
import { jobTexts } from "../../ui/texts/runs";
import { stopId } from "./JobNotices";
import { isActive, useSyncNow } from "./useJobs";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px 16px" },
  word: { display: "block", marginTop: "4px", maxWidth: "32ch" },
  refused: { color: tokens.colorStatusDangerForeground3 },
});

export function JobActions({ job }: { job: SyncJob }) {
  const styles = useStyles();
  const announce = useAnnounce();
  const syncNow = useSyncNow();
  const active = isActive(job);
  const [queuedBehind, setQueuedBehind] = useState<string | null>(null);

  const press = () => {
    setQueuedBehind(active ? (job.currentRun?.id ?? null) : null);
    syncNow.mutate(
      {},
      {
        onSuccess: () => announce(active ? jobTexts.queuedBehind : jobTexts.queued),
        onError: (error) => announce(`${jobTexts.refused} ${failureText(error)}`),
      },
    );
  };

  return (
    <>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          icon={<ArrowSyncRegular />}
          aria-label={jobTexts.syncNowOf(job.name)}
          // Not taken out of the order of the keys: who gets there hears why.
          disabledFocusable={syncNow.isPending || job.stopped !== null}
          {...(job.stopped ? { "aria-describedby": stopId(job) } : {})}
          onClick={press}
        >
          {jobTexts.syncNow}
        </Button>
        <AppLink to="/settings/edit" label={jobTexts.edit(job.name)}>
          {common.edit}
        </AppLink>
      </div>
      {syncNow.isSuccess && active && job.currentRun?.id === queuedBehind && (
        <Text size={200} className={styles.word}>
          {jobTexts.queuedBehind}
        </Text>
      )}
      {syncNow.isError && (
        <Text size={200} className={mergeClasses(styles.word, styles.refused)}>
          {jobTexts.refused} {failureText(syncNow.error)}
        </Text>
      )}
    </>
  );
}
