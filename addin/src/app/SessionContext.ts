import { createContext, useContext } from "react";
import type { Start } from "./start";

export const SessionContext = createContext<Start | null>(null);

export function useSession(): Start {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession needs a SessionContext above it.");
  return session;
}
