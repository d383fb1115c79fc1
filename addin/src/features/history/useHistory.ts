import { useInfiniteQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useState } from "react";
import { useApi } from "../../api/ApiContext";
import type { HistoryItem, HistoryView } from "../../api/types";

const path = "/api/me/history";
const rowPath = "/api/me/history/{id}";

/** Pages by cursor, appended: what is on the page stays where it is. It is read anew only when the person asks. */
export function useHistory(view: HistoryView, search: string) {
  const { client } = useApi();
  return useInfiniteQuery({
    queryKey: ["get", path, view, search],
    initialPageParam: "",
    queryFn: async ({ pageParam: cursor, signal }) => {
      const query = { view, ...(search && { search }), ...(cursor && { cursor }) };
      const { data } = await client.GET(path, { params: { query }, signal });
      if (!data) throw new Error("The history came without a body.");
      return data;
    },
    getNextPageParam: (last) => last.nextCursor,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // A search refines what is on show; another tab is another list, and never shows the rows of this one.
    placeholderData: (shown, query) => (query?.queryKey[2] === view ? shown : undefined),
  });
}

/**
 * Reads the list anew, as many pages of it as are on show, so that nobody loses their place. Each page goes on from the one before as it is then,
 * so none is doubled or left out. What is on show stays until all of them are there, and if one does not come.
 */
export function useRefreshHistory() {
  const client = useQueryClient();
  const [isRefreshing, setRefreshing] = useState(false);
  const [refreshed, setRefreshed] = useState(0);
  const refresh = async () => {
    setRefreshing(true);
    await client.invalidateQueries({ queryKey: ["get", path] });
    setRefreshing(false);
    setRefreshed((times) => times + 1);
  };
  return { refresh, isRefreshing, refreshed };
}

/** Shows what a row and its explanation have become, in its place in every list that is open: it goes where it belongs when that is read again. */
export function useRowAnew() {
  const { client } = useApi();
  const queries = useQueryClient();
  return async (id: string): Promise<HistoryItem | null> => {
    const params = { path: { id } };
    const { data } = await client.GET(rowPath, { params });
    if (!data) return null;
    queries.setQueryData(["get", rowPath, { params }], data);
    const { code, outcome, sentence, lookedAtAgain, records } = data;
    const row = {
      code,
      outcome,
      sentence,
      lookedAtAgain,
      records,
      unmatched: code === "no_match" ? data.unmatched : [],
    };
    const anew = (item: HistoryItem) => (item.id === id ? { ...item, ...row } : item);
    queries.setQueriesData<InfiniteData<{ items: HistoryItem[] }>>(
      { queryKey: ["get", path] },
      (old) => old && { ...old, pages: old.pages.map((page) => ({ ...page, items: page.items.map(anew) })) },
    );
    return { ...data, ...row, id };
  };
}

export function useExplanation(id: string) {
  return useApi().query.useQuery("get", rowPath, { params: { path: { id } } });
}
