const commands = new Map();
const actions = {
  associate: (name, handler) => {
    commands.set(name, handler);
    if (hostWindow) post({ op: "associated", name });
  },
};

const context = {
  requirements: { isSetSupported: (name, version) => hasSet(`${name}`, version) },
  ui: {},
};
let settings = {};

function applyTheme(theme) {
  if (hasSet("Mailbox", 1.14)) context.officeTheme = theme;
}

function applyInit(init) {
  profile = init.profile;
  settings = init.settings;
  const { platform, version } = init.profile;
  Object.assign(context, {
    host: "Outlook",
    platform,
    diagnostics: { host: "Outlook", platform, version },
    displayLanguage: init.language,
    contentLanguage: init.language,
    mailbox: makeMailbox(init),
    ui: makeUi(init),
    roamingSettings: {
      get: (name) => settings[name],
      set: (name, value) => void (settings[name] = value),
      remove: (name) => void delete settings[name],
      saveAsync: (...given) => {
        const { options, callback } = readArguments("roamingSettings.saveAsync", 0, given);
        settle(callHost("roamingSettings.saveAsync", [settings]), options, callback);
      },
    },
  });
  // The old profiles have no bridge, and MSAL goes the way of an ordinary page there.
  if (!hasSet("NestedAppAuth", 1.1)) delete window.nestedAppAuthBridge;
  applyTheme(init.theme);
  context.mailbox.item = makeItem(init.item);
}

// By then the page's own scripts have run, deferred ones and modules too; "interactive" would be too early for them.
const parsed = new Promise((resolve) => {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", resolve);
  else resolve();
});

const ready = new Promise((resolve) => {
  if (!hostWindow) {
    resolve({ host: null, platform: null });
    return;
  }
  onHost("init", ({ init }) => {
    applyInit(init);
    parsed.then(() => setTimeout(() => resolve({ host: "Outlook", platform: init.profile.platform })));
  });
  post({ op: "hello" });
});

onHost("item", ({ item }) => void (context.mailbox.item = makeItem(item)));
onHost("event", ({ target, type, args }) => {
  if (type === EventType.OfficeThemeChanged) applyTheme(args.officeTheme);
  const raise = target === "item" ? itemEvents : mailboxEvents;
  raise?.(type, args);
});
onHost("invoke", ({ name, controlId, run }) => {
  const handler = commands.get(name) ?? window[name];
  if (typeof handler !== "function") {
    post({ op: "missing", run, name });
    return;
  }
  handler({ source: { id: controlId }, completed: (options) => post({ op: "completed", run, options }) });
});

window.Office = {
  ...enums,
  context,
  actions,
  auth,
  isSetSupported: (name, version) => hasSet(`${name}`, version),
  onReady: (callback) => ready.then((info) => (callback?.(info), info)),
};
ready.then((info) => {
  window.Office.initialize?.("documentOpened");
  if (hostWindow && window.parent !== window) post({ op: "ready", host: info.host });
});
