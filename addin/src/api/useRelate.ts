import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useApi } from "./ApiContext";
import type { RelatableRecord } from "./types";
import type { MessageIds } from "./useChoose";
import { useStaleForgotten } from "./useStaleForgotten";

const recordsPath = "/api/me/salesforce/records";

/** As many Accounts as the service takes. */
const mostAccounts = 10;

export type Relating = ReturnType<typeof useRelate>;

/** *Relate to* (R1): the search for a record while it is open, and the choice. It is busy until what is shown has been asked for again. */
export function useRelate(
  message: MessageIds,
  people: readonly { accountId: string | null }[],
  isRecorded: boolean,
  showAnew: () => Promise<unknown>,
) {
  const { client } = useApi();
  const [search, setSearch] = useState<string | null>(null);
  const account = [...new Set(people.flatMap(({ accountId }) => accountId ?? []))].slice(0, mostAccounts);
  const records = useQuery({
    queryKey: ["get", recordsPath, search, account],
    enabled: search !== null,
    queryFn: async ({ signal }) => {
      const query = { account, ...(search && { search }) };
      const { data } = await client.GET(recordsPath, { params: { query }, signal });
      if (!data) throw new Error("The records came without a body.");
      return { ...data, search };
    },
    placeholderData: keepPreviousData,
  });
  const relate = useMutation({
    mutationFn: async (record: RelatableRecord | null) => {
      const { response } = await client.POST("/api/me/messages/relate", {
        body: { ...message, record: record && { type: record.type, id: record.id } },
      });
      return { name: record?.name ?? null, isRecorded, isOwed: response.status === 202 };
    },
    onSettled: showAnew,
  });
  useStaleForgotten(relate, isRecorded);
  return {
    isOpen: search !== null,
    open: () => setSearch(""),
    close: () => setSearch(null),
    /** Only while it is open. */
    search: (words: string) => setSearch((now) => (now === null ? null : words)),
    records,
    relate: (record: RelatableRecord) => {
      setSearch(null);
      relate.mutate(record);
    },
    remove: () => relate.mutate(null),
    isPending: relate.isPending,
    /** To what it was related, whether the message was recorded then, and whether only the next sync changes it; undefined: nothing was changed. */
    done: relate.data,
    error: relate.error,
    giveUp: relate.reset,
  };
}
