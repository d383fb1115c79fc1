import { call } from "./call";
import { officeReason } from "./failure";
import { itemStill } from "./item";

/**
 * The address of the shared mailbox that the message is in; null: its mailbox is the person's own.
 * Rejects with an OfficeFailure where Outlook does not tell: nothing is done or said of a message that may be another's.
 */
export async function sharedMailbox(key: string): Promise<string | null> {
  return targetOf(() => itemStill(key));
}

/** Whether a message that was loaded is in the person's own mailbox. Rejects as `sharedMailbox` does. */
export async function isOwnMailbox(item: Office.LoadedMessageRead | Office.LoadedMessageCompose): Promise<boolean> {
  return (await targetOf(() => item)) === null;
}

/** The address of whoever this Outlook is open for. */
export function ownAddress(): string {
  return Office.context.mailbox.userProfile.emailAddress;
}

type MaybeShared = {
  getSharedPropertiesAsync: (done: (result: Office.AsyncResult<Office.SharedProperties>) => void) => void;
};

async function targetOf(item: () => MaybeShared): Promise<string | null> {
  try {
    const { targetMailbox } = await call<Office.SharedProperties>((done) => item().getSharedPropertiesAsync(done));
    return targetMailbox.toLowerCase() === ownAddress().toLowerCase() ? null : targetMailbox;
  } catch (error) {
    if (saysNotShared(error)) return null;
    throw error;
  }
}

/**
 * Refusals that leave open whose mailbox it is: no right, no token, no answer that it could read, another message
 * selected, no network, trouble of its own.
 */
const undecided = [7000, 9018, 9020, 9030, 9041, 9042];

/**
 * On what is not shared most Outlooks lack the function; the others refuse, under no name that is documented, so that every
 * refusal counts which is not known to be about something else.
 */
function saysNotShared(error: unknown): boolean {
  const reason = officeReason(error);
  if (reason?.kind === "unsupported") return true;
  return reason?.kind === "refused" && (reason.code === null || !undecided.includes(reason.code));
}
