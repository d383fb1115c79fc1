import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Identity } from "./identity";
import { startKey, type Start } from "./start";

/** Asks the person who they are, on a press of theirs. Where the page stays, it goes on as who it is now. */
export function useSignIn(identity: Identity) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => identity.signIn(),
    onSuccess: (now) => {
      if (!now) return;
      // What was read as somebody else is not shown to who comes after.
      if (now.account?.username !== identity.account?.username) client.removeQueries({ predicate: isThePersons });
      client.setQueryData<Start>(startKey, (start) => start && { ...start, identity: now, ended: false });
      void client.invalidateQueries({ predicate: isThePersons });
    },
  });
}

function isThePersons({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== startKey[0];
}
