import type { Preview } from "../../src/api/types";
import { minutes } from "./builders";
import type { FakeApi } from "./fakeApi";

export function aPreview(change: Partial<Preview> = {}): Preview {
  return {
    isDone: true,
    isComplete: true,
    read: 1204,
    total: 1204,
    wouldRecord: 0,
    wouldNoLonger: 0,
    items: [],
    wouldLeave: 0,
    leaving: [],
    wouldCome: 0,
    coming: [],
    trouble: null,
    ...change,
  };
}

export const anItem = (subject: string, isRecordedThen: boolean): Preview["items"][number] => ({
  subject,
  from: { name: "Maria Lopez", address: "maria@lopez.example" },
  receivedAt: minutes(-90),
  isRecordedThen,
  now: `${subject} as it is.`,
  then: `${subject} as it would be.`,
});

/** Lets the API answer with these events, each as soon as the promise before it is kept. */
export const answerPreview = (api: FakeApi, route: string, ...events: (Preview | Promise<void>)[]) =>
  api.answer(route, () => ({ events: each(...events) }));

async function* each(...events: (Preview | Promise<void>)[]) {
  for (const event of events) {
    if (event instanceof Promise) await event;
    else yield event;
  }
}
