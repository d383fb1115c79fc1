import type { RouteObject } from "react-router";
import { AppLink } from "../ui/AppLink";
import { EmptyState } from "../ui/EmptyState";
import { navigation } from "../ui/texts/common";
import { lazyPage } from "./lazyPage";

const JobsPage = lazyPage("Jobs", () => import("../features/jobs/JobsPage"));
const HistoryPage = lazyPage("History", () => import("../features/history/HistoryPage"));
const ConnectionsPage = lazyPage("Connections", () => import("../features/connections/ConnectionsPage"));
const IgnoreListPage = lazyPage("Ignore List", () => import("../features/lists/IgnoreListPage"));
const ChangesPage = lazyPage("What changed", () => import("../features/settings/ChangesPage"));
export const SettingsPage = lazyPage("Settings", () => import("../features/settings/SettingsPage"));

/** My Settings: the same in the browser and in Outlook's pane (O6). */
export const personPages: RouteObject[] = [
  { path: "jobs", element: <JobsPage /> },
  { path: "settings", element: <SettingsPage key="user-read" ownLevel="user" editing={false} /> },
  { path: "settings/edit", element: <SettingsPage key="user-edit" ownLevel="user" editing /> },
  { path: "ignore-list", element: <IgnoreListPage /> },
  { path: "history", element: <HistoryPage /> },
  { path: "connections", element: <ConnectionsPage /> },
  { path: "changes", element: <ChangesPage /> },
  {
    path: "*",
    element: (
      <EmptyState
        wholePage
        title={navigation.notFound}
        action={<AppLink to="/jobs">{navigation.notFoundNext}</AppLink>}
      />
    ),
  },
];
