import { useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../api/ApiContext";
import type { Connections } from "../../api/types";

const path = "/api/me/connections";
const key = ["get", path, {}];

/** While there is none, the connection may be made in another window. */
export function useConnections() {
  return useApi().query.useQuery(
    "get",
    path,
    {},
    { refetchInterval: ({ state: { data } }) => (data && needsConnecting(data.salesforce.state) ? 5_000 : false) },
  );
}

export function needsConnecting(state: Connections["salesforce"]["state"]): boolean {
  return state === "notConnected" || state === "expired";
}

export function useTestExchange() {
  const client = useQueryClient();
  return useApi().query.useMutation("post", "/api/me/connections/exchange/test", {
    onSuccess: (exchange) => client.setQueryData<Connections>(key, (old) => old && { ...old, exchange }),
  });
}

export function useTestSalesforce() {
  const client = useQueryClient();
  return useApi().query.useMutation("post", "/api/me/connections/salesforce/test", {
    onSuccess: (salesforce) => client.setQueryData<Connections>(key, (old) => old && { ...old, salesforce }),
    // Whether a job can run depends on it as well.
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== path }),
  });
}

export function useDisconnectSalesforce() {
  const client = useQueryClient();
  return useApi().query.useMutation("delete", "/api/me/connections/salesforce", {
    // Jobs and task types depend on the connection as well.
    onSuccess: () => client.invalidateQueries(),
  });
}
