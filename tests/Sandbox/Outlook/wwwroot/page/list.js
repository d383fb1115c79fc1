import { byId, fill, h } from "./dom.js";
import { categoryChip } from "./categories.js";
import { loadList, select } from "./mail.js";
import { flatFolders, on, overview, state } from "./state.js";

let anchor = null;

function when(instant) {
  const date = new Date(instant);
  const isToday = date.toDateString() === new Date().toDateString();
  return date.toLocaleString([], isToday ? { timeStyle: "short" } : { day: "numeric", month: "short" });
}

const names = (people) => people.map((one) => one.name ?? one.address).join("; ");

function option(row) {
  const folder = flatFolders(overview().folders).find((one) => one.id === state.folder);
  const who = ["sentitems", "drafts"].includes(folder?.wellKnownName) ? names(row.to) : names(row.from);
  const isSelected = state.selection.includes(row.id);
  return h(
    "li",
    {
      role: "option",
      id: `m-${row.id}`,
      "aria-selected": `${isSelected}`,
      class: row.isRead ? "" : "unread",
      "data-subject": row.subject ?? "",
      onclick: (event) => choose(row.id, event),
    },
    h("span", { class: "tick", "aria-hidden": "true", title: "Select", onclick: (event) => (event.stopPropagation(), toggle(row.id)) }, isSelected ? "✓" : ""),
    h("span", { class: "who" }, !row.isRead && h("span", { class: "hidden" }, "Unread. "), row.isDraft && h("b", {}, "[Draft] "), who || "(nobody)"),
    h("time", { datetime: row.receivedAt }, when(row.receivedAt)),
    h("span", { class: "subject" }, row.hasAttachments && h("span", { role: "img", "aria-label": "Has attachments" }, "📎 "), row.subject || "(no subject)"),
    h("span", { class: "preview" }, row.preview),
    h("span", { class: "chips" }, row.categories.map((name) => categoryChip(name, state.mailbox))),
  );
}

function toggle(id) {
  anchor = id;
  select(state.selection.includes(id) ? state.selection.filter((one) => one !== id) : [...state.selection, id]);
}

function range(id) {
  const ids = state.list.items.map((row) => row.id);
  const [from, to] = [ids.indexOf(anchor ?? id), ids.indexOf(id)].sort((a, b) => a - b);
  select(ids.slice(Math.max(0, from), to + 1));
}

function choose(id, event) {
  byId("messages").dataset.active = id;
  if (event.shiftKey) range(id);
  else if (event.ctrlKey || event.metaKey) toggle(id);
  else {
    anchor = id;
    select([id]);
  }
}

function onKey(event) {
  const ids = state.list.items.map((row) => row.id);
  const list = byId("messages");
  const now = ids.indexOf(list.dataset.active);
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -ids.length, End: ids.length, PageDown: 10, PageUp: -10 }[event.key];
  if (step !== undefined && ids.length) {
    const next = Math.min(ids.length - 1, Math.max(0, now + step));
    list.dataset.active = ids[next];
    if (!event.ctrlKey) choose(ids[next], event);
    else render();
  } else if (event.key === " " && now >= 0) toggle(ids[now]);
  else if (event.key === "a" && (event.ctrlKey || event.metaKey)) select(ids);
  else if (event.key === "Escape") select([]);
  else return;
  event.preventDefault();
}

function render() {
  const { items, total } = state.list;
  const list = byId("messages");
  const folder = flatFolders(overview()?.folders ?? []).find((one) => one.id === state.folder);
  byId("listHead").replaceChildren(
    h("h1", {}, folder?.name ?? "Messages"),
    h("span", {}, state.selection.length > 1 ? `${state.selection.length} selected` : `${total} messages`),
  );
  list.replaceChildren(...items.map(option));
  const active = list.dataset.active;
  if (active && items.some((row) => row.id === active)) {
    list.setAttribute("aria-activedescendant", `m-${active}`);
    const element = byId(`m-${active}`);
    element.classList.add("active");
    if (document.activeElement === list) element.scrollIntoView({ block: "nearest" });
  } else list.removeAttribute("aria-activedescendant");
  byId("more").hidden = items.length >= total;
  byId("empty").hidden = items.length > 0;
}

async function showMore() {
  state.top += 100;
  await loadList();
}

export function startList() {
  fill(
    byId("list"),
    h("div", { id: "listHead" }),
    h("p", { id: "empty", class: "quiet", hidden: true }, "Nothing is in this folder."),
    h("ul", { id: "messages", role: "listbox", "aria-label": "Messages", "aria-multiselectable": "true", tabIndex: 0, onkeydown: onKey }),
    h("button", { id: "more", type: "button", hidden: true, onclick: showMore }, "Show more"),
  );
  on("list", render);
}
