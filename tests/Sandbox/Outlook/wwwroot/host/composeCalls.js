import { saveDraft } from "../page/composing.js";
import { server } from "../page/server.js";
import { state } from "../page/state.js";
import { OfficeError } from "./errors.js";
import { toDetails, toEws } from "./items.js";
import { bodyText, categoryDetails } from "./readCalls.js";

const mostInOneCall = 100;

/** A recipient as an add-in gives it: an address, or details of one. */
function toPerson(given) {
  if (typeof given === "string") return { name: null, address: given };
  const { displayName, emailAddress } = given ?? {};
  if (!emailAddress) throw new OfficeError("InvalidParameterValueError", "A recipient lacks its address.");
  return { name: displayName && displayName !== emailAddress ? displayName : null, address: emailAddress };
}

function toPeople(given) {
  if (!Array.isArray(given)) throw new OfficeError("InvalidParameterValueError", "The recipients must be an array.");
  if (given.length > mostInOneCall) throw new OfficeError("NumberOfRecipientsExceeded");
  return given.map(toPerson);
}

const recipients = (field) => ({
  [`item.${field}.getAsync`]: ({ item }) => item.draft[field].map(toDetails),
  [`item.${field}.setAsync`]: ({ item }, given) => item.draft.set({ [field]: toPeople(given) }, field),
  [`item.${field}.addAsync`]: ({ item }, given) => {
    const there = new Set(item.draft[field].map((one) => one.address.toLowerCase()));
    const added = toPeople(given).filter((one) => !there.has(one.address.toLowerCase()));
    if (added.length) item.draft.set({ [field]: [...item.draft[field], ...added] }, field);
  },
});

function refuseCategories() {
  if (state.profile.composeCategories === "refused")
    throw new OfficeError("ApiCallNotSupportedByExtensionPoint", "Categories are not supported in compose mode by this Outlook.");
}

function known(mailbox, name) {
  const all = state.overviews.get(mailbox)?.categories ?? [];
  if (!all.some((one) => one.displayName.toLowerCase() === name.toLowerCase())) throw new OfficeError("InvalidCategory");
}

const same = (names) => (one) => names.some((name) => name.toLowerCase() === one.toLowerCase());
const paragraph = (text) => `<div>${text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`).replaceAll("\n", "<br>")}</div>`;
const words = (html, options) => (options?.coercionType === "html" ? new DOMParser().parseFromString(html, "text/html").body.innerText : html);
const detailsOf = (file) => ({ id: file.id, name: file.name, size: file.size, attachmentType: "file", isInline: false });

function fileOf(item, id) {
  const file = item.draft.files.find((one) => one.id === id);
  if (!file) throw new OfficeError("InvalidAttachmentId");
  return file;
}

/** Calls on a message that is written. */
export const composeCalls = {
  ...recipients("to"),
  ...recipients("cc"),
  ...recipients("bcc"),
  "item.from.getAsync": () => toDetails({ name: state.person.displayName, address: state.person.email }),
  "item.subject.getAsync": ({ item }) => item.draft.subject,
  "item.subject.setAsync": ({ item }, subject) => item.draft.set({ subject }, "subject"),
  "item.body.getTypeAsync": () => "text",
  "item.body.getAsync": ({ item }, type) => bodyText(type, item.draft.text, paragraph(item.draft.text)),
  "item.body.setAsync": ({ item }, text, options) => item.draft.set({ text: words(text, options) }, "text"),
  "item.body.prependAsync": ({ item }, text, options) => item.draft.set({ text: words(text, options) + item.draft.text }, "text"),
  "item.categories.getAsync": ({ item, mailbox }) => {
    refuseCategories();
    return item.draft.categories.length ? item.draft.categories.map((name) => categoryDetails(mailbox, name)) : null;
  },
  "item.categories.addAsync": async ({ item, mailbox }, names) => {
    refuseCategories();
    state.overviews.set(mailbox, await server.overview(mailbox));
    names.forEach((name) => known(mailbox, name));
    item.draft.set({ categories: [...item.draft.categories, ...names.filter((name) => !item.draft.categories.some(same([name])))] }, "categories");
  },
  "item.categories.removeAsync": ({ item }, names) => {
    refuseCategories();
    item.draft.set({ categories: item.draft.categories.filter((one) => !same(names)(one)) }, "categories");
  },
  "item.saveAsync": async ({ item }) => toEws(await saveDraft(item.draft)),
  "item.getItemIdAsync": ({ item }) => {
    if (!item.draft.id) throw new OfficeError("ItemNotSaved", "The id is there once the message is saved.");
    return toEws(item.draft.id);
  },
  "item.getComposeTypeAsync": ({ item }) => ({ composeType: item.draft.type, coercionType: "text" }),
  "item.getAttachmentsAsync": ({ item }) => item.draft.files.map(detailsOf),
  "item.getAttachmentContentAsync": ({ item }, id) => ({ content: fileOf(item, id).content, format: "base64" }),
  "item.addFileAttachmentFromBase64Async": ({ item }, content, name) => {
    const file = { id: crypto.randomUUID(), name, content, size: Math.floor((content.replace(/=+$/, "").length * 3) / 4) };
    item.draft.set({ files: [...item.draft.files, file] }, "files");
    return file.id;
  },
  "item.removeAttachmentAsync": ({ item }, id) => {
    const file = fileOf(item, id);
    item.draft.set({ files: item.draft.files.filter((one) => one !== file) }, "files");
  },
  "item.internetHeaders.getAsync": ({ item }, names) => Object.fromEntries(names.filter((name) => name in item.draft.headers).map((name) => [name, item.draft.headers[name]])),
  "item.internetHeaders.setAsync": ({ item }, headers) => item.draft.set({ headers: { ...item.draft.headers, ...headers } }, "headers"),
  "item.internetHeaders.removeAsync": ({ item }, names) =>
    item.draft.set({ headers: Object.fromEntries(Object.entries(item.draft.headers).filter(([name]) => !names.includes(name))) }, "headers"),
};
