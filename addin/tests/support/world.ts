import type {
  Change,
  ClientConfig,
  Connections,
  EmailSettings,
  Explanation,
  HistoryItem,
  HistoryView,
  IgnoredEntry,
  MailFolder,
  Me,
  OrganisationSettings,
  SyncJob,
  TaskType,
  UserSummary,
} from "../../src/api/types";
import { aChange, aFolder, aJob, aMessage, anExplanation, aRun, minutes } from "./builders";

export type World = {
  config: ClientConfig;
  me: Me;
  folders: MailFolder[];
  connections: Connections;
  taskTypes: TaskType[];
  secondaryFields: { contact: string[]; lead: string[] };
  jobs: SyncJob[];
  settings: EmailSettings;
  organisation: OrganisationSettings;
  history: Record<HistoryView, HistoryItem[]>;
  explanations: Record<string, Explanation>;
  ignored: IgnoredEntry[];
  changes: Change[];
  users: UserSummary[];
};

const values: EmailSettings["values"] = {
  mode: "all",
  intervalMinutes: 30,
  days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  from: "08:00",
  to: "18:00",
  timeZone: "Europe/Berlin",
  pastDays: 7,
  folders: [
    { id: "inbox", includeSubfolders: true },
    { id: "sentitems", includeSubfolders: false },
  ],
  salesforceType: null,
  recordAllAttachments: false,
  secondaryAddresses: true,
  replies: "any",
  dailyReport: false,
};

/** A world in which everything works; a test changes what it is about. */
export function aWorld(): World {
  return {
    config: {
      tenantId: "6d3f1c52-0f4e-4d3c-9a55-2f3a8f0e1a11",
      clientId: "0b6f2a9e-7f0e-4a52-8a63-1f6f4c2f7d22",
      authority: "https://login.microsoftonline.com/6d3f1c52-0f4e-4d3c-9a55-2f3a8f0e1a11",
      authorityMetadata: null,
      scopes: ["api://0b6f2a9e-7f0e-4a52-8a63-1f6f4c2f7d22/access_as_user"],
      version: "1.0.0",
    },
    me: {
      id: "5f0c4f0e-6d3a-4c58-9a51-0a4b7c1d2e3f",
      displayName: "Nora Feld",
      email: "nora@contoso.example",
      isAdmin: true,
      timeZone: "Europe/Berlin",
      helpContact: "help@contoso.example",
    },
    folders: [
      aFolder("Inbox", {
        wellKnownName: "inbox",
        children: [aFolder("Customers", { children: [aFolder("Acme"), aFolder("Lopez")] }), aFolder("Newsletters")],
      }),
      aFolder("Drafts", { wellKnownName: "drafts", selectable: false }),
      aFolder("Sent Items", { wellKnownName: "sentitems" }),
      aFolder("Archive", { wellKnownName: "archive", children: [aFolder("2025")] }),
    ],
    connections: {
      exchange: {
        state: "connected",
        sentence: "EmailSync can read your mailbox.",
        mailbox: "nora@contoso.example",
        checkedAt: minutes(-10),
      },
      salesforce: {
        state: "connected",
        sentence: "EmailSync writes to Salesforce as you.",
        username: "nora@contoso.example.sales",
        userDisplayName: "Nora Feld",
        organisationId: "00Dxx0000001gERAAY",
        instanceUrl: "https://example.my.salesforce.com",
        connectedAt: minutes(-3 * 24 * 60),
        checkedAt: minutes(-20),
        problems: [],
      },
    },
    taskTypes: [
      { value: "Email", label: "Email" },
      { value: "Call", label: "Call" },
    ],
    secondaryFields: { contact: ["Alternate Email", "Home Email"], lead: ["Work Email"] },
    jobs: [aJob()],
    settings: {
      values: { ...values },
      levels: Object.fromEntries(Object.keys(values).map((name) => [name, name === "mode" ? "user" : "default"])),
      locks: {},
      warnings: [],
    },
    organisation: {
      values: {
        ...values,
        timeZone: null,
        excludePrivate: true,
        oncePerOrganisation: true,
        skipRecordedElsewhere: true,
        smartAddressBase: null,
        helpContact: "help@contoso.example",
        allowOtherSalesforceUsers: false,
      },
      levels: { helpContact: "organisation" },
      locks: {},
    },
    history: {
      recorded: ["1", "2", "3"].map((id) => aMessage(id)),
      unresolved: [
        aMessage("7", {
          code: "no_match",
          outcome: "unresolved",
          sentence: "Nobody in Salesforce has the address sam@new.example.",
          lookedAtAgain: "until 23 December",
          records: [],
        }),
      ],
      excluded: [],
      ignored: [],
    },
    explanations: { 1: anExplanation("1") },
    ignored: [
      { entry: "news@shop.example", source: "user", addedAt: minutes(-60) },
      { entry: "contoso.example", source: "mailbox", addedAt: null },
      { entry: "bank.example", source: "organisation", addedAt: minutes(-3 * 24 * 60) },
    ],
    changes: [aChange("2"), aChange("1", { setting: "pastDays", from: null, to: { value: 12, isLocked: false } })],
    users: [
      {
        id: "5f0c4f0e-6d3a-4c58-9a51-0a4b7c1d2e3f",
        displayName: "Nora Feld",
        email: "nora@contoso.example",
        isAdmin: true,
        profile: { id: "administrator", name: "Administrator" },
        isLockedOut: false,
        isActive: true,
        version: '"u1"',
        mode: "all",
        lastRun: aRun(),
        nextRunAt: minutes(25),
        salesforce: "connected",
        trouble: null,
        firstSeenAt: minutes(-5 * 24 * 60),
      },
      {
        id: "7c0c4f0e-6d3a-4c58-9a51-0a4b7c1d2e40",
        displayName: "Ken Ito",
        email: "ken@contoso.example",
        isAdmin: false,
        profile: { id: "standard-user", name: "Standard User" },
        isLockedOut: false,
        isActive: true,
        version: '"u2"',
        mode: "designated",
        lastRun: null,
        nextRunAt: null,
        salesforce: "expired",
        trouble: "The connection to Salesforce has expired; Ken has to connect again.",
        firstSeenAt: minutes(-24 * 60),
      },
    ],
  };
}
