import type { Run } from "../../api/types";

export const runTexts = {
  results: {
    completed: "Completed",
    completedWithProblems: "Completed with problems",
    failed: "Failed",
  } satisfies Record<NonNullable<Run["result"]>, string>,
  states: {
    queued: "Queued",
    running: "Running",
    waiting: "Waiting",
    finished: "Finished",
  } satisfies Record<Run["state"], string>,
  queuedNext: "It starts in a moment.",
  progress: (decided: number, of: number | null, recorded: number) =>
    of === null ? "Looking for new messages" : `Looked at ${decided} of ${of}, recorded ${recorded}`,
  progressLabel: (name: string) => `Progress of ${name}`,
  waitingUntil: "A server asked us to wait. It goes on",
  waiting: "A server asked us to wait. It goes on by itself.",
  counts: (recorded: number, seen: number) => `${recorded} recorded of ${seen} seen`,
} as const;

export const jobTexts = {
  title: "Sync Jobs",
  lead: "What is kept in step between your mailbox and Salesforce, and when.",
  what: "your Sync Jobs",
  caption: "Your Sync Jobs",
  columns: {
    job: "Sync Job",
    enabled: "Enabled",
    lastRun: "Last Run",
    frequency: "Sync Frequency",
    nextRun: "Next run",
    actions: "Actions",
  },
  yes: "Yes",
  no: "No",
  frequency: (minutes: number) => (minutes % 60 === 0 ? hours(minutes / 60) : `Every ${minutes} minutes`),
  noNextRun: "None planned",
  edit: (name: string) => `Edit ${name}`,
  syncNow: "Sync Now",
  syncNowOf: (name: string) => `Sync Now: ${name}`,
  queued: "Queued.",
  queuedBehind: "Queued behind the run that is going on.",
  refused: "The sync was not started.",
  notYetSeen: (count: number) => (count === 1 ? "1 message not yet seen" : `${count} messages not yet seen`),
  notCounted: "Not known yet whether every message was seen. The next run counts again.",
  stopped: "Sync is stopped",
  toConnections: "Connect Salesforce",
  toSettings: "Choose what to record",
  toHistory: "What became of each message",
  empty: "You have no Sync Jobs.",
  emptyNext: "Your administrator can give you one.",
  announce: {
    queued: (name: string) => `${name}: the sync is queued.`,
    running: (name: string) => `${name}: the sync is running.`,
    waiting: (name: string) => `${name}: the sync waits for a server.`,
    finished: (name: string, result: string) => `${name}: the sync has ended. ${result}.`,
  },
} as const;

function hours(count: number): string {
  return count === 1 ? "Every hour" : `Every ${count} hours`;
}
