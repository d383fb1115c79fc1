import { useMutation } from "@tanstack/react-query";
import type { Identity } from "./identity";
import { useChangeIdentity } from "./useChangeIdentity";

/** Asks the person who they are, on a press of theirs. Where the page stays, it goes on as who it is now. */
export function useSignIn(identity: Identity) {
  const change = useChangeIdentity(identity.account);
  return useMutation({ mutationFn: () => identity.signIn(), onSuccess: change });
}
