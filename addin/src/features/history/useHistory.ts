import { useInfiniteQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useState } from "react";
import { useApi } from "../../api/ApiContext";
import type { HistoryView } from "../../api/types";

const path = "/api/me/history";

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

export function useExplanation(id: string) {
  return useApi().query.useQuery("get", "/api/me/history/{id}", { params: { path: { id } } });
}
