import { useMutation } from "@tanstack/react-query";
import type { Identity } from "./identity";
import { useChangeIdentity } from "./useChangeIdentity";

/** Forgets who the person is, on a press of theirs. Where the page stays, nothing of theirs stays on it. */
export function useSignOut({ account, signOut }: Identity) {
  const change = useChangeIdentity(account);
  return useMutation({
    mutationFn: () => signOut?.() ?? Promise.resolve(null),
    onSuccess: change,
  });
}
