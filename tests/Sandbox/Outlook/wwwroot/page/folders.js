import { byId, fill, h } from "./dom.js";
import { openFolder } from "./mail.js";
import { flatFolders, on, state } from "./state.js";

// The order in which Outlook shows them; the rest comes after, by name.
const first = ["inbox", "drafts", "sentitems", "deleteditems", "junkemail", "archive"];
const rank = (folder) => (first.includes(folder.wellKnownName) ? first.indexOf(folder.wellKnownName) : first.length);

function row(mailbox, folder) {
  const isCurrent = mailbox === state.mailbox && folder.id === state.folder;
  const button = h(
    "button",
    { type: "button", "data-key": `${mailbox} ${folder.id}`, "aria-current": isCurrent ? "page" : null, onclick: () => openFolder(folder.id, mailbox) },
    h("span", {}, folder.name),
    folder.unread > 0 && h("span", { class: "count", "aria-label": `${folder.unread} unread` }, `${folder.unread}`),
  );
  button.style.setProperty("--depth", folder.depth);
  return h("li", {}, button);
}

function mailboxList([address, overview]) {
  const top = [...overview.folders].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  return [h("h2", {}, overview.owner.displayName), h("ul", {}, flatFolders(top).map((folder) => row(address, folder)))];
}

const render = () => fill(byId("folders"), [...state.overviews].flatMap(mailboxList));

export function startFolders() {
  on("folders", render);
}
