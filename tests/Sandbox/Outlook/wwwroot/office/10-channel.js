// The page that plays Outlook is where this script comes from. It frames the add-in, or has opened it as a dialog.
const hostOrigin = new URL(document.currentScript.src).origin;
const hostWindow = window.parent !== window ? window.parent : window.opener;
const waiting = new Map();
const listeners = new Map();
let lastCall = 0;

function post(message) {
  hostWindow.postMessage({ sbx: 1, ...message }, hostOrigin);
}

/** One call of the host: its value, or an error with name, message and code. */
function callHost(name, args, itemKey) {
  return new Promise((resolve, reject) => {
    const id = ++lastCall;
    waiting.set(id, { resolve, reject });
    post({ op: "call", id, name, args, itemKey });
  });
}

function onHost(op, listener) {
  listeners.set(op, listener);
}

onHost("re", ({ id, value, error }) => {
  const call = waiting.get(id);
  waiting.delete(id);
  if (error) call?.reject(error);
  else call?.resolve(value);
});

addEventListener("message", (event) => {
  if (event.source !== hostWindow || event.origin !== hostOrigin || event.data?.sbx !== 1) return;
  listeners.get(event.data.op)?.(event.data);
});
