import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useApi } from "../../api/ApiContext";
import { lastRun, progressOf, readJob, type Progress } from "../../api/emailJob";
import { failureReason } from "../../api/failure";
import type { Explanation } from "../../api/types";
import type { SelectedMessage } from "../../office/selection";
import { messageKey, type Answer } from "./useMessage";

const step = 1_500;
/** Five minutes: what takes longer goes on by itself, and the state line says again what it knows. */
const mostSteps = 200;
/** The run may still be at other messages when this one is done; to ask about it costs Exchange and Salesforce a call. */
const stepsBetweenLooks = 8;

/** *Record now* (D16): asks, asks back where a rule says no that the person may override, and follows the run. */
export function useRecordNow({ key, internetMessageId, restId }: SelectedMessage) {
  const api = useApi();
  const client = useQueryClient();
  /** When the person asked, and the last run that had ended before; null: they have not. */
  const [asked, setAsked] = useState<{ at: number; before: string | null } | null>(null);
  const queryKey = messageKey(key);

  const ask = useMutation({
    mutationFn: async ({ anyway, attachments }: { anyway: boolean; attachments: boolean }) => {
      const last = lastRun(await readJob(api));
      await api.client.POST("/api/me/messages/record", { body: { internetMessageId, restId, anyway, attachments } });
      return last;
    },
    // What came of one request is no answer to the next, though both were made before the same run ended.
    onSuccess: (before) => setAsked({ at: Date.now(), before }),
    onError: () => client.invalidateQueries({ queryKey }),
  });

  const progress = useQuery<Progress>({
    queryKey: ["recording", key, asked],
    enabled: asked !== null,
    queryFn: async ({ signal, queryKey: own }) => {
      const steps = client.getQueryState(own)?.dataUpdateCount ?? 0;
      const now = steps >= mostSteps ? "ended" : progressOf(await readJob(api, signal), asked?.before ?? null);
      if (now !== "ended" && steps % stepsBetweenLooks !== 0) return now;
      await client.refetchQueries({ queryKey });
      const answer = client.getQueryData<Answer>(queryKey);
      return answer?.kind === "explained" && isDone(answer.explanation) && !answer.isOld ? "ended" : now;
    },
    refetchInterval: ({ state: { data } }) => (data === "ended" ? false : step),
  });

  const reason = failureReason(ask.error);
  const question = reason?.kind === "problem" && reason.canOverride ? (reason.detail ?? "") : null;
  return {
    ask: () => ask.mutate({ anyway: false, attachments: false }),
    askWithAttachments: () => ask.mutate({ anyway: false, attachments: true }),
    askAnyway: () => ask.mutate({ anyway: true, attachments: ask.variables?.attachments ?? false }),
    giveUp: ask.reset,
    isAsking: ask.isPending,
    /** A rule's own words, which the person may override; null: there is nothing to ask. */
    question,
    error: question === null ? ask.error : null,
    progress: ask.isSuccess && progress.data !== "ended" ? (progress.data ?? "queued") : null,
  };
}

function isDone({ outcome, attachments }: Explanation): boolean {
  return outcome === "recorded" && attachments.every(({ fate }) => fate !== "pending");
}
