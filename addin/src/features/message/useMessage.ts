import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../api/ApiContext";
import type { Api } from "../../api/client";
import { readJob } from "../../api/emailJob";
import { failureReason } from "../../api/failure";
import type { Explanation, SyncJob } from "../../api/types";
import { sharedMailbox } from "../../office/mailbox";
import type { SelectedMessage } from "../../office/selection";

/** What the API says of one message. It carries the message's key: an answer for one is never shown on another. */
export type Answer = { key: string } & (
  | {
      kind: "explained";
      explanation: Explanation;
      /** It is being decided anew at this moment, and what was said before is shown meanwhile. */
      isOld: boolean;
    }
  | { kind: "undecided"; sentence: string }
  | { kind: "stopped"; stop: Stop }
  | { kind: "shared"; mailbox: string }
  /** Exchange keeps this one message from the service. */
  | { kind: "refused" }
  | { kind: "notHere" }
);

export type Stop = NonNullable<SyncJob["stopped"]>;

/** How soon to ask again, in milliseconds; false: when the person does something. */
const again: Record<Answer["kind"], number | false> = {
  explained: false,
  undecided: 3_000,
  stopped: 10_000,
  shared: false,
  refused: false,
  notHere: false,
};

const whileItFails = 10_000;

/** What is explained may become another by a run, in Outlook or in Salesforce, without a word to the pane. */
const againExplained: Partial<Record<Explanation["outcome"], number>> = {
  pending: 30_000,
  failed: 60_000,
  unresolved: 60_000,
  not_designated: 60_000,
  excluded: 60_000,
};

export function messageKey(key: string) {
  return ["message", key] as const;
}

export function useMessage(message: SelectedMessage) {
  const api = useApi();
  const client = useQueryClient();
  const queryKey = messageKey(message.key);
  return useQuery<Answer>({
    queryKey,
    queryFn: async ({ signal }) => {
      const answer = await ask(api, message, signal);
      const before = client.getQueryData<Answer>(queryKey);
      return answer.kind === "undecided" && before?.kind === "explained" ? { ...before, isOld: true } : answer;
    },
    refetchInterval: ({ state: { data, status } }) => {
      if (status === "error") return whileItFails;
      if (data?.kind !== "explained") return data ? again[data.kind] : false;
      if (data.isOld) return again.undecided;
      return againExplained[data.explanation.outcome] ?? false;
    },
  });
}

async function ask(api: Api, message: SelectedMessage, signal: AbortSignal): Promise<Answer> {
  const { key, internetMessageId, restId } = message;
  // First of all: a copy in one's own mailbox may have the same Message-ID, and would be explained in its place (O1).
  const mailbox = await sharedMailbox(key);
  if (mailbox !== null) return { key, kind: "shared", mailbox };
  if (internetMessageId === null && restId === null) return { key, kind: "notHere" };
  try {
    const { data } = await api.client.POST("/api/me/messages/explain", { body: { internetMessageId, restId }, signal });
    if (!data) throw new Error("The explanation came without a body.");
    return { key, kind: "explained", explanation: data, isOld: false };
  } catch (error) {
    const reason = failureReason(error);
    if (reason?.kind !== "problem") throw error;
    if (reason.status === 404) return { key, kind: "notHere" };
    if (reason.status !== 409) throw error;
    if (reason.code === "message_refused") return { key, kind: "refused" };
    if (reason.code === "being_recorded") return { key, kind: "undecided", sentence: reason.detail ?? "" };
    const stop = (await readJob(api, signal))?.stopped;
    if (!stop) throw error;
    return { key, kind: "stopped", stop };
  }
}
