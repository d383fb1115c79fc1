import type { paths } from "./schema";

// Named after what the paths answer, not after the document's own schema names: those are the server's to change.
type Json<T> = T extends { content: { "application/json": infer Body } } ? Body : never;
type Ok<T> = T extends { responses: { 200: infer Answer } } ? Json<Answer> : never;
type Sent<T> = T extends { requestBody: infer Body } ? Json<Body> : never;

export type ClientConfig = Ok<paths["/api/client-config"]["get"]>;
export type Me = Ok<paths["/api/me"]["get"]>;
export type MailFolder = Ok<paths["/api/me/folders"]["get"]>[number];

export type Connections = Ok<paths["/api/me/connections"]["get"]>;
export type ExchangeConnection = Connections["exchange"];
export type SalesforceConnection = Connections["salesforce"];
export type TaskType = Ok<paths["/api/me/salesforce/task-types"]["get"]>["items"][number];

export type SyncJob = Ok<paths["/api/me/jobs"]["get"]>["items"][number];
export type Run = Ok<paths["/api/me/jobs/email/runs/{id}"]["get"]>;

export type EmailSettings = Ok<paths["/api/me/jobs/email/settings"]["get"]>;
export type EmailSettingValues = EmailSettings["values"];
export type EmailSettingChange = Sent<paths["/api/me/jobs/email/settings"]["put"]>;
export type OrganisationSettings = Ok<paths["/api/admin/organisation"]["get"]>;
export type OrganisationSettingValues = OrganisationSettings["values"];
export type OrganisationSettingChange = Sent<paths["/api/admin/organisation"]["put"]>;
export type SyncMode = EmailSettingValues["mode"];
export type Weekday = EmailSettingValues["days"][number];
export type MappedFolder = EmailSettingValues["folders"][number];
export type SettingLevel = NonNullable<Explanation["findings"][number]["level"]>;

export type Change = Ok<paths["/api/me/audit"]["get"]>["items"][number];
export type ChangedValue = NonNullable<Change["to"]>;
export type IgnoredEntry = Ok<paths["/api/me/ignore-list"]["get"]>["items"][number];

type Events<T> = T extends { responses: { 200: { content: { "text/event-stream": infer Event } } } } ? Event : never;
export type Preview = Events<paths["/api/me/jobs/email/settings/preview"]["post"]>;

export type HistoryView = paths["/api/me/history"]["get"]["parameters"]["query"]["view"];
export type HistoryItem = Ok<paths["/api/me/history"]["get"]>["items"][number];
export type Explanation = Ok<paths["/api/me/history/{id}"]["get"]>;
export type KnownMessage = Ok<paths["/api/me/messages/known"]["post"]>;
export type Finding = Explanation["findings"][number];
export type MatchedPerson = Explanation["people"][number];
export type UnmatchedAddress = Explanation["unmatched"][number];
export type UnsoughtAddress = Explanation["unsought"][number];
export type ExplainedAttachment = Explanation["attachments"][number];
export type ExplainedRelation = NonNullable<Explanation["relatedTo"]>;
export type RelatableRecord = Ok<paths["/api/me/salesforce/records"]["get"]>["items"][number];
export type RecordLink = Explanation["records"][number];
export type Outcome = HistoryItem["outcome"];

export type UserSummary = Ok<paths["/api/admin/users"]["get"]>["items"][number];
