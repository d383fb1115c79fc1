let lastKey = 0;

/** A message being written. Its form and the add-in both change it, and each hears what the other did. */
export class Draft extends EventTarget {
  constructor(values = {}) {
    super();
    this.key = `compose:${++lastKey}`;
    Object.assign(this, {
      type: "newMail",
      to: [],
      cc: [],
      bcc: [],
      subject: "",
      text: "",
      id: null,
      conversationId: null,
      inReplyTo: null,
      references: [],
      categories: [],
      files: [],
      headers: {},
      isChanged: false,
      ...values,
    });
  }

  /** @param {string[]} fields what has changed */
  set(values, ...fields) {
    Object.assign(this, values, { isChanged: true });
    const changed = new Event("changed");
    changed.fields = fields.length ? fields : Object.keys(values);
    this.dispatchEvent(changed);
  }

  get isEmpty() {
    const { to, cc, bcc, subject, text, files } = this;
    return ![to, cc, bcc, subject.trim(), text.trim(), files].some((part) => part.length);
  }

  toComposition() {
    const { to, cc, bcc, subject, text, id, inReplyTo, references, categories, headers } = this;
    const files = this.files.map(({ name, content }) => ({ name, content }));
    return { to, cc, bcc, subject, text, draftId: id, inReplyTo, references, categories, files, headers };
  }
}

/** A draft that lies in the mailbox, to be gone on with. */
export function draftOf({ row, to, cc, bcc, text }) {
  const { id, subject, categories, conversationId } = row;
  return new Draft({ id, to, cc, bcc, subject: subject ?? "", text: text.trimEnd(), categories, conversationId });
}

const prefixed = (prefix, subject) => (new RegExp(`^${prefix}:`, "i").test(subject) ? subject : `${prefix}: ${subject}`);

/** @param {"reply"|"replyAll"|"forward"} kind */
export function answerTo({ row, to, cc, text, references }, kind, me) {
  const others = (list) => list.filter(({ address }) => address && address.toLowerCase() !== me.toLowerCase());
  const quoted = `\n\n________________________________\nFrom: ${row.from[0]?.name ?? ""}\nSubject: ${row.subject ?? ""}\n\n${text}`;
  const values = { subject: prefixed(kind === "forward" ? "FW" : "RE", row.subject ?? ""), text: quoted, type: kind === "forward" ? "forward" : "reply" };
  if (kind === "forward") return new Draft(values);
  const thread = [...(references ?? "").split(/\s+/), row.internetMessageId ?? ""].filter(Boolean);
  return new Draft({
    ...values,
    to: kind === "replyAll" ? others([...row.from, ...to]) : others(row.from),
    cc: kind === "replyAll" ? others(cc) : [],
    inReplyTo: row.internetMessageId,
    references: thread,
    conversationId: row.conversationId,
  });
}
