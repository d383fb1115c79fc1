import { OfficeFailure } from "./failure";

/** The message that is being read; null where none is, or something else is. */
export function itemBeingRead(): Office.MessageRead | null {
  // The types promise an item that can do everything; there may be none, one being written, or an appointment.
  const item = Office.context.mailbox.item as Office.MessageRead | null | undefined;
  return item && isBeingRead(item) && !isAppointment(item) ? item : null;
}

/** What is being written has objects in place of its subject and sender. */
export function isBeingRead(item: { subject: unknown }): boolean {
  return typeof item.subject === "string";
}

export function isAppointment(item: { itemType: string }): boolean {
  return item.itemType === "appointment";
}

/** Names a message as long as it is selected. */
export function keyOf(item: Office.MessageRead): string {
  return item.itemId || item.internetMessageId;
}

/** The key of the message that is being read; null: there is none. */
export function keyOfSelected(): string | null {
  const item = itemBeingRead();
  return item && keyOf(item);
}

/**
 * The message being read, if it is still the one meant: Outlook's functions work on whatever is selected when they are
 * called, which may have changed since the person pressed the button.
 */
export function itemStill(key: string): Office.MessageRead {
  const item = itemBeingRead();
  if (!item || keyOf(item) !== key) throw new OfficeFailure({ kind: "selectionMoved" });
  return item;
}
