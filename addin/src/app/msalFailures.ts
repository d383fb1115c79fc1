import { AuthError, InteractionRequiredAuthError } from "@azure/msal-browser";

/**
 * A hidden frame that gets no answer means that Entra wanted to show something, or that its cookies are blocked;
 * without an account nobody has signed in yet.
 */
const wantsThePerson = [
  "timed_out",
  "monitor_window_timeout",
  "no_tokens_found",
  "no_account_error",
  "no_account_found",
];

/** Whether only the person can help, by signing in. */
export function asksForThePerson(error: unknown): boolean {
  if (error instanceof InteractionRequiredAuthError) return true;
  return error instanceof AuthError && wantsThePerson.includes(error.errorCode);
}
