import { AuthError, InteractionRequiredAuthError } from "@azure/msal-browser";
import { ApiFailure } from "../api/failure";

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

/** What a network between here and Entra is to blame for. */
const unreachable = [
  "no_network_connectivity",
  "network_error",
  "post_request_failed",
  "get_request_failed",
  "endpoint_resolution_error",
  "openid_config_error",
];

/** Why no token came without asking anybody. What Entra refuses for good is told in its own words. */
export function silentFailure(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  if (asksForThePerson(error)) return new ApiFailure({ kind: "signedOut" });
  if (!(error instanceof AuthError) || unreachable.includes(error.errorCode))
    return new ApiFailure({ kind: "unreachable" });
  return new ApiFailure({ kind: "signInRefused", words: error.errorMessage || error.errorCode });
}

/** Whether only the person can help, by signing in. */
function asksForThePerson(error: unknown): boolean {
  if (error instanceof InteractionRequiredAuthError) return true;
  return error instanceof AuthError && wantsThePerson.includes(error.errorCode);
}
