import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useApi } from "./ApiContext";

const path = "/api/me/ignore-list";

/** Onto one's own Ignore List, or off it again. */
export type IgnoreChange = {
  /** An address, or a domain with its subdomains. */
  entry: string;
  isTakenBack: boolean;
};

export type Ignoring = ReturnType<typeof useIgnoreAddress>;

/** *Ignore address* and *Ignore domain* (M5, O5), and the way back. It is busy until what is shown has been asked for again, whatever became of it. */
export function useIgnoreAddress(showAnew: () => Promise<unknown>) {
  const { client } = useApi();
  const queries = useQueryClient();
  const [done, setDone] = useState<IgnoreChange | null>(null);
  const change = useMutation({
    mutationFn: async (wanted: IgnoreChange) => {
      if (wanted.isTakenBack) await client.DELETE(path, { params: { query: { entry: wanted.entry } } });
      else await client.POST(path, { body: { entries: wanted.entry } });
      setDone(wanted);
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["get", path] }),
        queries.invalidateQueries({ queryKey: ["get", "/api/me/audit"] }),
        showAnew(),
      ]),
  });
  return {
    ignore: (entry: string) => change.mutate({ entry, isTakenBack: false }),
    takeBack: (entry: string) => change.mutate({ entry, isTakenBack: true }),
    isPending: change.isPending,
    /** What was done last; null: nothing. It stays said while the next is asked for. */
    done,
    /** What was asked for, done or not. */
    asked: change.variables,
    error: change.error,
    giveUp: () => {
      setDone(null);
      change.reset();
    },
  };
}
