import { createContext, useContext } from "react";

/** The IANA zone in which dates are shown: the person's own. Null: the browser's, until we know who it is. */
export const ZoneContext = createContext<string | null>(null);

export function useZone(): string | undefined {
  return useContext(ZoneContext) ?? undefined;
}
