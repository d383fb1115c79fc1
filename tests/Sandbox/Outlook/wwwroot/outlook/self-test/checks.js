import { promised } from "./promised.js";

const say = (message) => ({ type: "informationalMessage", message, icon: "icon16", persistent: true });
const clientId = "0b6f2a9e-7f0e-4a52-8a63-1f6f4c2f7d22";

/** One request of MSAL's bridge. */
function bridge(method, tokenParams) {
  if (!window.nestedAppAuthBridge) throw Object.assign(new Error("There is no bridge."), { name: "NoBridge" });
  const requestId = crypto.randomUUID();
  return new Promise((resolve) => {
    const hear = (text) => {
      const answer = JSON.parse(text);
      if (answer.requestId === requestId) resolve(answer);
    };
    window.nestedAppAuthBridge.addEventListener("message", hear);
    window.nestedAppAuthBridge.postMessage(JSON.stringify({ messageType: "NestedAppAuthRequest", method, requestId, tokenParams }));
  });
}

export async function token(method) {
  const { success, account, error, token: given } = await bridge(method, { clientId, scope: `api://${clientId}/access_as_user openid profile` });
  return success ? { username: account.username, parts: given.access_token.split(".").length } : error.status;
}

export const mailboxChecks = {
  sets: () => [1.5, 1.8, 1.13, 1.15].map((version) => Office.context.requirements.isSetSupported("Mailbox", version)),
  nested: () => Office.context.requirements.isSetSupported("NestedAppAuth", "1.1"),
  user: () => Office.context.mailbox.userProfile.emailAddress,
  diagnostics: () => Office.context.mailbox.diagnostics.hostName,
  platform: () => Office.context.platform,
  ewsUrl: () => typeof Office.context.mailbox.ewsUrl,
  theme: () => Office.context.officeTheme?.isDarkTheme ?? "none",
  restId: () => Office.context.mailbox.convertToRestId("A/B+C=", "v2.0"),
  ewsId: () => Office.context.mailbox.convertToEwsId("A-B_C=", "v2.0"),
  master: async () => (await promised((done) => Office.context.mailbox.masterCategories.getAsync(done))).length,
  masterTwice: () => promised((done) => Office.context.mailbox.masterCategories.addAsync([{ displayName: "Red category", color: "Preset1" }], done)),
  masterAdd: async () => {
    const { masterCategories } = Office.context.mailbox;
    await promised((done) => masterCategories.addAsync([{ displayName: "Passing", color: "Preset9" }], done));
    await promised((done) => masterCategories.removeAsync(["Passing"], done));
  },
  selected: async () => (await promised((done) => Office.context.mailbox.getSelectedItemsAsync(done))).map((one) => one.subject),
  context: () => new Promise((resolve) => Office.context.mailbox.masterCategories.getAsync({ asyncContext: 7 }, ({ asyncContext }) => resolve(asyncContext))),
  exchangeToken: () => promised((done) => Office.context.mailbox.getCallbackTokenAsync({ isRest: true }, done)),
  officeToken: () => Office.auth.getAccessToken(),
  settings: async () => {
    Office.context.roamingSettings.set("seen", true);
    await promised((done) => Office.context.roamingSettings.saveAsync(done));
    return Office.context.roamingSettings.get("seen");
  },
  bridge: async () => (await bridge("GetInitContext")).success,
  token: () => token("GetToken"),
};

const shared = {
  notice: async (item) => {
    await promised((done) => item.notificationMessages.addAsync("note", say("First"), done));
    await promised((done) => item.notificationMessages.replaceAsync("note", say("Second"), done));
    return (await promised((done) => item.notificationMessages.getAllAsync(done))).map((one) => one.message);
  },
  noticeTwice: (item) => promised((done) => item.notificationMessages.addAsync("note", say("Again"), done)),
  noticeTooLong: (item) => promised((done) => item.notificationMessages.addAsync("long", say("x".repeat(151)), done)),
  noticeGone: (item) => promised((done) => item.notificationMessages.removeAsync("note", done)),
  properties: async (item) => {
    const properties = await promised((done) => item.loadCustomPropertiesAsync(done));
    properties.set("colour", "blue");
    await promised((done) => properties.saveAsync(done));
    return (await promised((done) => item.loadCustomPropertiesAsync(done))).get("colour");
  },
};

const categories = {
  unknown: (item) => promised((done) => item.categories.addAsync(["Nowhere"], done)),
  categories: async (item) => {
    await promised((done) => item.categories.addAsync(["Red category"], done));
    const there = (await promised((done) => item.categories.getAsync(done))).map((one) => `${one.displayName} ${one.color}`);
    await promised((done) => item.categories.removeAsync(["Red category"], done));
    return there;
  },
};

export const readChecks = {
  fields: ({ itemType, itemClass, internetMessageId, from, to }) => ({ itemType, itemClass, internetMessageId, from: from?.emailAddress, to: to.length }),
  ids: ({ itemId, conversationId }) => [itemId.length > 40, conversationId.length > 20],
  created: ({ dateTimeCreated }) => dateTimeCreated instanceof Date,
  attachments: ({ attachments }) => attachments.map(({ name, size, isInline }) => `${name} ${size} ${isInline}`),
  attachment: async (item) => {
    if (!item.attachments.length) return null;
    const { content, format } = await promised((done) => item.getAttachmentContentAsync(item.attachments[0].id, done));
    return `${format} ${content.length > 0}`;
  },
  body: async (item) => (await promised((done) => item.body.getAsync("text", done))).length > 0,
  headers: async (item) => (await promised((done) => item.getAllInternetHeadersAsync(done))).includes("Subject"),
  noBcc: (item) => typeof item.bcc,
  shared: async (item) => item.getSharedPropertiesAsync && (await promised((done) => item.getSharedPropertiesAsync(done))).owner,
  load: async (item) => {
    const loaded = await promised((done) => Office.context.mailbox.loadItemByIdAsync(item.itemId, done));
    await promised((done) => loaded.unloadAsync(done));
    return loaded.subject;
  },
  ...categories,
  ...shared,
};

export const composeChecks = {
  noSubject: ({ subject }) => typeof subject,
  unsaved: (item) => promised((done) => item.getItemIdAsync(done)),
  subject: async (item) => {
    await promised((done) => item.subject.setAsync("Hello", done));
    return promised((done) => item.subject.getAsync(done));
  },
  body: async (item) => {
    await promised((done) => item.body.setAsync("World", { coercionType: "text" }, done));
    return promised((done) => item.body.getAsync("text", done));
  },
  to: async (item) => {
    await promised((done) => item.to.setAsync([{ displayName: "Ken", emailAddress: "ken@self-test.example" }], done));
    await promised((done) => item.bcc.addAsync(["bcc@self-test.example"], done));
    const [to, bcc] = await Promise.all([promised((done) => item.to.getAsync(done)), promised((done) => item.bcc.getAsync(done))]);
    return [...to, ...bcc].map((one) => `${one.displayName} ${one.emailAddress} ${one.recipientType}`);
  },
  from: async (item) => (await promised((done) => item.from.getAsync(done))).emailAddress,
  file: async (item) => {
    await promised((done) => item.addFileAttachmentFromBase64Async(btoa("hello"), "hello.txt", done));
    return (await promised((done) => item.getAttachmentsAsync(done))).map(({ name, size }) => `${name} ${size}`);
  },
  header: async (item) => {
    await promised((done) => item.internetHeaders.setAsync({ "x-self-test": "1" }, done));
    return promised((done) => item.internetHeaders.getAsync(["x-self-test"], done));
  },
  type: async (item) => (await promised((done) => item.getComposeTypeAsync(done))).composeType,
  save: async (item) => (await promised((done) => item.saveAsync(done))).length > 40,
  saved: async (item) => (await promised((done) => item.getItemIdAsync(done))).length > 40,
  ...categories,
  ...shared,
};
