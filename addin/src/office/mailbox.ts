import { call } from "./call";
import { itemStill } from "./item";

/** The address of the shared mailbox that the message is in; null: its mailbox is the person's own, or Outlook does not say. */
export async function sharedMailbox(key: string): Promise<string | null> {
  return targetOf(() => itemStill(key));
}

/** Whether a message that was loaded is in the person's own mailbox, or Outlook does not say. */
export async function isOwnMailbox(item: Office.LoadedMessageRead | Office.LoadedMessageCompose): Promise<boolean> {
  return (await targetOf(() => item)) === null;
}

type MaybeShared = {
  getSharedPropertiesAsync: (done: (result: Office.AsyncResult<Office.SharedProperties>) => void) => void;
};

async function targetOf(item: () => MaybeShared): Promise<string | null> {
  try {
    const { targetMailbox } = await call<Office.SharedProperties>((done) => item().getSharedPropertiesAsync(done));
    const own = Office.context.mailbox.userProfile.emailAddress;
    return targetMailbox.toLowerCase() === own.toLowerCase() ? null : targetMailbox;
  } catch {
    return null;
  }
}
