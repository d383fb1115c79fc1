let profile;

function hasSet(name, version = 1.1) {
  const most = profile?.sets[name.toLowerCase()];
  if (most === undefined) return false;
  const [major, minor = 0] = `${version}`.split(".").map(Number);
  const [mostMajor, mostMinor = 0] = `${most}`.split(".").map(Number);
  return mostMajor > major || (mostMajor === major && mostMinor >= minor);
}

const toRest = (id) => id.replaceAll("/", "-").replaceAll("+", "_");
const toEws = (id) => id.replaceAll("-", "/").replaceAll("_", "+");

function clientTime(date) {
  return {
    year: date.getFullYear(),
    month: date.getMonth(),
    date: date.getDate(),
    hours: date.getHours(),
    minutes: date.getMinutes(),
    seconds: date.getSeconds(),
    milliseconds: date.getMilliseconds(),
    timezoneOffset: -date.getTimezoneOffset(),
  };
}

let mailboxEvents;

function makeMailbox(init) {
  const { raise, ...events } = handlers("mailbox");
  mailboxEvents = raise;
  const method = (name, required = 0) => asyncMethod(`mailbox.${name}`, required);
  const refuse = (name) => (...given) => {
    const { options, callback } = readArguments(name, 0, given);
    settle(callHost(`mailbox.${name}`, []), options, callback);
  };
  const mailbox = {
    item: null,
    diagnostics: init.diagnostics,
    userProfile: since({ ...init.user }, { accountType: 1.6 }),
    restUrl: init.restUrl,
    convertToRestId: (id) => toRest(id),
    convertToEwsId: (id) => toEws(id),
    convertToLocalClientTime: clientTime,
    convertToUtcClientTime: (t) => new Date(t.year, t.month, t.date, t.hours, t.minutes, t.seconds, t.milliseconds),
    masterCategories: {
      getAsync: method("masterCategories.getAsync"),
      addAsync: method("masterCategories.addAsync", 1),
      removeAsync: method("masterCategories.removeAsync", 1),
    },
    getSelectedItemsAsync: method("getSelectedItemsAsync"),
    loadItemByIdAsync: asyncMethod("mailbox.loadItemByIdAsync", 1, { toValue: loadedItem }),
    displayMessageForm: (id) => post({ op: "show", id: toRest(id) }),
    displayNewMessageForm: (form) => post({ op: "form", kind: "new", form }),
    getCallbackTokenAsync: refuse("getCallbackTokenAsync"),
    getUserIdentityTokenAsync: refuse("getUserIdentityTokenAsync"),
    makeEwsRequestAsync: refuse("makeEwsRequestAsync"),
    ...events,
  };
  return since(mailbox, {
    convertToRestId: 1.3,
    convertToEwsId: 1.3,
    restUrl: 1.5,
    addHandlerAsync: 1.5,
    removeHandlerAsync: 1.5,
    masterCategories: 1.8,
    getSelectedItemsAsync: 1.13,
    loadItemByIdAsync: 1.15,
    displayNewMessageForm: 1.6,
  });
}

/** One of several selected messages, until it is unloaded. */
function loadedItem(snapshot) {
  return { ...readItem(snapshot), unloadAsync: asyncMethod("item.unloadAsync", 0, { itemKey: () => snapshot.key }) };
}
