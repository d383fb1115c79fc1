import { useEffect, useRef } from "react";
import { useAnnounce } from "../../ui/announce";
import type { SyncJob } from "../../api/types";
import { jobTexts, runTexts } from "../../ui/texts/runs";
import { isActive } from "./useJobs";

/** Says politely when a run's state changes; what was so when the page opened is on the page and is not said. */
export function useAnnouncedRuns(jobs: readonly SyncJob[] | undefined) {
  const announce = useAnnounce();
  const before = useRef<ReadonlyMap<string, string>>(null);
  useEffect(() => {
    if (!jobs) return;
    const now = new Map(jobs.map((job) => [job.name, sentence(job)]));
    for (const [name, words] of now) {
      if (before.current && words !== "" && before.current.get(name) !== words) announce(words);
    }
    before.current = now;
  }, [jobs, announce]);
}

function sentence(job: SyncJob): string {
  if (job.currentRun && isActive(job)) {
    const state = job.currentRun.state;
    return state === "finished" ? "" : jobTexts.announce[state](job.name);
  }
  const result = job.lastRun?.result;
  return result ? jobTexts.announce.finished(job.name, runTexts.results[result]) : "";
}
