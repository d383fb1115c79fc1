import { state } from "../page/state.js";
import { answer } from "./calls.js";
import { snapshotOf } from "./items.js";
import { savedSettings } from "./mailboxCalls.js";
import { signIn } from "./signIn.js";

const sandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";
const frames = new Set();

/** A page of the add-in inside Outlook: a task pane, a command without a face, or a dialog. */
export class AddInFrame {
  /**
   * @param {"pane"|"command"|"dialog"} kind
   * @param {object} what url; item(): the open message or null; button: that of the ribbon; on: listeners of messages by their name
   */
  constructor(kind, { url, item = () => null, button = null, on = {}, title = "" }) {
    Object.assign(this, { kind, url, item, button, on, loaded: new Map(), subscriptions: new Set(), associated: new Set() });
    this.origin = new URL(url).origin;
    this.isReady = new Promise((resolve) => (this.becomeReady = resolve));
    this.element = document.createElement("iframe");
    this.element.setAttribute("sandbox", sandbox);
    this.element.title = title;
    frames.add(this);
  }

  get window() {
    return this.popup ?? this.element.contentWindow;
  }

  load() {
    this.element.src = this.url;
  }

  post(message) {
    this.window?.postMessage({ sbx: 1, ...message }, this.origin);
  }

  /** A new message is selected: the whole of it is there before anybody hears of it. */
  showItem() {
    this.loaded.clear();
    this.post({ op: "item", item: snapshotOf(this.item()) });
    this.raise("mailbox", "olkItemSelectedChanged", { initialData: null });
  }

  raise(target, type, args = {}) {
    if (this.subscriptions.has(`${target} ${type}`)) this.post({ op: "event", target, type, args });
  }

  remove() {
    frames.delete(this);
    this.element.remove();
    this.popup?.close();
  }

  /** What office.js needs to begin with; a page that loads again begins afresh. */
  init() {
    const { profile, theme, person } = state;
    this.subscriptions.clear();
    this.loaded.clear();
    return {
      kind: this.kind,
      profile: { platform: profile.platform, version: profile.version, sets: profile.sets },
      diagnostics: profile.diagnostics,
      language: navigator.language,
      theme: theme.office,
      user: { displayName: person.displayName, emailAddress: person.email, timeZone: person.timeZone, accountType: "office365" },
      restUrl: "https://outlook.office.com/api",
      settings: savedSettings(),
      item: snapshotOf(this.item()),
    };
  }
}

const handlers = {
  hello: (frame) => frame.post({ op: "init", init: frame.init() }),
  ready: (frame) => frame.becomeReady(),
  call: (frame, message) => answer(frame, message),
  naa: (frame, { message }) => signIn(frame, JSON.parse(message)),
  associated: (frame, { name }) => frame.associated.add(name),
};

addEventListener("message", ({ source, origin, data }) => {
  if (data?.sbx !== 1) return;
  const frame = [...frames].find((one) => one.window === source && one.origin === origin);
  if (!frame) return;
  (handlers[data.op] ?? frame.on[data.op])?.(frame, data);
});

export const eachFrame = (act) => [...frames].forEach(act);
