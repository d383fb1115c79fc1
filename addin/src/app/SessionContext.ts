import { createContext, useContext } from "react";
import type { ClientConfig } from "../api/types";
import type { Identity } from "./identity";

export type Session = {
  config: ClientConfig;
  identity: Identity;
  /** The sign-in ran out while the page was open. */
  ended: boolean;
};

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession needs a SessionContext above it.");
  return session;
}
