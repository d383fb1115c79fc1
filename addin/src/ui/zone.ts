import { createContext, useContext } from "react";

/** The IANA zone in which dates are shown: the person's own. Null: the browser's, until we know who it is. */
export const ZoneContext = createContext<string | null>(null);

export function useZone(): string | undefined {
  return useContext(ZoneContext) ?? undefined;
}

/** "Paris (Europe)": a zone's name as people read it, the same everywhere. */
export function zoneText(zone: string): string {
  const [, region, place] = /^([^/]+)\/(.+)$/.exec(zone) ?? [];
  if (region === undefined || place === undefined) return zone;
  const words = place.replaceAll("_", " ").replaceAll("/", ", ");
  return region === "Etc" ? words : `${words} (${region})`;
}

/** The part of the world by which zones are grouped; null for those of no place, such as UTC. */
export function zoneRegion(zone: string): string | null {
  const slash = zone.indexOf("/");
  return slash < 0 || zone.startsWith("Etc/") ? null : zone.slice(0, slash);
}
