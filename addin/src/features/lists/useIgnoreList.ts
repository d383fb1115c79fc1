import { useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../api/ApiContext";

const path = "/api/me/ignore-list";
const key = ["get", path, {}];

export function useIgnoreList() {
  return useApi().query.useQuery("get", path, {});
}

/** Both answer with the list as it is then. What changed it is a change that "What changed" shows. */
export function useAddEntries() {
  const show = useShow();
  return useApi().query.useMutation("post", path, { onSuccess: show });
}

export function useRemoveEntry() {
  const show = useShow();
  return useApi().query.useMutation("delete", path, { onSuccess: show });
}

/** What these entries would have done to one's mail (N2). */
export function usePreviewOfEntries() {
  const { client } = useApi();
  return (entries: string) => async (signal: AbortSignal) => {
    const { data } = await client.POST("/api/me/ignore-list/preview", { body: { entries }, parseAs: "stream", signal });
    if (!data) throw new Error("The preview came without a body.");
    return data;
  };
}

/** What one's mail would have come to without an entry (N2). */
export function usePreviewOfRemoval() {
  const { client } = useApi();
  return (entry: string) => async (signal: AbortSignal) => {
    const { data } = await client.POST("/api/me/ignore-list/removal/preview", {
      body: { entries: entry },
      parseAs: "stream",
      signal,
    });
    if (!data) throw new Error("The preview came without a body.");
    return data;
  };
}

function useShow() {
  const client = useQueryClient();
  return async (list: unknown) => {
    client.setQueryData(key, list);
    await client.invalidateQueries({ queryKey: ["get", "/api/me/audit"] });
  };
}
