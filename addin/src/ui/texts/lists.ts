import type { IgnoredEntry } from "../../api/types";
import { previewTexts } from "./preview";

export const listTexts = {
  title: "Ignore List",
  lead: "Addresses and domains that are not looked up in Salesforce. The other people on a message still are.",
  what: "your Ignore List",
  add: "Add",
  adding: "Adding…",
  entries: "Addresses and domains to ignore",
  entriesHint: "One on each line, or separated by commas or semicolons. A domain covers its subdomains.",
  entriesExample: "news@shop.example\nbank.example",
  nothingWritten: "Write at least one address or domain.",
  notAdded: "Nothing was added.",
  added: "Added. The next sync goes by it.",
  caption: "What is ignored",
  columns: { entry: "Address or domain", source: "From", action: "Action" },
  sources: {
    user: "Your own list",
    mailbox: "A domain of your mailbox",
    profile: "Your profile",
    organisation: "Your organisation",
  } satisfies Record<IgnoredEntry["source"], string>,
  addedOn: "added",
  remove: "Remove",
  removeOf: (entry: string) => `Remove ${entry}`,
  removed: (entry: string) => `${entry} is removed. The next sync goes by it.`,
  askRemovalOf: (entry: string) => `${previewTexts.ask}: removing ${entry}`,
  removalOf: (entry: string) => `What removing ${entry} would change`,
  notRemoved: (entry: string) => `${entry} was not removed.`,
  empty: "Nothing is ignored.",
  emptyNext: "Put addresses here whose mail should not be looked up in Salesforce.",
} as const;
