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

function useShow() {
  const client = useQueryClient();
  return async (list: unknown) => {
    client.setQueryData(key, list);
    await client.invalidateQueries({ queryKey: ["get", "/api/me/audit"] });
  };
}
