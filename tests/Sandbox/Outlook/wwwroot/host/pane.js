import { byId, h } from "../page/dom.js";
import { answerTo, Draft } from "../page/drafts.js";
import { openCompose } from "../page/composing.js";
import { select } from "../page/mail.js";
import { on, selectedRows, state } from "../page/state.js";
import { closeDialogsOf, dialogMessages } from "./dialogs.js";
import { AddInFrame } from "./frame.js";
import { hasSet } from "./profiles.js";

/** At most one pane for reading and one for writing; the other kind waits, hidden, while this one is shown. */
const panes = new Map();
const surface = () => (state.open?.kind === "compose" ? "compose" : "read");
const itemOf = (kind) => () => (state.open?.kind === kind ? state.open : null);

const messages = {
  ...dialogMessages,
  closeContainer: (frame) => closePane(frame),
  browser: (_frame, { url }) => window.open(url, "_blank", "noopener"),
  show: (_frame, { id }) => select([id]),
  form: (_frame, { kind, form }) => {
    if (kind !== "new" && state.open?.kind === "read") openCompose(answerTo(state.open.message, kind, state.person.email));
    else openCompose(new Draft({ to: (form?.toRecipients ?? []).map((address) => ({ name: null, address })), subject: form?.subject ?? "" }));
  },
  close: () => select(state.selection),
};

export function openPane(button) {
  const kind = surface();
  const there = panes.get(kind);
  if (there?.button.id === button.id) {
    there.frame.element.focus();
    return;
  }
  if (there) closePane(there.frame);
  const frame = new AddInFrame("pane", { url: button.url, item: itemOf(kind), button, on: messages, title: `${state.addIn.name}: ${button.label}` });
  const pane = { kind, button, frame, isPinned: false };
  panes.set(kind, pane);
  pane.box = box(pane);
  byId("panes").append(pane.box);
  frame.load();
  arrange();
}

function box(pane) {
  const { button, frame } = pane;
  const canPin = button.supportsPinning && hasSet(state.profile, "Mailbox", 1.5);
  const pin = h("button", { type: "button", "aria-pressed": "false", onclick: () => pin.setAttribute("aria-pressed", `${(pane.isPinned = !pane.isPinned)}`) }, "Pin");
  return h(
    "section",
    { class: "pane", "aria-label": `${state.addIn.name} pane` },
    h("header", {}, h("h2", {}, state.addIn.name), canPin && pin, h("button", { type: "button", "aria-label": "Close pane", onclick: () => closePane(frame) }, "×")),
    frame.element,
  );
}

function closePane(frame) {
  const pane = [...panes.values()].find((one) => one.frame === frame);
  if (!pane) return;
  panes.delete(pane.kind);
  closeDialogsOf(frame);
  frame.remove();
  pane.box.remove();
  arrange();
}

function arrange() {
  for (const pane of panes.values()) pane.box.hidden = pane.kind !== surface();
  byId("panes").hidden = ![...panes.values()].some((pane) => !pane.box.hidden);
}

/** One that is not pinned goes with the message that it was opened for. */
function onOpened() {
  const kind = surface();
  const compose = panes.get("compose");
  if (compose && compose.frame.lastKey !== undefined && state.open?.key !== compose.frame.lastKey) closePane(compose.frame);
  const pane = panes.get(kind);
  if (pane && kind === "read") {
    if (!pane.isPinned) closePane(pane.frame);
    else pane.frame.showItem();
  }
  arrange();
}

function rememberCompose() {
  const compose = panes.get("compose");
  if (compose) compose.frame.lastKey ??= state.open?.key;
}

let listening = null;
function listenToDraft() {
  const { open } = state;
  if (open?.kind !== "compose" || open.draft === listening) return;
  listening = open.draft;
  open.draft.addEventListener("changed", ({ fields }) => {
    const changed = Object.fromEntries(["to", "cc", "bcc"].map((field) => [field, fields.includes(field)]));
    const frame = panes.get("compose")?.frame;
    if (Object.values(changed).some(Boolean)) frame?.raise("item", "olkRecipientsChanged", { changedRecipientFields: changed });
    if (fields.includes("files")) frame?.raise("item", "olkAttachmentsChanged", {});
  });
}

let selected = "";
function onSelection() {
  const ids = selectedRows().map((row) => row.id).join();
  if (ids === selected) return;
  selected = ids;
  panes.get("read")?.frame.raise("mailbox", "olkSelectedItemsChanged", {});
}

export function closePanes() {
  [...panes.values()].forEach((pane) => closePane(pane.frame));
}

export function startPanes() {
  on("opened", () => (onOpened(), listenToDraft()));
  on("paneOpened", rememberCompose);
  on("selection", onSelection);
}
