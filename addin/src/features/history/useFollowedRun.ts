import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useApi } from "../../api/ApiContext";
import { lastRun, progressOf, readJob } from "../../api/emailJob";

const step = 2_000;
/** Five minutes: what takes longer is shown when the list is read anew. */
const mostSteps = 150;
/** In milliseconds: rows that are asked for together wait for the same run. */
const together = 2_000;

/**
 * Follows the run that rows were asked for, one for all of them.
 * @param onEnded What is to be shown of them when it has ended.
 */
export function useFollowedRun(onEnded: (ids: readonly string[]) => Promise<unknown>) {
  const api = useApi();
  const client = useQueryClient();
  const [asked, setAsked] = useState<{ ids: readonly string[]; before: string | null } | null>(null);

  useQuery({
    queryKey: ["followed", asked],
    enabled: asked !== null,
    gcTime: 0,
    queryFn: async ({ signal, queryKey }) => {
      if (asked === null) return "ended";
      const steps = client.getQueryState(queryKey)?.dataUpdateCount ?? 0;
      const now = steps < mostSteps ? progressOf(await readJob(api, signal), asked.before) : "ended";
      if (now === "ended") {
        await onEnded(asked.ids);
        setAsked((later) => (later === asked ? null : later));
      }
      return now;
    },
    refetchInterval: ({ state: { data } }) => (data === "ended" ? false : step),
  });

  return {
    ids: asked?.ids ?? [],
    /** Asks for a row by what is handed in, and follows what comes of it. */
    follow: async (id: string, ask: () => Promise<unknown>) => {
      const before = await client.query({
        queryKey: ["lastRun"],
        queryFn: async ({ signal }) => lastRun(await readJob(api, signal)),
        staleTime: together,
      });
      await ask();
      setAsked((now) => ({ ids: [...new Set([...(now?.ids ?? []), id])], before }));
    },
  };
}
