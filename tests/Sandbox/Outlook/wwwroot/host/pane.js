import { byId, h } from "../page/dom.js";
import { answerTo, Draft } from "../page/drafts.js";
import { openCompose } from "../page/composing.js";
import { select } from "../page/mail.js";
import { on, selectedRows, state } from "../page/state.js";
import { closeDialogsOf, dialogMessages } from "./dialogs.js";
import { AddInFrame } from "./frame.js";
import { whyNotActive } from "./items.js";
import { abilities } from "./profiles.js";

/** At most one pane for reading and one for writing; the other kind waits, hidden, while this one is shown. */
const panes = new Map();
/** The button of a pane that was pinned in writing: it opens again with the next message that is written. */
let pinnedCompose = null;
const surface = () => (state.open?.kind === "compose" ? "compose" : "read");
/** What is open, as far as Outlook gives it to an add-in. */
const itemOf = (kind) => () => (state.open?.kind === kind && whyNotActive(state.open) === null ? state.open : null);

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

export function openPane(button, isPinned = false) {
  const kind = surface();
  const there = panes.get(kind);
  if (there?.button.id === button.id) {
    there.frame.element.focus();
    return;
  }
  if (there) closePane(there.frame);
  const frame = new AddInFrame("pane", { url: button.url, item: itemOf(kind), button, on: messages, title: `${state.addIn.name}: ${button.label}` });
  const pane = { kind, button, frame, key: state.open?.key, isPinned, ...abilities(state.profile, button) };
  panes.set(kind, pane);
  pane.box = box(pane);
  byId("panes").append(pane.box);
  frame.load();
  arrange();
}

function box(pane) {
  const { frame, canPin, staysOpen } = pane;
  pane.isPinned ||= staysOpen;
  const toggle = () => {
    pane.isPinned = staysOpen || !pane.isPinned;
    pin.setAttribute("aria-pressed", `${pane.isPinned}`);
  };
  const pin = h("button", { type: "button", "aria-pressed": `${pane.isPinned}`, onclick: toggle }, "Pin");
  return h(
    "section",
    { class: "pane", "aria-label": `${state.addIn.name} pane` },
    h("header", {}, h("h2", {}, state.addIn.name), canPin && pin, h("button", { type: "button", "aria-label": "Close pane", onclick: () => closeByPerson(pane) }, "×")),
    frame.element,
  );
}

function closeByPerson(pane) {
  if (pane.kind === "compose") pinnedCompose = null;
  closePane(pane.frame);
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
  if (compose && state.open?.key !== compose.key) {
    pinnedCompose = compose.isPinned ? compose.button : null;
    closePane(compose.frame);
  }
  if (pinnedCompose && kind === "compose" && !panes.has(kind)) openPane(pinnedCompose, true);
  const pane = panes.get(kind);
  if (pane && kind === "read") {
    if (!pane.isPinned) closePane(pane.frame);
    else pane.frame.showItem();
  }
  arrange();
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

export function startPanes() {
  on("opened", () => (onOpened(), listenToDraft()));
  on("selection", onSelection);
}
