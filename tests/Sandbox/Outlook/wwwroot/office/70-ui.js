const dialogs = new Map();
let parentMessages;

function makeUi(init) {
  const { raise, ...events } = handlers("ui");
  parentMessages = raise;
  const ui = {
    displayDialogAsync: asyncMethod("ui.displayDialogAsync", 1, {
      pass: ["height", "width", "displayInIframe", "promptBeforeOpen"],
      toValue: (id) => dialogObject(id),
    }),
    closeContainer: () => post({ op: "closeContainer" }),
  };
  if (init.kind === "dialog") Object.assign(ui, events, { messageParent: (message) => post({ op: "messageParent", message: `${message}` }) });
  if (hasSet("OpenBrowserWindowApi", 1.1)) ui.openBrowserWindow = (url) => post({ op: "browser", url });
  return ui;
}

function dialogObject(id) {
  const added = new Map();
  dialogs.set(id, (type, args) => added.get(type)?.(args));
  return {
    addEventHandler: (type, handler) => void added.set(type, handler),
    messageChild: (message) => post({ op: "messageChild", dialog: id, message: `${message}` }),
    close: () => {
      dialogs.delete(id);
      post({ op: "closeDialog", dialog: id });
    },
  };
}

onHost("dialog", ({ dialog, type, args }) => dialogs.get(dialog)?.(type, args));
onHost("parentMessage", ({ message }) => parentMessages?.(EventType.DialogParentMessageReceived, { message, origin: hostOrigin }));
