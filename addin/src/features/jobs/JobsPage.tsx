import { ArrowSyncRegular } from "@fluentui/react-icons";
import type { SyncJob } from "../../api/types";
import { Bones } from "../../ui/Bones";
import { EmptyState } from "../../ui/EmptyState";
import { Loaded } from "../../ui/Loaded";
import { Page } from "../../ui/Page";
import { jobTexts } from "../../ui/texts/runs";
import { JobNotices } from "./JobNotices";
import { JobsTable } from "./JobsTable";
import { useAnnouncedRuns } from "./useAnnouncedRuns";
import { useJobs } from "./useJobs";

export default function JobsPage() {
  const jobs = useJobs();
  useAnnouncedRuns(jobs.data?.items);
  return (
    <Page title={jobTexts.title} lead={jobTexts.lead}>
      <Loaded query={jobs} what={jobTexts.what} skeleton={<Bones rows={2} height={56} />}>
        {({ items }) => (items.length === 0 ? <NoJobs /> : <Jobs items={items} />)}
      </Loaded>
    </Page>
  );
}

function NoJobs() {
  return (
    <EmptyState icon={<ArrowSyncRegular />} title={jobTexts.empty}>
      {jobTexts.emptyNext}
    </EmptyState>
  );
}

function Jobs({ items }: { items: readonly SyncJob[] }) {
  return (
    <>
      {items.map((job) => (
        <JobNotices key={job.kind} job={job} />
      ))}
      <JobsTable jobs={items} />
    </>
  );
}
