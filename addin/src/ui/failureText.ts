import { failureReason } from "../api/failure";
import { failures } from "./texts/common";

/** One sentence for a person: the server's own where it sent one, else ours. */
export function failureText(error: unknown): string {
  const reason = failureReason(error);
  switch (reason?.kind) {
    case undefined:
      return failures.broken;
    case "unreachable":
      return failures.unreachable;
    case "signedOut":
      return failures.signedOut;
    case "signInUnanswered":
      return failures.signInUnanswered;
    case "signInRefused":
      return reason.words;
    case "problem":
      return reason.detail ?? byStatus(reason.status);
  }
}

function byStatus(status: number): string {
  if (status === 403) return failures.forbidden;
  if (status === 404) return failures.notFound;
  if (status === 429 || status === 503) return failures.tooBusy;
  return status >= 500 ? failures.serverTrouble : failures.refused;
}
