import { byId, fill, h } from "./dom.js";
import { categoryChip, categoryMenu } from "./categories.js";
import { composeForm } from "./composeForm.js";
import { refreshOpen, loadList } from "./mail.js";
import { noticesFor } from "./notices.js";
import { server } from "./server.js";
import { on, selectedRows, state } from "./state.js";

const person = ({ name, address }) => h("span", { class: "person", title: address ?? "" }, name && name !== address ? `${name} <${address ?? ""}>` : (address ?? name));

function line(label, people) {
  return people.length > 0 && h("div", { class: "people" }, h("span", { class: "label" }, label), people.map(person));
}

async function toggleCategory(open, name) {
  const isOn = open.message.row.categories.some((one) => one.toLowerCase() === name.toLowerCase());
  await server.categorise(open.mailbox, open.message.row.id, isOn ? [] : [name], isOn ? [name] : []);
  await loadList();
  await refreshOpen();
}

function kindOf({ itemClass, isDraft }) {
  if (isDraft) return "Draft";
  if (itemClass.startsWith("IPM.Schedule")) return "Meeting";
  return itemClass.startsWith("REPORT") ? "Report" : null;
}

const size = (bytes) => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);

function reading(open) {
  const { row, to, cc, bcc, text, attachments } = open.message;
  const has = (name) => row.categories.some((one) => one.toLowerCase() === name.toLowerCase());
  const kind = kindOf(row);
  return h(
    "article",
    { "aria-labelledby": "subject" },
    noticesFor(open.key),
    h("h2", { id: "subject" }, row.subject || "(no subject)", kind && h("span", { class: "kind" }, kind)),
    h(
      "div",
      { class: "marks" },
      h("span", { id: "categories", role: "group", "aria-label": "Categories" }, row.categories.map((name) => categoryChip(name, open.mailbox, () => toggleCategory(open, name)))),
      categoryMenu(open.mailbox, has, (name) => toggleCategory(open, name)),
    ),
    line("From", row.from),
    line("To", to),
    line("Cc", cc),
    line("Bcc", bcc),
    h("time", { datetime: row.receivedAt, class: "quiet" }, new Date(row.receivedAt).toLocaleString()),
    attachments.length > 0 && h("ul", { class: "files", "aria-label": "Attachments" }, attachments.map((file) => h("li", {}, `${file.name} (${size(file.size)})`))),
    h("pre", { class: "text", tabIndex: 0 }, text),
  );
}

function severalOrNone() {
  const rows = selectedRows();
  return rows.length > 1
    ? h("div", { class: "nothing" }, h("h2", {}, `${rows.length} messages are selected`), h("ul", {}, rows.slice(0, 12).map((row) => h("li", {}, row.subject || "(no subject)"))))
    : h("div", { class: "nothing quiet" }, "Select a message to read it.");
}

function render() {
  const { open } = state;
  if (open?.kind === "compose") fill(byId("reading"), composeForm(open));
  else fill(byId("reading"), open ? reading(open) : severalOrNone());
}

export function startReading() {
  on("opened", render);
  on("selection", () => !state.open && render());
  // What is typed in a form stays: the form itself hears of what changes in its draft.
  on("refreshed", () => state.open?.kind !== "compose" && render());
}
