import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { failureReason } from "../api/failure";

/** `signedOut` is called when an answer shows that only a new sign-in helps. */
export function createQueryClient(signedOut: () => void): QueryClient {
  const watch = (error: unknown) => {
    if (failureReason(error)?.kind === "signedOut") signedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        retry: (count, error) => count < 2 && mayPassByItself(error),
        retryDelay: (count) => 500 * 2 ** count,
      },
      // A press of a button is answered at once, also offline: it must not be done unasked an hour later.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

function mayPassByItself(error: unknown): boolean {
  const reason = failureReason(error);
  return reason?.kind === "unreachable" || (reason?.kind === "problem" && reason.status >= 500);
}
