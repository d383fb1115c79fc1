import type { SyncJob } from "../../api/types";
import { useMe } from "../../api/useMe";
import { AppLink } from "../../ui/AppLink";
import { Notice } from "../../ui/Notice";
import { common } from "../../ui/texts/common";
import { jobTexts } from "../../ui/texts/runs";

type Stop = NonNullable<SyncJob["stopped"]>;

/** Why nothing happens, and the one click that changes it. A job that was never on, or was switched off, is no fault. */
export function JobNotices({ job }: { job: SyncJob }) {
  if (!job.stopped) return null;
  return (
    <Notice
      intent={job.enabled ? "error" : "info"}
      {...(job.enabled ? { title: `${jobTexts.stopped}: ${job.name}` } : {})}
    >
      <span id={stopId(job)}>{job.stopped.sentence}</span> <WayOut action={job.stopped.action} />
    </Notice>
  );
}

/** Where the page says why a job cannot run: what is disabled by that refers to it. */
export function stopId({ kind }: SyncJob): string {
  return `stopped-${kind}`;
}

function WayOut({ action }: { action: Stop["action"] }) {
  const help = useMe().data?.helpContact ?? null;
  switch (action) {
    case "connectSalesforce":
      return (
        <AppLink to="/connections" inline>
          {jobTexts.toConnections}
        </AppLink>
      );
    case "chooseSettings":
      return (
        <AppLink to="/settings/edit" inline>
          {jobTexts.toSettings}
        </AppLink>
      );
    case "askAdministrator":
      return common.askAdministrator(help);
  }
}
