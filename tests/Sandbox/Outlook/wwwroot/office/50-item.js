const dates = (snapshot) => ({
  dateTimeCreated: new Date(snapshot.dateTimeCreated),
  dateTimeModified: new Date(snapshot.dateTimeModified),
});

/** A message that is read: its fields are there at once, as they were when it was selected. */
function readItem(snapshot) {
  const key = () => snapshot.key;
  const { itemId, itemClass, internetMessageId, subject, normalizedSubject, from, sender, to, cc, attachments } = snapshot;
  return {
    ...commonOf(snapshot, key),
    ...dates(snapshot),
    ...{ itemId, itemClass, internetMessageId, subject, normalizedSubject, from, sender, to, cc, attachments },
    body: bodyOf(key, ["getAsync", "getTypeAsync"]),
    ...since(
      { getAllInternetHeadersAsync: asyncMethod("item.getAllInternetHeadersAsync", 0, { itemKey: key }) },
      { getAllInternetHeadersAsync: 1.8 },
    ),
    displayReplyForm: (form) => post({ op: "form", kind: "reply", form, itemKey: snapshot.key }),
    displayReplyAllForm: (form) => post({ op: "form", kind: "replyAll", form, itemKey: snapshot.key }),
  };
}

/** A message that is written: everything is asked for. */
function composeItem(snapshot) {
  const key = () => snapshot.key;
  const method = (name, required = 0, pass) => asyncMethod(`item.${name}`, required, { itemKey: key, pass });
  const recipients = (field) => ({
    getAsync: method(`${field}.getAsync`),
    addAsync: method(`${field}.addAsync`, 1),
    setAsync: method(`${field}.setAsync`, 1),
  });
  const item = {
    ...commonOf(snapshot, key),
    to: recipients("to"),
    cc: recipients("cc"),
    bcc: recipients("bcc"),
    from: { getAsync: method("from.getAsync") },
    subject: { getAsync: method("subject.getAsync"), setAsync: method("subject.setAsync", 1) },
    body: bodyOf(key, ["getAsync", "getTypeAsync", "setAsync", "prependAsync"]),
    saveAsync: method("saveAsync"),
    close: () => post({ op: "close", itemKey: snapshot.key }),
    getItemIdAsync: method("getItemIdAsync"),
    getComposeTypeAsync: method("getComposeTypeAsync"),
    getAttachmentsAsync: method("getAttachmentsAsync"),
    addFileAttachmentFromBase64Async: method("addFileAttachmentFromBase64Async", 2, ["isInline"]),
    removeAttachmentAsync: method("removeAttachmentAsync", 1),
    internetHeaders: {
      getAsync: method("internetHeaders.getAsync", 1),
      setAsync: method("internetHeaders.setAsync", 1),
      removeAsync: method("internetHeaders.removeAsync", 1),
    },
    inReplyTo: snapshot.inReplyTo,
  };
  return since(item, {
    from: 1.7,
    saveAsync: 1.3,
    close: 1.3,
    getItemIdAsync: 1.8,
    getComposeTypeAsync: 1.1,
    getAttachmentsAsync: 1.8,
    addFileAttachmentFromBase64Async: 1.8,
    internetHeaders: 1.8,
    inReplyTo: 1.14,
  });
}

function bodyOf(key, methods) {
  const required = { getAsync: 1, getTypeAsync: 0, setAsync: 1, prependAsync: 1 };
  return Object.fromEntries(methods.map((name) => [name, asyncMethod(`item.body.${name}`, required[name], { itemKey: key, pass: ["coercionType"] })]));
}

let itemEvents;

function makeItem(snapshot) {
  if (!snapshot) return null;
  const item = snapshot.mode === "compose" ? composeItem(snapshot) : readItem(snapshot);
  const { raise, ...methods } = handlers("item", () => snapshot.key);
  itemEvents = raise;
  return hasSet("Mailbox", 1.7) ? Object.assign(item, methods) : item;
}
