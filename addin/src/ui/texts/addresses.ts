import type { IgnoreChange } from "../../api/useIgnoreAddress";

/** Whom an entry of a list covers. */
const whom = (entry: string) => (entry.includes("@") ? entry : `Everybody at ${entry}`);

/** The addresses on a message by which nobody is related. */
export const addressTexts = {
  createContact: "Create Contact",
  createLead: "Create Lead",
  menu: "Addresses",
  menuOf: (subject: string): string => `${addressTexts.menu} ${subject}`,
  forAddress: (what: string, address: string) => `${what} for ${address}`,
  ignore: "Ignore address",
  ignoreOf: (address: string): string => `${addressTexts.ignore} ${address}`,
  ignoreDomain: "Ignore domain",
  ignoreDomainOf: (domain: string): string => `${addressTexts.ignoreDomain} ${domain}`,
  domainQuestion: (domain: string) => `Ignore everybody at ${domain}?`,
  domainWords: (domain: string) =>
    `Nobody with an address at ${domain} or one of its subdomains is looked up in Salesforce any more, on any email of yours. The other people on it still are.`,
  yesIgnoreDomain: "Ignore them all",
  more: (count: number) => (count === 1 ? "Show 1 more address" : `Show ${count} more addresses`),
  ignored: (entry: string) => `${whom(entry)} is ignored from now on. It is on your`,
  takenBack: (entry: string) => `${whom(entry)} is looked up again from now on.`,
  notDone: ({ entry, isTakenBack }: IgnoreChange) =>
    isTakenBack ? `${entry} is still ignored.` : `${entry} was not ignored.`,
  unsought: (count: number) => (count === 1 ? "1 address is not looked up" : `${count} addresses are not looked up`),
  listFor: (address: string) => `Ignore List, for ${address}`,
} as const;
