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

/** Back to the first page: going through all the pages that were open would take as many calls, and could jump. */
export function useRefreshHistory() {
  const client = useQueryClient();
  const queryKey = ["get", path];
  const [isRefreshing, setRefreshing] = useState(false);
  const refresh = async () => {
    setRefreshing(true);
    // What is on show stays until the answer is there, and if there is none.
    client.setQueriesData<InfiniteData<unknown>>(
      { queryKey },
      (old) => old?.pages && { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) },
    );
    await client.invalidateQueries({ queryKey });
    setRefreshing(false);
  };
  return { refresh, isRefreshing };
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
    const anew = (item: HistoryItem) =>
      item.id === id ? { ...item, code, outcome, sentence, lookedAtAgain, records } : item;
    queries.setQueriesData<InfiniteData<{ items: HistoryItem[] }>>(
      { queryKey: ["get", path] },
      (old) => old && { ...old, pages: old.pages.map((page) => ({ ...page, items: page.items.map(anew) })) },
    );
    return { ...data, id };
  };
}

export function useExplanation(id: string) {
  return useApi().query.useQuery("get", rowPath, { params: { path: { id } } });
}
