import type { SyncMode, UserSummary } from "../../api/types";

export const userTexts = {
  title: "Users",
  lead: "Who uses EmailSync, and whether it works for them.",
  what: "the users",
  caption: "Users",
  columns: {
    user: "User",
    mode: "What is recorded",
    lastRun: "Last Run",
    nextRun: "Next run",
    salesforce: "Salesforce",
    trouble: "Trouble",
  },
  administrator: "Administrator",
  since: "first seen",
  noTrouble: "None",
  noNextRun: "None planned",
  modes: { off: "Nothing", all: "All emails", designated: "Designated only" } satisfies Record<SyncMode, string>,
  salesforce: {
    notConnected: "Not connected",
    connected: "Connected",
    expired: "Expired",
    incomplete: "Not ready",
  } satisfies Record<UserSummary["salesforce"], string>,
  empty: "Nobody has used EmailSync yet.",
  emptyNext: "People appear here once they have opened it.",
} as const;
