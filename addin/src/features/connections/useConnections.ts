import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useApi } from "../../api/ApiContext";
import type { Connections } from "../../api/types";
import { useLeave } from "../../ui/LeaveContext";

const path = "/api/me/connections";
const key = ["get", path, {}];

export function useConnections() {
  return useApi().query.useQuery("get", path, {});
}

export function useTestExchange() {
  const client = useQueryClient();
  return useApi().query.useMutation("post", "/api/me/connections/exchange/test", {
    onSuccess: (exchange) => client.setQueryData<Connections>(key, (old) => old && { ...old, exchange }),
  });
}

/** Leaves for Salesforce in this tab; the answer comes back in the address of this page. */
export function useConnectSalesforce() {
  const leave = useLeave();
  const connect = useApi().query.useMutation("post", "/api/me/connections/salesforce", {
    onSuccess: ({ signInUrl }) => leave(signInUrl),
  });
  const { reset } = connect;
  useEffect(() => {
    // Who comes back by the browser's Back finds the page as it was left, with a button that is still busy.
    const shown = (event: PageTransitionEvent) => event.persisted && reset();
    window.addEventListener("pageshow", shown);
    return () => window.removeEventListener("pageshow", shown);
  }, [reset]);
  return connect;
}

export function useDisconnectSalesforce() {
  const client = useQueryClient();
  return useApi().query.useMutation("delete", "/api/me/connections/salesforce", {
    // Jobs and task types depend on the connection as well.
    onSuccess: () => client.invalidateQueries(),
  });
}
