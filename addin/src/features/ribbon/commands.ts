import { officeReason } from "../../office/failure";
import { keyOfSelected } from "../../office/item";
import { tellMarked } from "../../office/marked";
import { markMessage, markSelected, type Mark } from "../../office/marks";
import { supports } from "../../office/ready";
import { notify } from "../../office/ribbon";
import { selectedIds } from "../../office/selection";
import { markTexts, officeFailureText } from "../../ui/texts/marks";

/** O2: marks what is selected and says so in one line above it. Needs neither the pane, nor a sign-in, nor the API. */
export async function markFromRibbon(mark: Mark): Promise<void> {
  const open = keyOfSelected();
  const itemIds = await selectedIds();
  if (itemIds.length > 1) return markSeveral(mark, itemIds, open);
  if (open === null) return;
  try {
    await markMessage(mark, open);
  } catch (error) {
    await sayFailed(open, markTexts.failed(mark, officeReason(error)));
    return;
  } finally {
    tellMarked([open]);
  }
  await notify(open, { intent: "done", words: markTexts.done(mark) });
}

/** Outlook has a place for a line only where it keeps one of them open; the list shows the marks in any case. */
async function markSeveral(mark: Mark, itemIds: readonly string[], open: string | null): Promise<void> {
  if (!supports("1.15")) return sayFailed(open, markTexts.failedOneAtATime(mark));
  let done = 0;
  try {
    await markSelected(mark, itemIds, (count) => (done = count));
  } catch (error) {
    const why = officeFailureText(officeReason(error));
    await sayFailed(open, markTexts.severalFailed(mark, done, itemIds.length, why));
    return;
  } finally {
    tellMarked(itemIds);
  }
  if (open !== null) await notify(open, { intent: "done", words: markTexts.severalDone(mark, itemIds.length) });
}

async function sayFailed(open: string | null, words: string): Promise<void> {
  if (open !== null) await notify(open, { intent: "failed", words });
}
