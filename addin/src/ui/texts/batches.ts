import type { RowAct } from "../../api/acts";
import { messageTexts } from "./message";

export const rowActNames = { ...messageTexts.acts, record: messageTexts.recordNow } satisfies Record<RowAct, string>;

const messages = (count: number) => (count === 1 ? "1 message" : `${count} messages`);

const doing = {
  undo: "Taking back",
  ignore: "Ignoring",
  restore: "Looking again",
  record: "Asking to record",
} satisfies Record<RowAct, string>;

const done = {
  undo: (count: number) => (count === 1 ? "1 recording is taken back." : `${count} recordings are taken back.`),
  ignore: (count: number) => (count === 1 ? "1 message is ignored." : `${count} messages are ignored.`),
  restore: (count: number) => `The next sync looks at ${messages(count)} again.`,
  record: (count: number) =>
    count === 1 ? "1 message is recorded in a moment." : `${count} messages are recorded in a moment.`,
} satisfies Record<RowAct, (count: number) => string>;

/** Several rows of the history at once. */
export const batchTexts = {
  label: "Selected messages",
  select: (subject: string) => `Select ${subject}`,
  selectAll: (count: number) => `Select all ${count} shown`,
  selected: (count: number) => `${count} selected`,
  act: (act: RowAct, count: number, of: number) =>
    `${act === "restore" && count > 1 ? "Look at them again" : rowActNames[act]} (${count === of ? count : `${count} of ${of}`})`,
  nothing: "Nothing can be changed about these.",
  progress: (act: RowAct, count: number, of: number) => `${doing[act]}, ${count} of ${of}…`,
  stop: "Stop",
  stopping: "Stopping…",
  done: (act: RowAct, count: number) => (count === 0 ? "Nothing was done." : done[act](count)),
  refused: (count: number, of: number) => `${count} of ${of} could not be done:`,
  refusedOne: (subject: string, why: string) => `${subject}: ${why}`,
  refusedMore: (count: number) => `and ${count} more`,
  stopped: (count: number, of: number) => `It stopped after ${count} of ${of}.`,
  recordQuestion: (count: number) => `Record ${messages(count)} all the same?`,
  recordWords: (count: number, setAside: number) =>
    setAside === count
      ? "Something says of each of them that it is not to be recorded. That is set aside for these, and only for these."
      : `Of ${setAside} of them something says that it is not to be recorded. That is set aside for these, and only for these.`,
} as const;
