import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
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
  return () => client.resetQueries({ queryKey: ["get", path] });
}

export function useExplanation(id: string) {
  return useApi().query.useQuery("get", "/api/me/history/{id}", { params: { path: { id } } });
}
