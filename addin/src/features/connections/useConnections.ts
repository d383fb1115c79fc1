import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useApi } from "../../api/ApiContext";
import type { Connections } from "../../api/types";
import { useLeave } from "../../ui/LeaveContext";

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

/** By then this page is left, or Salesforce is open beside it. In milliseconds. */
const leaving = 5_000;

/** Leaves for Salesforce in this tab, where the answer comes back in the address of this page; from Outlook's pane in a window. */
export function useConnectSalesforce() {
  const leave = useLeave();
  const connect = useApi().query.useMutation("post", "/api/me/connections/salesforce", {
    onSuccess: ({ signInUrl }) => leave(signInUrl),
  });
  const { reset, isSuccess } = connect;
  useEffect(() => {
    if (!isSuccess) return;
    const timer = setTimeout(reset, leaving);
    return () => clearTimeout(timer);
  }, [reset, isSuccess]);
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
