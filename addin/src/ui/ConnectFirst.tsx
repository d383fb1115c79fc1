import { createContext, useContext, type ReactNode } from "react";
import { failureReason } from "../api/failure";

/** What makes the connection, again or for the first time; given by whoever may call the API. */
export const ConnectFirstContext = createContext<(isAgain: boolean) => ReactNode>(() => null);

/** Whether a call was refused because there is no connection to Salesforce, or no more: to try again would only be refused again. */
function missingConnection(error: unknown): "not_connected" | "expired" | null {
  const reason = failureReason(error);
  if (reason?.kind !== "problem") return null;
  return reason.code === "not_connected" || reason.code === "expired" ? reason.code : null;
}

function ConnectFirst({ isAgain }: { isAgain: boolean }) {
  return useContext(ConnectFirstContext)(isAgain);
}

/** For a notice of what failed: it leads on where a connection is all that is missing. */
export function connectFirst(error: unknown) {
  const missing = missingConnection(error);
  return missing === null ? {} : { actions: <ConnectFirst isAgain={missing === "expired"} /> };
}
