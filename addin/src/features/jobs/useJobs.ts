import { useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../api/ApiContext";
import type { SyncJob } from "../../api/types";

const path = "/api/me/jobs";

/** Polled each second while a run is on, else often enough that a run started elsewhere is seen. */
export function useJobs() {
  return useApi().query.useQuery(
    "get",
    path,
    {},
    { refetchInterval: (query) => (query.state.data?.items.some(isActive) ? 1_000 : 15_000) },
  );
}

export function useSyncNow() {
  const client = useQueryClient();
  return useApi().query.useMutation("post", "/api/me/jobs/email/runs", {
    onSettled: () => client.invalidateQueries({ queryKey: ["get", path] }),
  });
}

export function isActive(job: SyncJob): boolean {
  return job.currentRun !== null && job.currentRun.state !== "finished";
}
