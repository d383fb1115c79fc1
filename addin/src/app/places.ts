import { navigation } from "../ui/texts/common";

export type Place = { to: string; name: string };

export const places: readonly Place[] = [
  { to: "/jobs", name: navigation.jobs },
  { to: "/settings", name: navigation.settings },
  { to: "/ignore-list", name: navigation.ignoreList },
  { to: "/history", name: navigation.history },
  { to: "/connections", name: navigation.connections },
  { to: "/changes", name: navigation.changes },
];

export const administratorPlaces: readonly Place[] = [
  { to: "/users", name: navigation.users },
  { to: "/organisation", name: navigation.organisation },
];
