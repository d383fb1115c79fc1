import type { Change, Explanation, HistoryItem, MailFolder, Run, SyncJob, UnmatchedAddress } from "../../src/api/types";

/** An instant that many minutes from now. */
export const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();

export function aRun(change: Partial<Run> = {}): Run {
  return {
    id: "run-1",
    state: "finished",
    resumesAt: null,
    result: "completed",
    cause: null,
    startedAt: minutes(-6),
    endedAt: minutes(-5),
    seen: 96,
    decided: 96,
    recorded: 41,
    of: 96,
    ...change,
  };
}

export function aJob(change: Partial<SyncJob> = {}): SyncJob {
  return {
    kind: "email",
    name: "Email",
    enabled: true,
    frequency: { intervalMinutes: 30 },
    lastRun: aRun(),
    currentRun: null,
    nextRunAt: minutes(25),
    notYetSeen: 0,
    stopped: null,
    ...change,
  };
}

export function aFolder(name: string, change: Partial<MailFolder> = {}): MailFolder {
  return { id: `id-${name}`, displayName: name, wellKnownName: null, selectable: true, children: [], ...change };
}

export function aMessage(id: string, change: Partial<HistoryItem> = {}): HistoryItem {
  return {
    id,
    internetMessageId: `<${id}@lopez.example>`,
    subject: `Offer ${id}`,
    from: { name: "Maria Lopez", address: "maria@lopez.example" },
    receivedAt: minutes(-90),
    code: "recorded",
    outcome: "recorded",
    sentence: "Recorded on Maria Lopez.",
    lookedAtAgain: null,
    records: [{ type: "Task", id: `00T${id}`, name: `Offer ${id}`, url: `https://example.my.salesforce.com/00T${id}` }],
    unmatched: [],
    ...change,
  };
}

/** The person's own change of the mode from off to all. */
export function aChange(id: string, change: Partial<Change> = {}): Change {
  return {
    id,
    at: minutes(-5),
    by: "Nora Feld",
    isMine: true,
    level: "user",
    setting: "mode",
    from: { value: "off", isLocked: false },
    to: { value: "all", isLocked: false },
    ...change,
  };
}

/** An address that nobody has, of whom a person may make a Contact or Lead. */
export function anUnmatched(address: string, change: Partial<UnmatchedAddress> = {}): UnmatchedAddress {
  const form = (type: string) => `https://example.my.salesforce.com/lightning/o/${type}/new?for=${address}`;
  return { address, name: null, newContactUrl: form("Contact"), newLeadUrl: form("Lead"), ...change };
}

export function anExplanation(id: string, change: Partial<Explanation> = {}): Explanation {
  const { records, ...message } = aMessage(id);
  return {
    ...message,
    records,
    findings: [
      {
        rule: "D15",
        code: "recorded",
        sentence: "An address on it matches a Contact.",
        decided: true,
        setting: "mode",
        level: "organisation",
      },
    ],
    people: [
      {
        type: "Contact",
        id: "003A",
        name: "Maria Lopez",
        company: "Lopez & Hijos",
        url: "https://example.my.salesforce.com/003A",
        address: "maria@lopez.example",
        chosenBy: "Chosen because you own it.",
        others: [
          {
            type: "Contact",
            id: "003B",
            name: "M. Lopez",
            company: "Lopez S.A.",
            url: "https://example.my.salesforce.com/003B",
          },
        ],
        accountId: "001A",
      },
    ],
    relatedTo: { record: null, sentence: null, canRelate: true },
    unmatched: [anUnmatched("sam@new.example")],
    unsought: [],
    made: null,
    attachments: [],
    attachmentsLeftOut: false,
    ...change,
  };
}
