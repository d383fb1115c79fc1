import type { Api } from "./client";
import type { SyncJob } from "./types";

/** How far the run is that somebody has asked for. */
export type Progress = "queued" | "waiting" | "recording" | "ended";

/** The email job; undefined: the person has none. */
export async function readJob(api: Api, signal?: AbortSignal): Promise<SyncJob | undefined> {
  const { data } = await api.client.GET("/api/me/jobs", { ...(signal ? { signal } : {}) });
  return data?.items.find(({ kind }) => kind === "email");
}

/** @param before The last run that had ended when the person asked. */
export function progressOf(job: SyncJob | undefined, before: string | null): Progress {
  const state = job?.currentRun?.state;
  if (state === "running") return "recording";
  if (state === "waiting" || state === "queued") return state;
  return lastRun(job) === before ? "queued" : "ended";
}

/** The id of the last run that has ended; null: none has. */
export function lastRun(job: SyncJob | undefined): string | null {
  return job?.lastRun?.id ?? null;
}
