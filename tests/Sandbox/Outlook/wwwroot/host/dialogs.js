import { h } from "../page/dom.js";
import { question } from "../page/questions.js";
import { state } from "../page/state.js";
import { OfficeError } from "./errors.js";
import { AddInFrame } from "./frame.js";

let lastId = 0;
const open = new Map();

const event = (opener, id, type, args) => opener.post({ op: "dialog", dialog: id, type, args });

function close(id, isByPerson) {
  const dialog = open.get(id);
  if (!dialog) return;
  open.delete(id);
  clearInterval(dialog.watch);
  dialog.frame.remove();
  dialog.box?.remove();
  if (isByPerson) event(dialog.opener, id, "dialogEventReceived", { error: 12006 });
}

function check(opener, url) {
  let address;
  try {
    address = new URL(url);
  } catch {
    throw new OfficeError("Invalid URL", "The address of the dialog is none.", 12002);
  }
  if (address.protocol !== "https:" && address.hostname !== "localhost") throw new OfficeError("HTTPS required", "A dialog needs https.", 12005);
  if (address.origin !== opener.origin) throw new OfficeError("Untrusted domain", "A dialog begins on the add-in's own domain.", 12004);
  if ([...open.values()].some((dialog) => dialog.opener === opener)) throw new OfficeError("Dialog already opened", "A dialog is open already.", 12007);
}

function showInside(id, frame, { height = 80, width = 80 }) {
  const box = h(
    "dialog",
    { class: "addInDialog", "aria-label": state.addIn.name },
    h("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => close(id, true) }, "×"),
    frame.element,
  );
  box.style.inlineSize = `${width}vw`;
  box.style.blockSize = `${height}vh`;
  box.addEventListener("close", () => close(id, true));
  document.body.append(box);
  box.showModal();
  frame.load();
  return box;
}

async function openWindow(id, frame, { promptBeforeOpen = true }) {
  const isAllowed = !promptBeforeOpen || (await question(state.addIn.name, "The add-in wants to open a window.", "Allow", "Ignore"));
  if (!isAllowed) throw new OfficeError("User ignored", "The person did not allow the window.", 12009);
  frame.popup = window.open(frame.url, "_blank", "popup,width=600,height=640");
  if (!frame.popup) throw new OfficeError("Popup blocked", "The browser blocked the window.", 12011);
  return setInterval(() => frame.popup.closed && close(id, true), 500);
}

export const dialogCalls = {
  "ui.displayDialogAsync": async ({ frame: opener }, url, options = {}) => {
    check(opener, url);
    const id = ++lastId;
    const frame = new AddInFrame("dialog", {
      url,
      title: state.addIn.name,
      on: { messageParent: (from, { message }) => event(opener, id, "dialogMessageReceived", { message, origin: from.origin }) },
    });
    const dialog = { opener, frame };
    open.set(id, dialog);
    try {
      if (options.displayInIframe) dialog.box = showInside(id, frame, options);
      else dialog.watch = await openWindow(id, frame, options);
    } catch (error) {
      open.delete(id);
      frame.remove();
      throw error;
    }
    return id;
  },
};

/** What a pane may say of its dialogs. */
export const dialogMessages = {
  closeDialog: (_frame, { dialog }) => close(dialog, false),
  messageChild: (_frame, { dialog, message }) => open.get(dialog)?.frame.post({ op: "parentMessage", message }),
};

export const closeDialogsOf = (frame) => [...open].filter(([, dialog]) => dialog.opener === frame).forEach(([id]) => close(id, false));
