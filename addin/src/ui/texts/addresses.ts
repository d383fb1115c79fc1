import type { IgnoreChange } from "../../api/useIgnoreAddress";

/** The addresses on a message by which nobody is related. */
export const addressTexts = {
  createContact: "Create Contact",
  createLead: "Create Lead",
  forAddress: (what: string, address: string) => `${what} for ${address}`,
  ignore: "Ignore address",
  ignoreOf: (address: string): string => `${addressTexts.ignore} ${address}`,
  more: (count: number) => (count === 1 ? "Show 1 more address" : `Show ${count} more addresses`),
  ignored: (address: string) => `${address} is ignored from now on. It is on your`,
  takenBack: (address: string) => `${address} is looked up again from now on.`,
  notDone: ({ address, isTakenBack }: IgnoreChange) =>
    isTakenBack ? `${address} is still ignored.` : `${address} was not ignored.`,
  unsought: (count: number) => (count === 1 ? "1 address is not looked up" : `${count} addresses are not looked up`),
  listFor: (address: string) => `Ignore List, for ${address}`,
} as const;
