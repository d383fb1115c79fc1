import { poll } from "../page/mail.js";
import { server } from "../page/server.js";
import { isShared, selectedRows, state } from "../page/state.js";
import { OfficeError } from "./errors.js";
import { readSnapshot, selectedDetails, toRest } from "./items.js";
import { abilities, hasSet } from "./profiles.js";
import { colour } from "./readCalls.js";

const mostSelected = 100;
const exchangeTokens = () => {
  throw new OfficeError("AccessRestricted", "Exchange tokens are turned off in this organisation.");
};

const events = { olkItemSelectedChanged: 1.5, olkSelectedItemsChanged: 1.13, officeThemeChanged: 1.14 };

function checkEvent(frame, type) {
  const version = events[type];
  if (frame.kind !== "pane" || version === undefined || !hasSet(state.profile, "Mailbox", version))
    throw new OfficeError("NotSupportedEvent", "The event is not supported here.");
  // As the documentation has it, these two are for panes that may stay open or hold several messages.
  if (type === "olkSelectedItemsChanged" && !abilities(state.profile, frame.button).several)
    throw new OfficeError("NotSupportedEvent", "The manifest does not say SupportsMultiSelect.");
}

function noShared() {
  if (isShared(state.mailbox)) throw new OfficeError("PermissionDenied", "A delegate may not change the list of categories.");
}

/** Calls on the mailbox. */
export const mailboxCalls = {
  "mailbox.addHandlerAsync": ({ frame }, type) => {
    checkEvent(frame, type);
    frame.subscriptions.add(`mailbox ${type}`);
  },
  "mailbox.removeHandlerAsync": ({ frame }, type) => void frame.subscriptions.delete(`mailbox ${type}`),
  "ui.addHandlerAsync": () => {},
  "ui.removeHandlerAsync": () => {},
  "mailbox.masterCategories.getAsync": async () =>
    (await server.overview(state.mailbox)).categories.map(({ displayName, color }) => ({ displayName, color: colour(color) })),
  "mailbox.masterCategories.addAsync": async (_, categories) => {
    noShared();
    const graph = ({ displayName, color }) => ({ displayName, color: color === "None" ? "none" : color.replace("Preset", "preset") });
    await server.addCategories(state.person.email, categories.map(graph));
    await poll();
  },
  "mailbox.masterCategories.removeAsync": async (_, names) => {
    noShared();
    await server.removeCategories(state.person.email, names);
    await poll();
  },
  "mailbox.getSelectedItemsAsync": () => {
    if (state.open?.kind === "compose") return [];
    return selectedRows().slice(0, mostSelected).map((row) => selectedDetails(row, hasSet(state.profile, "Mailbox", 1.14)));
  },
  "mailbox.loadItemByIdAsync": async ({ frame }, id) => {
    if (frame.loaded.size > 0) throw new OfficeError("GenericResponseError", "Another message is loaded: unload it first.");
    const row = selectedRows().find((one) => one.id === toRest(id));
    if (!row) throw new OfficeError("ItemNotFound", "Only a selected message can be loaded.");
    const key = `loaded:${row.id}`;
    const message = await server.message(state.mailbox, row.id);
    frame.loaded.set(key, { kind: "read", isLoaded: true, key, mailbox: state.mailbox, message });
    return readSnapshot(key, state.mailbox, message);
  },
  "mailbox.getCallbackTokenAsync": exchangeTokens,
  "mailbox.getUserIdentityTokenAsync": exchangeTokens,
  "mailbox.makeEwsRequestAsync": exchangeTokens,
  "roamingSettings.saveAsync": (_, settings) => {
    if (JSON.stringify(settings).length > 32768) throw new OfficeError("GenericSettingsError", "The settings take at most 32 kB.", 9019);
    localStorage.setItem(`settings ${state.person.email} ${state.addIn.id}`, JSON.stringify(settings));
  },
};

export const savedSettings = () => JSON.parse(localStorage.getItem(`settings ${state.person.email} ${state.addIn.id}`) ?? "{}");
