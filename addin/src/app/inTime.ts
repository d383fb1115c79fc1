import { ApiFailure } from "../api/failure";

/** Neither Outlook's bridge nor a hidden frame has a time-out of its own that people would wait for. In milliseconds. */
export const patience = 20_000;

/** An answer of the sign-in, or `signInUnanswered` after so many milliseconds. */
export function inTime<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ApiFailure({ kind: "signInUnanswered" })), milliseconds);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
