import { isShared, state } from "../page/state.js";

export const toEws = (id) => id.replaceAll("-", "/").replaceAll("_", "+");
export const toRest = (id) => id.replaceAll("/", "-").replaceAll("+", "_");

const isColleague = (address) =>
  state.people.some((one) => [one.email, ...one.otherAddresses].some((own) => own.toLowerCase() === address?.toLowerCase()));

export const toDetails = ({ name, address }) => ({
  emailAddress: address ?? "",
  displayName: name ?? address ?? "",
  recipientType: isColleague(address) ? "user" : "externalUser",
  appointmentResponse: "none",
});

const attachmentTypes = { file: "file", reference: "cloud" };

export const attachmentDetails = (file) => ({
  id: toEws(file.id),
  name: file.name,
  size: file.size,
  contentType: file.contentType,
  attachmentType: attachmentTypes[file.kind] ?? "item",
  isInline: file.isInline,
  contentId: file.contentId ?? undefined,
});

const plain = (subject) => subject.replace(/^(\s*(re|fw|fwd|aw|wg):\s*)+/i, "");

/** What office.js gets of a message that is read: everything at once. */
export function readSnapshot(key, mailbox, message) {
  const { row, sender, to, cc, createdAt, modifiedAt, attachments } = message;
  const subject = row.subject ?? "";
  return {
    mode: "read",
    key,
    itemId: toEws(row.id),
    itemClass: row.itemClass,
    internetMessageId: row.internetMessageId ?? undefined,
    conversationId: toEws(row.conversationId),
    subject,
    normalizedSubject: plain(subject),
    from: row.from[0] && toDetails(row.from[0]),
    sender: sender[0] && toDetails(sender[0]),
    to: to.map(toDetails),
    cc: cc.map(toDetails),
    attachments: attachments.map(attachmentDetails),
    dateTimeCreated: createdAt,
    dateTimeModified: modifiedAt,
    hasCategories: true,
    isShared: isShared(mailbox),
  };
}

function composeSnapshot({ key, draft }) {
  const isMissing = state.lacksComposeCategories || state.profile.composeCategories === "missing";
  return {
    mode: "compose",
    key,
    conversationId: draft.conversationId ? toEws(draft.conversationId) : undefined,
    inReplyTo: draft.inReplyTo ?? undefined,
    hasCategories: !isMissing,
    isShared: false,
  };
}

export function snapshotOf(open) {
  if (!open) return null;
  return open.kind === "compose" ? composeSnapshot(open) : readSnapshot(open.key, open.mailbox, open.message);
}

/** Why Outlook offers no add-in on this message; null where it does. */
export function whyNotActive(open) {
  if (!open || open.kind === "compose") return null;
  const { row } = open.message;
  if (row.itemClass.startsWith("REPORT")) return "Add-ins do not run on reports.";
  if (row.isDraft) return "Add-ins do not run on drafts that are read.";
  if (isShared(open.mailbox) && !state.addIn.supportsShared) return "This add-in does not run in shared mailboxes.";
  return null;
}

export function selectedDetails(row, hasMore) {
  const details = { itemId: toEws(row.id), subject: row.subject ?? "", itemMode: row.isDraft ? "Compose" : "Read", itemType: "message" };
  const more = { internetMessageId: row.internetMessageId ?? "", conversationId: toEws(row.conversationId), hasAttachment: row.hasAttachments };
  return hasMore ? { ...details, ...more } : details;
}
