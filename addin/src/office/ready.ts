import { OfficeFailure } from "./failure";

const patience = 15_000;

/** Resolves once Outlook has handed over. Rejects with `notInOutlook` in a plain browser, `unanswered` after 15 seconds. */
export async function officeReady(): Promise<void> {
  // The script is missing where its server cannot be reached.
  if (!("Office" in globalThis)) throw new OfficeFailure({ kind: "unanswered" });
  const { host } = await Promise.race([Office.onReady(), never()]);
  // A plain browser is told apart by having no host; some types of Outlook's do not say so.
  if ((host as Office.HostType | null) !== Office.HostType.Outlook) throw new OfficeFailure({ kind: "notInOutlook" });
}

function never(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new OfficeFailure({ kind: "unanswered" })), patience));
}

/** Whether this Outlook has a requirement set of Mailbox, such as "1.13". */
export function supports(set: string): boolean {
  return Office.context.requirements.isSetSupported("Mailbox", set);
}
