import { server } from "../page/server.js";
import { state } from "../page/state.js";
import { composeCalls } from "./composeCalls.js";
import { OfficeError, toOffice } from "./errors.js";
import { mailboxCalls } from "./mailboxCalls.js";
import { readCalls } from "./readCalls.js";
import { sharedCalls } from "./sharedCalls.js";
import { dialogCalls } from "./dialogs.js";

const needsReadWrite = /^item\.(categories\.(add|remove)|(to|cc|bcc|subject|body|internetHeaders)\.(add|set|prepend|remove)|saveAsync|addFile|removeAttachment)/;
// Of a message that is only loaded there is nothing to change but its categories.
const notOfLoaded = /^item\.(notificationMessages\.(add|replace|remove)|customProperties)/;
const needsReadWriteMailbox = /^mailbox\.(masterCategories|getSelectedItemsAsync|loadItemByIdAsync)/;
const levels = ["Restricted", "ReadItem", "ReadWriteItem", "ReadWriteMailbox"];

function checkPermission(name) {
  const needed = needsReadWriteMailbox.test(name) ? "ReadWriteMailbox" : needsReadWrite.test(name) ? "ReadWriteItem" : "Restricted";
  if (levels.indexOf(state.addIn.permissions) < levels.indexOf(needed))
    throw new OfficeError("PermissionDenied", `${name} needs ${needed}; the manifest asks for ${state.addIn.permissions}.`);
}

/** The item that a call means, while it is still the one that is open or loaded. */
function itemOf(frame, key) {
  const open = frame.loaded.get(key) ?? frame.item();
  if (open?.key !== key) throw new OfficeError("APICallFailedDueToItemChange", "The call failed because the selected item changed.");
  return open;
}

function find(name, item) {
  if (item?.isLoaded && notOfLoaded.test(name)) throw new OfficeError("ApiCallNotSupportedByExtensionPoint", `${name} does not work on a loaded message.`);
  const table = !name.startsWith("item.") ? { ...mailboxCalls, ...dialogCalls } : item.kind === "compose" ? composeCalls : readCalls;
  const call = table[name] ?? sharedCalls[name];
  if (!call) throw new OfficeError("ApiCallNotSupportedByExtensionPoint", `The sandbox does not hold ${name} here.`);
  return call;
}

/** Answers one call of office.js: after the time, and with the fault, that are set for it. */
export async function answer(frame, { id, name, args, itemKey }) {
  try {
    const isOfItem = name.startsWith("item.");
    if (isOfItem) itemOf(frame, itemKey);
    checkPermission(name);
    await server.office(state.person.email, name);
    const item = isOfItem ? itemOf(frame, itemKey) : null;
    const value = await find(name, item)({ frame, item, mailbox: item?.mailbox ?? state.person.email }, ...args);
    frame.post({ op: "re", id, value });
  } catch (error) {
    frame.post({ op: "re", id, error: toOffice(error) });
  }
}
