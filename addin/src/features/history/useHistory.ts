import { useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../api/ApiContext";
import type { HistoryView } from "../../api/types";

const path = "/api/me/history";

/** Pages by cursor, appended: what is on the page stays where it is. It is read anew only when the person asks. */
export function useHistory(view: HistoryView, search: string) {
  const init = { params: { query: { view, ...(search === "" ? {} : { search }) } } };
  return useApi().query.useInfiniteQuery("get", path, init, {
    pageParamName: "cursor",
    initialPageParam: undefined,
    getNextPageParam: (last: { nextCursor: string | null }) => last.nextCursor ?? undefined,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // A search refines what is on show; another tab is another list, and never shows the rows of this one.
    placeholderData: (shown, query) => (viewOf(query?.queryKey) === view ? shown : undefined),
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

function viewOf(key: readonly unknown[] | undefined): string | undefined {
  const init = key?.[2] as { params?: { query?: { view?: string } } } | undefined;
  return init?.params?.query?.view;
}
