import { call } from "./call";
import { OfficeFailure, officeReason } from "./failure";
import { itemStill } from "./item";
import { isOwnMailbox, sharedMailbox } from "./mailbox";

export type Mark = "record" | "doNotRecord";

/** Its colour is used only where the mailbox's list lacks the category: CRM's is the one that the service gives it. */
type Category = { name: string; color: string };
const record: Category = { name: "CRM", color: "Preset7" };
const doNotRecord: Category = { name: "DoNotSync", color: "Preset0" };

/**
 * O2: puts the mark's category on the message that is read and takes the other's off; never in another person's mailbox.
 * Rejects with an OfficeFailure: `halfMarked` where only the second of the two failed.
 * @param key The message meant; another one that is selected meanwhile is left alone.
 */
export async function markMessage(mark: Mark, key: string): Promise<void> {
  if ((await sharedMailbox(key)) !== null) throw new OfficeFailure({ kind: "notOwn" });
  await changeCategories(mark, () => itemStill(key).categories);
}

/**
 * The same for several selected messages, by their ids there, one after the other: Outlook opens no second one.
 * Calls `marked` with how many are done after each; ends at the first that fails. Needs Mailbox 1.15.
 */
export function markSelected(mark: Mark, itemIds: readonly string[], marked: (count: number) => void): Promise<void> {
  const mine = before.then(() => markEach(mark, itemIds, marked));
  before = mine.catch(() => undefined);
  return mine;
}

/** Whoever goes on to other messages and marks these too waits for the first to end. */
let before: Promise<void> = Promise.resolve();

async function markEach(mark: Mark, itemIds: readonly string[], marked: (count: number) => void): Promise<void> {
  for (const [index, itemId] of itemIds.entries()) {
    await markLoaded(mark, itemId);
    marked(index + 1);
  }
}

async function markLoaded(mark: Mark, itemId: string): Promise<void> {
  const item = await call<Office.LoadedMessageRead | Office.LoadedMessageCompose>((done) =>
    Office.context.mailbox.loadItemByIdAsync(itemId, done),
  );
  try {
    if (!(await isOwnMailbox(item))) throw new OfficeFailure({ kind: "notOwn" });
    await changeCategories(mark, () => item.categories);
  } finally {
    // What was marked is marked, whether Outlook closes the message or not.
    await call((done) => item.unloadAsync(done)).catch(() => undefined);
  }
}

async function changeCategories(mark: Mark, categories: () => Office.Categories) {
  const [on, off] = mark === "record" ? [record, doNotRecord] : [doNotRecord, record];
  const set = await names((done) => categories().getAsync(done));
  if (!set.some(isNamed(on))) {
    const name = await nameInMailbox(on);
    await call((done) => categories().addAsync([name], done));
  }
  // Off comes second: if it fails, the message has both, and then it is not recorded.
  const superfluous = set.filter(isNamed(off));
  if (superfluous.length === 0) return;
  try {
    await call((done) => categories().removeAsync(superfluous, done));
  } catch (error) {
    throw new OfficeFailure({ kind: "halfMarked", why: officeReason(error) });
  }
}

/** Outlook puts on a message only what is in the mailbox's list, spelt as it is there. */
async function nameInMailbox(category: Category): Promise<string> {
  const { masterCategories } = Office.context.mailbox;
  const known = (await names((done) => masterCategories.getAsync(done))).find(isNamed(category));
  if (known !== undefined) return known;
  try {
    await call((done) => masterCategories.addAsync([{ displayName: category.name, color: category.color }], done));
  } catch (error) {
    // Added meanwhile, by the service or in another window.
    if (!isDuplicate(error)) throw error;
  }
  return category.name;
}

async function names(
  get: (done: (result: Office.AsyncResult<Office.CategoryDetails[]>) => void) => void,
): Promise<string[]> {
  // Some Outlooks answer with nothing at all where there is none.
  const found = (await call(get)) as Office.CategoryDetails[] | null | undefined;
  return (found ?? []).map(({ displayName }) => displayName);
}

/** D17: whole names, trimmed, whatever their case. */
function isNamed(category: Category) {
  return (name: string) => name.trim().toLowerCase() === category.name.toLowerCase();
}

function isDuplicate(error: unknown): boolean {
  const reason = officeReason(error);
  return reason?.kind === "refused" && /duplicate/i.test(reason.name);
}
