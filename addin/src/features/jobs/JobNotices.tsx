import type { SyncJob } from "../../api/types";
import { useMe } from "../../api/useMe";
import { AppLink } from "../../ui/AppLink";
import { Notice } from "../../ui/Notice";
import { common } from "../../ui/texts/common";
import { jobTexts } from "../../ui/texts/runs";

/** Why nothing happens, and the one click that changes it. */
export function JobNotices({ job }: { job: SyncJob }) {
  const help = useMe().data?.helpContact ?? null;
  if (job.stopped) {
    return (
      <Notice intent="error" title={`${jobTexts.stopped}: ${job.name}`}>
        {job.stopped.sentence}{" "}
        {job.stopped.action === "connectSalesforce" && (
          <AppLink to="/connections" inline>
            {jobTexts.connectAgain}
          </AppLink>
        )}
        {job.stopped.action === "askAdministrator" && help !== null && common.helpContact(help)}
      </Notice>
    );
  }
  if (job.enabled) return null;
  return (
    <Notice intent="info">
      {jobTexts.off}{" "}
      <AppLink to="/settings/edit" inline>
        {jobTexts.offNext}
      </AppLink>
    </Notice>
  );
}
