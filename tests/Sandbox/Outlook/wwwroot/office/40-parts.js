// Parts that messages have in reading and in writing.

function categoriesOf(key) {
  return {
    getAsync: asyncMethod("item.categories.getAsync", 0, { itemKey: key }),
    addAsync: asyncMethod("item.categories.addAsync", 1, { itemKey: key }),
    removeAsync: asyncMethod("item.categories.removeAsync", 1, { itemKey: key }),
  };
}

function notificationsOf(key) {
  const { ItemNotificationMessageType: Type } = MailboxEnums;
  const check = (name, message) => {
    if (typeof name !== "string" || name.length === 0 || name.length > 32) throw argumentError("The key must have 1 to 32 characters.");
    if (!Object.values(Type).includes(message?.type)) throw argumentError("The type of the notification is unknown.");
    if (typeof message.message !== "string" || message.message.length > 150) throw argumentError("The message must have at most 150 characters.");
    const needs = message.type === Type.InformationalMessage;
    const has = message.icon !== undefined || message.persistent !== undefined;
    if (needs && (message.icon === undefined || message.persistent === undefined))
      throw argumentError("An informational message needs icon and persistent.");
    if (!needs && message.type !== Type.InsightMessage && has) throw argumentError("Only an informational message has icon and persistent.");
  };
  const checked = (name) => {
    const method = asyncMethod(`item.notificationMessages.${name}`, 2, { itemKey: key });
    return (id, message, ...rest) => {
      check(id, message);
      method(id, message, ...rest);
    };
  };
  return {
    addAsync: checked("addAsync"),
    replaceAsync: checked("replaceAsync"),
    removeAsync: asyncMethod("item.notificationMessages.removeAsync", 1, { itemKey: key }),
    getAllAsync: asyncMethod("item.notificationMessages.getAllAsync", 0, { itemKey: key }),
  };
}

/** Custom properties are read once and saved as a whole. */
function customPropertiesOf(key) {
  return asyncMethod("item.loadCustomPropertiesAsync", 0, {
    itemKey: key,
    toValue: (values) => ({
      get: (name) => values[name],
      set: (name, value) => void (values[name] = value),
      remove: (name) => void delete values[name],
      getAll: () => ({ ...values }),
      saveAsync: (...given) => {
        const { options, callback } = readArguments("customProperties.saveAsync", 0, given);
        settle(callHost("item.customProperties.saveAsync", [values], key()), options, callback);
      },
    }),
  });
}

function commonOf(snapshot, key) {
  const item = {
    itemType: MailboxEnums.ItemType.Message,
    conversationId: snapshot.conversationId,
    notificationMessages: notificationsOf(key),
    loadCustomPropertiesAsync: customPropertiesOf(key),
    getAttachmentContentAsync: asyncMethod("item.getAttachmentContentAsync", 1, { itemKey: key }),
    getInitializationContextAsync: asyncMethod("item.getInitializationContextAsync", 0, { itemKey: key }),
  };
  if (snapshot.hasCategories) item.categories = categoriesOf(key);
  if (snapshot.isShared) item.getSharedPropertiesAsync = asyncMethod("item.getSharedPropertiesAsync", 0, { itemKey: key });
  return since(item, {
    notificationMessages: 1.3,
    categories: 1.8,
    getSharedPropertiesAsync: 1.8,
    getAttachmentContentAsync: 1.8,
    getInitializationContextAsync: 1.3,
  });
}
