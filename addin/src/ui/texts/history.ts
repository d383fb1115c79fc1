import type { HistoryItem, HistoryView, Outcome, SettingLevel } from "../../api/types";

const outcomeNames = {
  recorded: "Recorded",
  pending: "Will be recorded",
  unresolved: "Waiting for a match",
  failed: "Failed, will be tried again",
  excluded: "Not recorded",
  not_designated: "Not recorded",
  ignored: "Ignored",
  out_of_scope: "Not recorded",
} satisfies Record<Outcome, string>;

/** An outcome, unless the message will not be looked at again: then it waits for nothing. */
export function outcomeName({ outcome, code, lookedAtAgain }: Pick<HistoryItem, "outcome" | "code" | "lookedAtAgain">) {
  if (outcome === "unresolved" && (code !== "no_match" || lookedAtAgain === null)) return "Not recorded";
  if (outcome === "failed" && lookedAtAgain === null) return "Failed";
  return outcomeNames[outcome];
}

export const levelNames = {
  default: "the default",
  user: "your own setting",
  profile: "set by your profile",
  organisation: "set by your organisation",
} satisfies Record<SettingLevel, string>;

export function subjectText(subject: string): string {
  return subject.trim() === "" ? historyTexts.noSubject : subject;
}

export const historyTexts = {
  title: "Sync History",
  lead: "What became of each message, and why.",
  views: {
    recorded: "Recorded",
    unresolved: "Unresolved",
    excluded: "Excluded",
    ignored: "Ignored",
  } satisfies Record<HistoryView, string>,
  viewsLabel: "Kind of message",
  search: "Search",
  searchHint: "Subject or address",
  refresh: "Refresh",
  refreshing: "Refreshing…",
  what: "your history",
  list: (view: HistoryView) => `${historyTexts.views[view]} messages`,
  empty: {
    recorded: "Nothing is recorded yet.",
    unresolved: "Nothing waits for a match.",
    excluded: "Nothing was excluded.",
    ignored: "Nothing is ignored.",
  } satisfies Record<HistoryView, string>,
  emptyNext: {
    recorded: "Messages appear here once a sync has recorded them in Salesforce.",
    unresolved:
      "Here are messages whose addresses nobody in Salesforce has, and messages that Salesforce or Exchange refused.",
    excluded: "Here are messages that were left out by a category, an address, a list or your settings.",
    ignored: "Here are messages between your own addresses, and those that you or a list told us to ignore.",
  } satisfies Record<HistoryView, string>,
  toJobs: "Go to Sync Jobs",
  nothingFound: (search: string) => `No message matches “${search}”.`,
  nothingFoundNext: "Try fewer words, or another tab.",
  clearSearch: "Clear the search",
  moreFailed: "The next messages could not be loaded.",
  found: (count: number, more: boolean) =>
    more
      ? `The first ${count} messages are shown.`
      : count === 1
        ? "1 message is shown."
        : `${count} messages are shown.`,
  loadedMore: (count: number) => `${count} messages are shown now.`,
  noSubject: "(no subject)",
  unknownSender: "Unknown sender",
  why: "Why?",
  whyOf: (subject: string) => `Why? ${subject}`,
  actOn: (act: string, subject: string) => `${act} ${subject}`,
  rowNow: (subject: string, sentence: string): string => `${subjectText(subject)}: ${sentence}`,
  restored: "The next sync looks at it again.",
  queued: "It is recorded in a moment.",
  notDone: (why: string) => `That did not work. ${why}`,
  until: (part: string) => `We look again ${part}.`,
  records: "Recorded as",
} as const;

export const explanationTexts = {
  title: "Why?",
  what: "the explanation",
  from: "From",
  received: "Received",
  findings: "What was considered",
  decided: "This decided",
  setting: (name: string, level: string) => `${name}, ${level}`,
  level: (level: string) => `Decided by ${level}`,
  people: "People who matched",
  peopleLabel: (type: string, company: string | null) => (company === null ? type : `${type}, ${company}`),
  others: "Also with this address:",
  chooseAnother: "Choose another",
  choosing: "Changing…",
  chooseAnotherFor: (isBusy: boolean, address: string): string =>
    `${isBusy ? explanationTexts.choosing : explanationTexts.chooseAnother} ${address}`,
  chosen: (name: string, address: string, isRecorded: boolean) =>
    isRecorded
      ? `It is recorded on ${name} now, and later email with ${address} will be too.`
      : `${name} is meant by ${address} now, also in later email.`,
  notChosen: "Nobody else was chosen.",
  unmatched: (isRecorded: boolean) =>
    isRecorded ? "Addresses that matched nobody when it was recorded" : "Addresses that match nobody in Salesforce",
  records: "In Salesforce",
  file: "file",
  on: "On",
  attachments: "Attachments",
} as const;
