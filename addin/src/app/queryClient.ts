import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { failureReason } from "../api/failure";
import { startKey, type Start } from "./start";

export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (failureReason(error)?.kind !== "signedOut") return;
    client.setQueryData<Start>(startKey, (start) => start && { ...start, ended: true });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: (count, error) => count < 2 && mayPassByItself(error),
        retryDelay: (count) => 500 * 2 ** count,
      },
      // A press of a button is answered at once, also offline: it must not be done unasked an hour later.
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return client;
}

function mayPassByItself(error: unknown): boolean {
  const reason = failureReason(error);
  return reason?.kind === "unreachable" || (reason?.kind === "problem" && reason.status >= 500);
}
