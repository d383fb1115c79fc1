import { useQueryClient } from "@tanstack/react-query";
import type { Identity } from "./identity";
import { startKey, type Start } from "./start";

/** Lets the page go on as who it is now; null: it is being left. */
export function useChangeIdentity(before: Identity["account"]) {
  const client = useQueryClient();
  return (now: Identity | null) => {
    if (!now) return;
    // What was read as somebody else is not shown to who comes after.
    if (now.account?.username !== before?.username) client.removeQueries({ predicate: isThePersons });
    client.setQueryData<Start>(startKey, (start) => start && { ...start, identity: now, ended: false });
    void client.invalidateQueries({ predicate: isThePersons });
  };
}

function isThePersons({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== startKey[0];
}
