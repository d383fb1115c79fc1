import type { OfficeReason } from "../../office/failure";
import type { Mark } from "../../office/marks";

export const markNames = { record: "Record", doNotRecord: "Do Not Record" } satisfies Record<Mark, string>;
const otherMarks = { record: "doNotRecord", doNotRecord: "record" } as const satisfies Record<Mark, Mark>;

export const markTexts = {
  done: (mark: Mark) => `Marked ${markNames[mark]}. The next sync will look at it.`,
  failed: (mark: Mark, reason: OfficeReason | null) =>
    reason?.kind === "halfMarked"
      ? `Marked ${markNames[mark]}, but it is still marked ${markNames[otherMarks[mark]]}, too: so it is not recorded. ${officeFailureText(reason.why)}`
      : `Not marked ${markNames[mark]}. ${officeFailureText(reason)}`,
  severalDone: (mark: Mark, count: number) =>
    `Marked ${markNames[mark]}: ${count} messages. The next sync will look at them.`,
  severalFailed: (mark: Mark, done: number, of: number, why: string) =>
    `Marked ${markNames[mark]}: ${done} of ${of} messages. Then it stopped. ${why}`,
  failedOneAtATime: (mark: Mark) =>
    `Not marked ${markNames[mark]}. This Outlook marks one message at a time: select one.`,
} as const;

/** One sentence for a person. */
export function officeFailureText(reason: OfficeReason | null): string {
  switch (reason?.kind) {
    case "unanswered":
      return "Outlook did not answer. Try again.";
    case "unsupported":
      return "This Outlook cannot do that. Use Outlook on the web.";
    case "selectionMoved":
      return "Another message was selected meanwhile. Try again.";
    case "notOwn":
      return "EmailSync records the mail of your own mailbox.";
    case "halfMarked":
      return `The message has both marks now, and so is not recorded. ${officeFailureText(reason.why)}`;
    case "notInOutlook":
      return "Open this from Outlook.";
    case "refused":
      return reason.words === "" ? "Outlook refused it. Try again." : `Outlook refused it: ${reason.words}`;
    case undefined:
      return "Something went wrong. Try again.";
  }
}
