import { useInfiniteQuery } from "@tanstack/react-query";
import { useApi } from "../../api/ApiContext";

const path = "/api/me/audit";

/** Pages by cursor, appended: what is on the page stays where it is. */
export function useChanges() {
  const { client } = useApi();
  return useInfiniteQuery({
    queryKey: ["get", path],
    initialPageParam: "",
    queryFn: async ({ pageParam: cursor, signal }) => {
      const { data } = await client.GET(path, { params: { query: cursor ? { cursor } : {} }, signal });
      if (!data) throw new Error("The changes came without a body.");
      return data;
    },
    getNextPageParam: (last) => last.nextCursor,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
