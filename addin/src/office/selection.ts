import { call } from "./call";
import { isAppointment, isBeingRead, keyOf } from "./item";
import { supports } from "./ready";

/** One message that is being read, as it was when it was selected. Never changed: another selection is another object. */
export type SelectedMessage = Readonly<{
  kind: "message";
  /** Names it as long as it is selected; every answer about it carries this. */
  key: string;
  subject: string;
  /** With angle brackets; null: Outlook does not know it (yet). */
  internetMessageId: string | null;
  /** Exchange's id as its web interface takes it; null: this Outlook cannot tell. */
  restId: string | null;
  from: Readonly<{ name: string; address: string }> | null;
}>;

export type SeveralMessages = Readonly<{
  kind: "several";
  /** Ids as Outlook loads them by. */
  itemIds: readonly string[];
  /** Whether this Outlook can open them one by one. */
  canMark: boolean;
}>;

/** What the person has selected. `changing`: Outlook has not told yet. `withheld`: it does not hand the message out. */
export type Selection =
  Readonly<{ kind: "changing" | "none" | "withheld" | "draft" | "meeting" }> | SelectedMessage | SeveralMessages;

export type SelectionSource = {
  current: () => Selection;
  /** Calls on every change, until the returned function is called. */
  subscribe: (changed: () => void) => () => void;
};

/** Within this time Outlook opens a message that is selected. In milliseconds. */
const opening = 3_000;

/** Follows what is selected as long as the pane is open. Needs Outlook to be ready. */
export function watchSelection(): SelectionSource {
  const listeners = new Set<() => void>();
  let current: Selection = { kind: "changing" };
  let turn = 0;

  const show = (next: Selection) => {
    if (sameAs(current, next)) return;
    current = next;
    for (const listener of listeners) listener();
  };

  const look = async () => {
    const mine = ++turn;
    const one = theItem();
    const maySeveral = supports("1.13") && one.kind !== "draft";
    // With several selected some Outlooks have no item, others the last one: only their list tells.
    show(maySeveral && (one.kind === "none" || current.kind === "several") ? { kind: "changing" } : one);
    if (!maySeveral) return;
    const itemIds = await selectedIds();
    // The person went on while Outlook was counting.
    if (mine !== turn) return;
    if (itemIds.length > 1) show({ kind: "several", itemIds, canMark: supports("1.15") });
    else if (itemIds.length === 1 && one.kind === "none") {
      // It may only not be open yet.
      setTimeout(() => {
        if (mine === turn) show({ kind: "withheld" });
      }, opening);
    } else show(one);
  };

  // A message that Outlook cannot describe must not leave the one before on show (O1).
  const follow = () =>
    look().catch(() => {
      show({ kind: "withheld" });
    });
  void follow();
  on(Office.EventType.ItemChanged, follow);
  if (supports("1.13")) on(Office.EventType.SelectedItemsChanged, follow);
  return {
    current: () => current,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

function theItem(): Selection {
  // The types promise an item; with nothing selected there is none.
  const item = Office.context.mailbox.item as Office.MessageRead | null | undefined;
  if (!item) return { kind: "none" };
  if (isAppointment(item)) return { kind: "meeting" };
  // Only what is read has a class.
  if (!isBeingRead(item)) return { kind: "draft" };
  // Not every Outlook tells the class.
  const itemClass = item.itemClass as string | undefined;
  return itemClass?.toUpperCase().startsWith("IPM.SCHEDULE") ? { kind: "meeting" } : snapshot(item);
}

function snapshot(item: Office.MessageRead): SelectedMessage {
  const from = item.from as Office.EmailAddressDetails | undefined;
  return {
    kind: "message",
    key: keyOf(item),
    subject: item.subject,
    internetMessageId: item.internetMessageId || null,
    restId: restId(item.itemId),
    from: from ? { name: from.displayName, address: from.emailAddress } : null,
  };
}

/** Some Outlooks for Mac answer null, phones have no such function. */
function restId(itemId: string): string | null {
  try {
    return Office.context.mailbox.convertToRestId(itemId, Office.MailboxEnums.RestVersion.v2_0) || null;
  } catch {
    return null;
  }
}

/** What is selected, by the ids that Outlook loads by; empty where it does not say. */
export async function selectedIds(): Promise<string[]> {
  if (!supports("1.13")) return [];
  try {
    const selected = await call<Office.SelectedItemDetails[]>((done) =>
      Office.context.mailbox.getSelectedItemsAsync(done),
    );
    return selected.map(({ itemId }) => itemId);
  } catch {
    return [];
  }
}

function on(event: Office.EventType, look: () => Promise<void>) {
  // Without the event the pane is one that does not follow: it is right for the message it was opened on.
  void call((done) => Office.context.mailbox.addHandlerAsync(event, () => void look(), done)).catch(() => undefined);
}

function sameAs(one: Selection, other: Selection): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
