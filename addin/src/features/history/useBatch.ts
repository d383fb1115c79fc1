import { useEffect, useRef, useState } from "react";
import { isSetAside, type RowAct } from "../../api/acts";
import { failureReason } from "../../api/failure";
import type { HistoryItem } from "../../api/types";
import { useAnnounce } from "../../ui/announce";
import { failureText } from "../../ui/failureText";
import { historyTexts, subjectText } from "../../ui/texts/history";
import type { Told } from "./useRowActs";

/** An act on one row, or on those that are selected. */
export type Asked = { act: RowAct; items: readonly HistoryItem[]; isSelection: boolean };

export type Progress = { act: RowAct; done: number; of: number; isStopping: boolean };

export type Refused = { id: string; subject: string; why: string };

export type BatchResult = { act: RowAct; done: number; of: number; refused: readonly Refused[]; isStopped: boolean };

export type Batch = ReturnType<typeof useBatch>;

/**
 * One message after the other, so that as few wait for Salesforce as do anyhow; what deletes or sets a rule aside is asked about first. Who leaves
 * the page can stop nothing any more: then it stops by itself, after the one that is under way.
 */
export function useBatch(perform: (act: RowAct, item: HistoryItem) => Promise<Told>, onDone: (id: string) => void) {
  const announce = useAnnounce();
  const [question, setQuestion] = useState<Asked | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [result, setResult] = useState<BatchResult | null>(null);
  const stopper = useRef<AbortController>(null);
  useEffect(() => () => stopper.current?.abort(), []);

  const performOne = async (act: RowAct, item: HistoryItem) => {
    const { error, sentence } = await perform(act, item);
    if (error === null && sentence !== undefined) announce(historyTexts.rowNow(item.subject, sentence));
  };

  const performAll = async (act: RowAct, items: readonly HistoryItem[]) => {
    const refused: Refused[] = [];
    const of = items.length;
    let tried = 0;
    const { signal } = (stopper.current = new AbortController());
    setResult(null);
    for (const item of items) {
      if (signal.aborted) break;
      setProgress({ act, done: tried, of, isStopping: false });
      const { error } = await perform(act, item);
      tried += 1;
      if (error === null) {
        onDone(item.id);
        continue;
      }
      refused.push({ id: item.id, subject: subjectText(item.subject), why: failureText(error) });
      if (!concernsTheMessage(error)) break;
    }
    const done = tried - refused.length;
    setProgress(null);
    // The notice says it to a screen reader too.
    setResult({ act, done, of, refused, isStopped: tried < of });
  };

  const start = ({ act, items, isSelection }: Asked) => {
    const [only] = items;
    if (isSelection) void performAll(act, items);
    else if (only) void performOne(act, only);
  };

  return {
    press: (asked: Asked) => (needsAsking(asked) ? setQuestion(asked) : start(asked)),
    question,
    answer: (isYes: boolean) => {
      setQuestion(null);
      if (isYes && question !== null) start(question);
    },
    progress,
    stop: () => {
      stopper.current?.abort();
      setProgress((now) => now && { ...now, isStopping: true });
    },
    result,
    forgetResult: () => setResult(null),
  };
}

function needsAsking({ act, items }: Asked): boolean {
  return act === "undo" || (act === "record" && items.some(({ code }) => isSetAside(code)));
}

/** What the service calls a conflict that every message would meet: the sync is stopped, or a system outside does not let us in. */
const stops: ReadonlySet<string | null> = new Set([
  "authorization_lost",
  "expired",
  "inactive",
  "incomplete",
  "locked",
  "mailbox",
  "not_connected",
  "sign_in",
]);

/** Anything else would befall the next message as well. */
function concernsTheMessage(error: unknown): boolean {
  const reason = failureReason(error);
  return reason?.kind === "problem" && [404, 409, 422].includes(reason.status) && !stops.has(reason.code);
}
