import { call } from "./call";
import { itemStill } from "./item";

/** The address of the shared mailbox that the message is in; null: its mailbox is the person's own, or Outlook does not say. */
export async function sharedMailbox(key: string): Promise<string | null> {
  try {
    const { targetMailbox } = await call<Office.SharedProperties>((done) =>
      itemStill(key).getSharedPropertiesAsync(done),
    );
    const own = Office.context.mailbox.userProfile.emailAddress;
    return targetMailbox.toLowerCase() === own.toLowerCase() ? null : targetMailbox;
  } catch {
    return null;
  }
}
