import type { OrganisationSettingValues, SettingLevel, SyncMode, Weekday } from "../../api/types";

export type SettingName = keyof OrganisationSettingValues;

/** The same word for the same setting everywhere: in the form, in an error, in an explanation. */
export const settingNames: Record<SettingName, string> = {
  mode: "What is recorded",
  intervalMinutes: "Sync Frequency",
  days: "Days",
  from: "From",
  to: "To",
  timeZone: "Time zone",
  pastDays: "Past days",
  folders: "Folders",
  salesforceType: "Salesforce Type",
  recordAllAttachments: "Automatically Record All Attachments",
  secondaryAddresses: "Alternate/Secondary Email Addresses",
  replies: "Replies",
  dailyReport: "Daily report",
  excludePrivate: "Leave out private mail",
  oncePerOrganisation: "Record each message once for the organisation",
  skipRecordedElsewhere: "Skip what another tool recorded",
  smartAddressBase: "Smart Address base",
  helpContact: "Help contact",
  allowOtherSalesforceUsers: "Allow other Salesforce users",
};

/** What findings and changes name beside the settings of the form. */
const otherNames: Readonly<Record<string, string>> = {
  ignoreList: "Ignore List",
  globalExclusions: "Global Exclusion List",
  profile: "Profile",
  profileName: "Name of the profile",
  profileActive: "Sync for everybody in the profile",
  lockedOut: "Locked out",
  chosenPerson: "Who is meant by an address",
};

const ofOrganisation: readonly string[] = [
  "excludePrivate",
  "oncePerOrganisation",
  "skipRecordedElsewhere",
  "smartAddressBase",
  "helpContact",
  "allowOtherSalesforceUsers",
] satisfies SettingName[];

/** Whether a person has a value of it on their own page. */
export function isOwnSetting(name: string): boolean {
  return name in settingNames && !ofOrganisation.includes(name);
}

export function settingName(name: string): string {
  return name in settingNames ? settingNames[name as SettingName] : (otherNames[name] ?? name);
}

export const modeTexts: Record<SyncMode, { name: string; does: string }> = {
  off: { name: "Do Not Sync Emails", does: "Nothing is recorded by itself." },
  all: {
    name: "Attempt to Sync All Emails",
    does: "Every message in the chosen folders is recorded where an address on it matches a Contact or Lead, unless you exclude it.",
  },
  designated: {
    name: "Attempt to Sync Emails Only When Designated",
    does: "Only messages that you mark Record, and replies to mail that you sent, are recorded where an address matches a Contact or Lead.",
  },
};

export const dayNames: Record<Weekday, string> = {
  monday: "Monday",
  tuesday: "Tuesday",
  wednesday: "Wednesday",
  thursday: "Thursday",
  friday: "Friday",
  saturday: "Saturday",
  sunday: "Sunday",
};

export const settingsTexts = {
  pages: {
    user: {
      title: "Email Sync Settings",
      lead: "What is recorded in Salesforce, from where, and when.",
      what: "your settings",
    },
    organisation: {
      title: "Organisation",
      lead: "What holds for everybody who has not chosen for themselves.",
      what: "the organisation's settings",
    },
  },
  groups: {
    mode: "Which emails",
    schedule: "When",
    scope: "From where",
    recording: "How it is recorded",
    organisation: "For the whole organisation",
  },
  frequencyUnit: "minutes",
  frequencyHint: "From 30 to 1,440 minutes.",
  pastDaysUnit: "days",
  pastDaysText: (days: number | undefined) => (days === 1 ? "1 day" : `${days ?? ""} days`),
  pastDaysHint: "How far back a sync looks: from 1 to 30 days.",
  hoursHint: "From later than To goes past midnight. The same time in both is the whole day.",
  hours: "Hours",
  everyDay: "Every day",
  mailboxZone: "Each person's own, from the mailbox",
  otherZones: "Other",
  noType: "Salesforce's own default",
  typeFailed: "The Types could not be loaded from Salesforce.",
  typeInactive: (type: string) => `${type} (no longer active)`,
  toConnections: "Go to Connections",
  attachmentsHint: "Files up to 5 MB each. Images inside the text are left out.",
  secondaryHint: "Match every email field of Contacts and Leads, not only Email.",
  secondary: {
    loading: "Looking up which fields those are…",
    found: ({ contact, lead }: { contact: readonly string[]; lead: readonly string[] }) => {
      const found = [
        ...(contact.length > 0 ? [`on Contact: ${contact.join(", ")}`] : []),
        ...(lead.length > 0 ? [`on Lead: ${lead.join(", ")}`] : []),
      ];
      return found.length > 0
        ? `Beside Email, your Salesforce has ${found.join("; ")}.`
        : "Your Salesforce shows you no such field, so only Email is matched.";
    },
    failed: "Which fields those are is not known now.",
  },
  replyNames: { any: "Replies to any message I sent", recorded: "Replies to recorded messages only" },
  repliesHint: "Which replies to your mail are recorded when only designated emails are.",
  dailyReportHint:
    "One email a day about what was recorded and what was not. Reports are not sent yet: what you choose is kept for when they are.",
  excludePrivateHint: "Messages marked private or confidential are never recorded.",
  oncePerOrganisationHint: "When two colleagues have the same message, the first recording counts for both.",
  skipRecordedElsewhereHint: "Messages that are in Salesforce already, from another product, are not recorded again.",
  smartAddressBaseHint: "For example crm@contoso.com or smart.contoso.com.",
  helpContactHint: "Shown wherever only an administrator can help.",
  allowOtherSalesforceUsersHint: "People may connect a Salesforce user with another email address than their own.",
  on: "Yes",
  off: "No",
  none: "None",
  withSubfolders: "with subfolders",
  includedByParent: "included with the folder above",
  notMapped: "cannot be chosen",
  expand: (name: string) => `Show the folders in ${name}`,
  collapse: (name: string) => `Hide the folders in ${name}`,
  subfoldersOf: (name: string) => `${name} with subfolders`,
  foldersWhat: "your folders",
  unknownFolder: "A folder that is no longer there",
  levels: {
    default: null,
    user: null,
    profile: "Set by your profile",
    organisation: "Set by your organisation",
  } satisfies Record<SettingLevel, string | null>,
  lockedBy: {
    default: "Locked",
    user: "Locked",
    profile: "Locked, set by your profile",
    organisation: "Locked, set by your organisation",
  } satisfies Record<SettingLevel, string>,
  locksOthers: "Locked for everybody",
  giveBack: "Use your organisation's value",
  giveBackOf: (name: string) => `Use your organisation's value: ${name}`,
  givenBack: "Your organisation's value is used once you save.",
  keepOwn: "Keep my own",
  keepOwnOf: (name: string) => `Keep my own: ${name}`,
  saved: "Your settings are saved.",
  savedNext: "See your Sync Jobs",
  notSaved: "Your settings were not saved.",
  errorsTitle: (count: number) =>
    count === 1 ? "One thing must be mended first:" : `${count} things must be mended first:`,
  lockedNow: "A setting that you changed is locked now.",
  newer: "Somebody else saved these settings meanwhile.",
  newerNext: "Nothing of yours was saved. Load the newer settings, then make your changes again.",
  loadNewer: "Load the newer settings",
  leaveQuestion: "Leave without saving?",
  leaveMeaning: "The changes on this page are not saved.",
  leave: "Leave without saving",
  stay: "Stay here",
  warnings: "Please note",
  problems: {
    interval: "Give a whole number of minutes from 30 to 1,440.",
    pastDays: "Give a whole number of days from 1 to 30.",
    days: "Choose at least one day.",
    time: "Give a time of day, such as 08:00.",
    folders: "Choose at least one folder.",
  },
} as const;
