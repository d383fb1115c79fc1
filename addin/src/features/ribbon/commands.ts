import { officeReason } from "../../office/failure";
import { keyOfSelected } from "../../office/item";
import { markMessage, type Mark } from "../../office/marks";
import { notify } from "../../office/ribbon";
import { markTexts, officeFailureText } from "../../ui/texts/marks";

/** O2: marks the message and says so in one line above it. Needs neither the pane, nor a sign-in, nor the API. */
export async function markFromRibbon(mark: Mark): Promise<void> {
  const message = keyOfSelected();
  if (message === null) return;
  try {
    await markMessage(mark, message);
  } catch (error) {
    const why = officeFailureText(officeReason(error));
    return notify(message, { intent: "failed", words: markTexts.failed(mark, why) });
  }
  await notify(message, { intent: "done", words: markTexts.done(mark) });
}
