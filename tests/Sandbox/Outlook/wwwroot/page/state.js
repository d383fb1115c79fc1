const events = new EventTarget();

/** What the page shows. Whoever changes it emits what has changed. */
export const state = {
  people: [],
  person: null,
  profile: null,
  theme: null,
  signIn: "silent",
  lacksComposeCategories: false,
  addIn: null,
  /** By mailbox address: folders, categories, changes. */
  overviews: new Map(),
  mailbox: "",
  folder: "",
  list: { total: 0, items: [] },
  top: 50,
  /** Ids of the selected messages, in the order of selecting. */
  selection: [],
  /** The selection has changed, and what is open is not yet what is selected. */
  isOpening: false,
  /** { kind: "read", key, mailbox, message } or { kind: "compose", key, mailbox, draft }, or nothing. */
  open: null,
};

export const on = (event, listener) => events.addEventListener(event, () => listener());
export const emit = (...names) => names.forEach((name) => events.dispatchEvent(new Event(name)));

export const overview = () => state.overviews.get(state.mailbox);
export const isShared = (mailbox) => mailbox !== state.person?.email;
export const selectedRows = () => state.selection.map((id) => state.list.items.find((row) => row.id === id)).filter(Boolean);

/** All folders of a mailbox, each with its depth. */
export function flatFolders(folders, depth = 0) {
  return folders.flatMap((folder) => [{ ...folder, depth }, ...flatFolders(folder.children, depth + 1)]);
}

export const folderNamed = (mailbox, name) =>
  flatFolders(state.overviews.get(mailbox)?.folders ?? []).find((folder) => folder.wellKnownName === name);
