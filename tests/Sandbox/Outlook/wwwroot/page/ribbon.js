import { alertAbout, byId, fill, h } from "./dom.js";
import { openCompose } from "./composing.js";
import { answerTo, Draft } from "./drafts.js";
import { loadList, poll, select } from "./mail.js";
import { server } from "./server.js";
import { flatFolders, folderNamed, on, overview, selectedRows, state } from "./state.js";
import { runCommand } from "../host/commands.js";
import { whyNotActive } from "../host/items.js";
import { openPane } from "../host/pane.js";
import { abilities } from "../host/profiles.js";

const mostSelected = 100;

/** Why a button of the add-in cannot be used now; null where it can. */
function whyNot(button) {
  if (state.isOpening) return "The message is being opened.";
  if (state.open) return whyNotActive(state.open);
  const rows = selectedRows();
  const { none, several } = abilities(state.profile, button);
  if (rows.length === 0) return none ? null : "Select a message first.";
  if (rows.length === 1) return "The message is not open.";
  if (!several) return "This works on one message at a time.";
  return rows.length > mostSelected ? `At most ${mostSelected} messages at a time.` : null;
}

const broken = new Set();
function sayBroken(icon) {
  if (!broken.has(icon)) alertAbout(`Manifest: the icon ${icon} does not load.`);
  broken.add(icon);
}

function use(button) {
  if (button.action === "ExecuteFunction") runCommand(button);
  else openPane(button);
}

function addInButton(button) {
  const reason = whyNot(button);
  return h(
    "button",
    { type: "button", class: "command", "data-key": button.id, disabled: reason !== null, title: reason ?? button.description, onclick: () => use(button) },
    h("img", { src: button.icon, alt: "", width: "32", height: "32", onerror: () => sayBroken(button.icon) }),
    h("span", {}, button.label),
  );
}

const own = (label, isOn, onclick) => h("button", { type: "button", "data-key": label, disabled: !isOn, onclick }, label);

async function forSelected(act) {
  const rows = selectedRows();
  await select([]);
  for (const row of rows) await act(row);
  await poll();
  await loadList();
}

function moveMenu() {
  const menu = h(
    "select",
    { "aria-label": "Move to", disabled: selectedRows().length === 0, onchange: () => forSelected((row) => server.move(state.mailbox, row.id, menu.value)) },
    h("option", { value: "" }, "Move to …"),
    flatFolders(overview()?.folders ?? []).map((folder) => h("option", { value: folder.id }, folder.name)),
  );
  return menu;
}

function answer(kind) {
  openCompose(answerTo(state.open.message, kind, state.person.email));
}

function render() {
  if (!state.person) return;
  const isRead = state.open?.kind === "read";
  const deleted = folderNamed(state.mailbox, "deleteditems");
  const remove = (row) => (row.folder === deleted.id ? server.remove(state.mailbox, row.id) : server.move(state.mailbox, row.id, deleted.id));
  const kind = state.open?.kind === "compose" ? "compose" : "read";
  fill(
    byId("ribbon"),
    h(
      "div",
      { class: "group" },
      h("button", { type: "button", class: "primary", "data-key": "new", onclick: () => openCompose(new Draft()) }, "New mail"),
      own("Reply", isRead, () => answer("reply")),
      own("Reply all", isRead, () => answer("replyAll")),
      own("Forward", isRead, () => answer("forward")),
      own("Delete", selectedRows().length > 0, () => forSelected(remove)),
      moveMenu(),
    ),
    (state.addIn?.groups[kind] ?? []).map((group) => h("div", { class: "group addIn", role: "group", "aria-label": group.label }, group.buttons.map(addInButton), h("span", { class: "groupLabel" }, group.label))),
  );
}

export function startRibbon() {
  for (const event of ["opened", "selection", "addIn", "folders"]) on(event, render);
}
