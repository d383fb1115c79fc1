/** Everything that Outlook may answer instead of what was asked for, as a closed list. */
export type OfficeReason =
  /** Not within the time that a person can be expected to wait. */
  | { kind: "unanswered" }
  /** This page was not opened by Outlook. */
  | { kind: "notInOutlook" }
  /** This Outlook has no such function. */
  | { kind: "unsupported" }
  /** Another message is selected than the one that the call was meant for. */
  | { kind: "selectionMoved" }
  /** The message is in a mailbox that is not the person's own. */
  | { kind: "notOwn" }
  /** One category was put on, and the other one could not be taken off: the message has both. */
  | { kind: "halfMarked"; why: OfficeReason | null }
  /** Outlook's own words, in the language of the person, and its number for them; null: it gave none. */
  | { kind: "refused"; name: string; words: string; code: number | null };

export class OfficeFailure extends Error {
  constructor(readonly reason: OfficeReason) {
    super(reason.kind === "refused" ? `${reason.name}: ${reason.words}` : reason.kind);
    this.name = "OfficeFailure";
  }
}

/** A fault of our own code is no failure of Outlook: null. */
export function officeReason(error: unknown): OfficeReason | null {
  return error instanceof OfficeFailure ? error.reason : null;
}
