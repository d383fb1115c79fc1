import { h } from "./dom.js";
import { categoryChip, categoryMenu } from "./categories.js";
import { discard, saveDraft, send } from "./composing.js";
import { noticesFor } from "./notices.js";
import { on, state } from "./state.js";

export const spelled = (people) => people.map(({ name, address }) => (name && name !== address ? `${name} <${address}>` : address)).join("; ");

/** "Maria Lopez <maria@x.example>; ken@y.example" and so on, also with commas or on several lines. */
export function parsed(text) {
  return text
    .split(/[;\n]|,(?![^<]*>)/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [, name, address] = /^(.*)<([^>]*)>$/.exec(part) ?? [null, "", part];
      return { name: name.trim().replace(/^"|"$/g, "") || null, address: address.trim() };
    });
}

function field(draft, name, label) {
  const isAsWritten = () => JSON.stringify(parsed(input.value)) === JSON.stringify(draft[name]);
  const take = () => !isAsWritten() && draft.set({ [name]: parsed(input.value) }, name);
  const input = h("input", {
    id: `compose-${name}`,
    type: "text",
    autocomplete: "off",
    value: spelled(draft[name]),
    list: "colleagues",
    onchange: take,
    // As in Outlook, a semicolon ends a recipient, and whoever listens hears of it.
    oninput: () => /;\s*$/.test(input.value) && take(),
  });
  draft.addEventListener("changed", ({ fields }) => fields.includes(name) && !isAsWritten() && (input.value = spelled(draft[name])));
  return h("div", { class: "field" }, h("label", { for: `compose-${name}` }, label), input);
}

function plain(draft, name, label, tag) {
  const input = h(tag, { id: `compose-${name}`, oninput: () => draft.set({ [name]: input.value }, name) });
  input.value = draft[name];
  draft.addEventListener("changed", ({ fields }) => fields.includes(name) && input.value !== draft[name] && (input.value = draft[name]));
  return h("div", { class: `field ${name}` }, h("label", { for: `compose-${name}` }, label), input);
}

async function addFiles(draft, files) {
  const read = [...files].map(async (file) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return { id: crypto.randomUUID(), name: file.name, content: btoa(text), size: file.size };
  });
  draft.set({ files: [...draft.files, ...(await Promise.all(read))] }, "files");
}

function attachments(draft) {
  const list = h("ul", { class: "files", "aria-label": "Attachments" });
  const render = () =>
    list.replaceChildren(
      ...draft.files.map((file) =>
        h("li", {}, file.name, h("button", { type: "button", "aria-label": `Remove ${file.name}`, onclick: () => draft.set({ files: draft.files.filter((one) => one !== file) }, "files") }, "×")),
      ),
    );
  draft.addEventListener("changed", render);
  render();
  const input = h("input", { id: "compose-files", type: "file", multiple: true, onchange: () => addFiles(draft, input.files) });
  return h("div", { class: "field" }, h("label", { for: "compose-files" }, "Attach"), h("div", {}, input, list));
}

function marks(open) {
  const { draft, mailbox } = open;
  const has = (name) => draft.categories.some((one) => one.toLowerCase() === name.toLowerCase());
  const toggle = (name) =>
    draft.set({ categories: has(name) ? draft.categories.filter((one) => one.toLowerCase() !== name.toLowerCase()) : [...draft.categories, name] }, "categories");
  const chips = h("span", { id: "categories", role: "group", "aria-label": "Categories" });
  const render = () => chips.replaceChildren(...draft.categories.map((name) => categoryChip(name, mailbox, () => toggle(name))));
  draft.addEventListener("changed", render);
  render();
  return h("div", { class: "marks" }, chips, categoryMenu(mailbox, has, toggle));
}

/** Built once for each message: notices come and go within it, and nobody's typing is lost. */
export function composeForm(open) {
  const { draft } = open;
  const notices = h("div", {});
  const showNotices = () => state.open === open && notices.replaceChildren(noticesFor(open.key));
  on("notices", showNotices);
  const form = h(
    "form",
    { "aria-label": "New message", onsubmit: (event) => event.preventDefault() },
    h(
      "div",
      { class: "actions" },
      h("button", { type: "button", class: "primary", onclick: () => send(draft) }, "Send"),
      h("button", { type: "button", onclick: () => saveDraft(draft).catch(() => {}) }, "Save draft"),
      h("button", { type: "button", onclick: () => discard(draft) }, "Discard"),
    ),
    notices,
    field(draft, "to", "To"),
    field(draft, "cc", "Cc"),
    field(draft, "bcc", "Bcc"),
    plain(draft, "subject", "Subject", "input"),
    attachments(draft),
    marks(open),
    plain(draft, "text", "Message", "textarea"),
    h("datalist", { id: "colleagues" }, state.people.slice(0, 50).map((one) => h("option", { value: one.email }, one.displayName))),
  );
  showNotices();
  return form;
}
