export const changeTexts = {
  title: "What changed",
  lead: "Every change of a setting or a list that concerns you: who made it, when, and what it was before.",
  what: "the changes",
  caption: "Changes, the newest first",
  columns: { what: "What", from: "From", to: "To", who: "Who", when: "When" },
  levels: { default: "", user: "For you", profile: "For your profile", organisation: "For everybody" },
  me: "You",
  unknown: "Somebody who is no longer here",
  notSet: "Not set",
  notListed: "Not on the list",
  notChosen: "Chosen by the rules",
  chosen: (name: string | null | undefined, address: string) =>
    `${name ?? "Somebody whose name is not known any more"} (${address})`,
  locked: (words: string) => `${words} (locked)`,
  empty: "Nothing has changed yet.",
  emptyNext: "Changes of your settings, your profile's and your organisation's appear here.",
  moreFailed: "The older changes could not be loaded.",
} as const;
