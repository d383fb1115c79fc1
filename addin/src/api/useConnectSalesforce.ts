import { useEffect } from "react";
import { useApi } from "./ApiContext";

/** By then this page is left, or Salesforce is open beside it. In milliseconds. */
const leaving = 5_000;

export type Connecting = ReturnType<typeof useConnectSalesforce>;

/** Leaves for Salesforce in this tab, where the answer comes back in the address of this page; from Outlook's pane in a window. */
export function useConnectSalesforce(leave: (address: string) => void) {
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
