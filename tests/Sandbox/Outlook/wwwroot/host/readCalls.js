import { server } from "../page/server.js";
import { loadList } from "../page/mail.js";
import { emit, state } from "../page/state.js";
import { OfficeError } from "./errors.js";
import { toEws } from "./items.js";

async function categorise({ item, mailbox }, add, remove) {
  const row = await server.categorise(mailbox, item.message.row.id, add, remove);
  item.message = { ...item.message, row };
  await loadList();
  emit("refreshed");
}

/** As EWS spells it, from the mailbox's own list. */
export const categoryDetails = (mailbox, name) => {
  const known = state.overviews.get(mailbox)?.categories.find((one) => one.displayName.toLowerCase() === name.toLowerCase());
  return { displayName: name, color: known ? colour(known.color) : "None" };
};

export const colour = (graph) => (graph === "none" ? "None" : graph.replace("preset", "Preset"));

export const bodyText = (coercionType, text, html) => {
  if (!["text", "html"].includes(coercionType)) throw new OfficeError("InvalidParameterValueError", "The coercion type must be text or html.");
  return coercionType === "html" ? html : text;
};

/** Calls on a message that is read. */
export const readCalls = {
  "item.categories.getAsync": async ({ item, mailbox }) => {
    const { row } = await server.message(mailbox, item.message.row.id);
    return row.categories.length ? row.categories.map((name) => categoryDetails(mailbox, name)) : null;
  },
  "item.categories.addAsync": (call, names) => categorise(call, names, []),
  "item.categories.removeAsync": (call, names) => categorise(call, [], names),
  "item.body.getAsync": ({ item }, coercionType) => bodyText(coercionType, item.message.text, item.message.html),
  "item.body.getTypeAsync": () => "html",
  "item.getAllInternetHeadersAsync": ({ item }) => item.message.headers.join("\r\n"),
  "item.getAttachmentContentAsync": async ({ item, mailbox }, id) => {
    const file = item.message.attachments.find((attachment) => toEws(attachment.id) === id);
    if (file === undefined) throw new OfficeError("InvalidAttachmentId");
    if (file.kind === "reference") return { content: `https://contoso.sharepoint.example/${encodeURIComponent(file.name)}`, format: "url" };
    const { content, kind } = await server.attachment(mailbox, item.message.row.id, file.index);
    const format = { message: "eml", event: "iCalendar" }[kind];
    return format ? { content: new TextDecoder().decode(Uint8Array.from(atob(content), (c) => c.charCodeAt(0))), format } : { content, format: "base64" };
  },
  "item.getSharedPropertiesAsync": ({ mailbox }) => ({
    owner: mailbox,
    targetMailbox: mailbox,
    targetRestUrl: "https://outlook.office.com/api",
    // Read, write, delete and edit: an editor of the folder.
    delegatePermissions: 63,
  }),
  "item.unloadAsync": ({ frame, item }) => void frame.loaded.delete(item.key),
};
