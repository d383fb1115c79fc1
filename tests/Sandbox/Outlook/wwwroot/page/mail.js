import { alertAbout } from "./dom.js";
import { server } from "./server.js";
import { emit, folderNamed, isShared, state } from "./state.js";
import { draftOf } from "./drafts.js";
import { closeCompose, openCompose } from "./composing.js";

let opening = 0;

export async function openMailbox(address, folderId) {
  state.overviews.set(address, await server.overview(address));
  state.mailbox = address;
  await openFolder(folderId ?? folderNamed(address, "inbox").id, address);
}

export async function openFolder(id, mailbox = state.mailbox) {
  Object.assign(state, { mailbox, folder: id, top: 50, selection: [] });
  await loadList();
  await openSelection();
  emit("folders");
}

export async function loadList() {
  const { mailbox, folder, top } = state;
  const list = await server.list(mailbox, folder, top);
  if (mailbox !== state.mailbox || folder !== state.folder || top !== state.top) return;
  state.list = list;
  const kept = state.selection.filter((id) => list.items.some((row) => row.id === id));
  const isGone = kept.length !== state.selection.length;
  state.selection = kept;
  emit("list");
  if (isGone) await openSelection();
}

export async function select(ids) {
  state.selection = ids;
  emit("list");
  await openSelection();
}

/** After a form has closed. */
export const reopen = () => select(state.selection);

/** One selected message is opened; of none and of several nothing is. */
async function openSelection() {
  const turn = ++opening;
  const { mailbox, selection } = state;
  state.isOpening = true;
  emit("selection");
  await closeCompose();
  if (turn !== opening) return;
  if (selection.length !== 1) {
    show(null);
    return;
  }
  const [id] = selection;
  try {
    const message = await server.message(mailbox, id);
    if (turn !== opening) return;
    state.isOpening = false;
    if (message.row.isDraft && !isShared(mailbox)) openCompose(draftOf(message));
    else show({ kind: "read", key: `read:${mailbox}:${id}`, mailbox, message });
    if (!message.row.isRead) await server.setRead(mailbox, id, true);
  } catch (error) {
    if (turn === opening) show(null);
    if (error.status !== 404) alertAbout(error.message);
  }
}

export function show(open) {
  const isSame = state.open?.key === open?.key;
  Object.assign(state, { open, isOpening: false });
  emit(isSame ? "refreshed" : "opened", "selection");
}

/** What has changed meanwhile, by Graph or by others, is taken over; the open message stays open. */
export async function refreshOpen() {
  const { open } = state;
  const row = open?.kind === "read" && state.list.items.find((one) => `read:${state.mailbox}:${one.id}` === open.key);
  if (!row || row.version === open.message.row.version) return;
  open.message = { ...open.message, row };
  emit("refreshed");
}

export async function poll() {
  const shared = [...state.overviews.keys()];
  for (const address of shared) {
    const before = state.overviews.get(address);
    const now = await server.overview(address);
    if (!state.overviews.has(address)) continue;
    state.overviews.set(address, now);
    const isMarked = JSON.stringify(before.categories) !== JSON.stringify(now.categories);
    if (before.changes === now.changes && !isMarked) continue;
    emit("folders");
    if (address === state.mailbox) await loadList();
    await refreshOpen();
    if (isMarked) emit("refreshed");
  }
}
