import { OfficeFailure } from "./failure";

const patience = 20_000;

/**
 * Asks Outlook, by one of its functions that answer through a callback.
 * Rejects with an OfficeFailure: refused, unsupported, or unanswered after 20 seconds.
 */
export function call<T>(start: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new OfficeFailure({ kind: "unanswered" })), patience);
    const finish = (how: () => void) => {
      clearTimeout(timer);
      how();
    };
    try {
      start(({ status, value, error }) =>
        finish(() => {
          if (status === Office.AsyncResultStatus.Succeeded) resolve(value);
          else reject(refusal(error.name, error.message, error.code));
        }),
      );
    } catch (error) {
      // A function that this Outlook lacks, or one that it has and refuses at once.
      finish(() => reject(asFailure(error)));
    }
  });
}

function asFailure(error: unknown): OfficeFailure {
  if (error instanceof TypeError) return new OfficeFailure({ kind: "unsupported" });
  if (error instanceof OfficeFailure) return error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return refusal(name, message, undefined);
}

/** Not every Outlook gives a number. */
function refusal(name: string, words: string, code: number | undefined): OfficeFailure {
  return new OfficeFailure({ kind: "refused", name, words, code: code ?? null });
}
