export const relateTexts = {
  title: "Related to",
  none: "To no Account, Opportunity or Case.",
  relate: "Relate to…",
  change: "Relate to another…",
  remove: "Remove",
  removeFrom: (name: string): string => `${relateTexts.remove} ${name}`,
  changing: "Changing…",
  dialog: "Relate this email to",
  search: "Name of an Account, Opportunity or Case, or a Case's number",
  searchHint: "Search Salesforce",
  what: "the records",
  theSearch: "the search",
  list: "Records",
  tooShort: "Write at least two letters or digits to search Salesforce.",
  nothingFound: (search: string) => `Nothing is called “${search}”, as far as you can see in Salesforce.`,
  nothingFoundNext: "Try the beginning of another word of its name. What was made a moment ago may not be found yet.",
  found: (count: number, search: string) => {
    const shown = count === 1 ? "1 record is shown" : `${count} records are shown`;
    return search === "" ? `${shown}.` : `${shown} for “${search}”.`;
  },
  label: (type: string, detail: string | null) => (detail === null ? type : `${type}, ${detail}`),
  related: (name: string, isRecorded: boolean) =>
    isRecorded ? `It is related to ${name} now.` : `It will be related to ${name} when it is recorded.`,
  removed: (isRecorded: boolean) =>
    isRecorded ? "It is no longer related to a record besides people." : "It will be recorded on people alone.",
  remembered: "It is remembered. What is recorded already is changed with the next sync.",
  notChanged: "What it is related to was not changed.",
} as const;
