import { createHashRouter, Navigate } from "react-router";
import { AppLink } from "../ui/AppLink";
import { EmptyState } from "../ui/EmptyState";
import { navigation } from "../ui/texts/common";
import { AdministratorsOnly } from "./AdministratorsOnly";
import { Broken } from "./Broken";
import { lazyPage } from "./lazyPage";
import { Shell } from "./Shell";

const JobsPage = lazyPage("Jobs", () => import("../features/jobs/JobsPage"));
const SettingsPage = lazyPage("Settings", () => import("../features/settings/SettingsPage"));
const HistoryPage = lazyPage("History", () => import("../features/history/HistoryPage"));
const ConnectionsPage = lazyPage("Connections", () => import("../features/connections/ConnectionsPage"));
const UsersPage = lazyPage("Users", () => import("../features/admin/UsersPage"));

/** Addresses are after the #, so that every host that serves one file serves every page, Outlook's pane included. */
export function createRouter() {
  return createHashRouter([
    {
      element: <Shell />,
      errorElement: <Broken />,
      children: [
        { index: true, element: <Navigate to="/jobs" replace /> },
        { path: "jobs", element: <JobsPage /> },
        { path: "settings", element: <SettingsPage key="user-read" ownLevel="user" editing={false} /> },
        { path: "settings/edit", element: <SettingsPage key="user-edit" ownLevel="user" editing /> },
        { path: "history", element: <HistoryPage /> },
        { path: "connections", element: <ConnectionsPage /> },
        {
          element: <AdministratorsOnly />,
          children: [
            { path: "users", element: <UsersPage /> },
            {
              path: "organisation",
              element: <SettingsPage key="organisation-read" ownLevel="organisation" editing={false} />,
            },
            {
              path: "organisation/edit",
              element: <SettingsPage key="organisation-edit" ownLevel="organisation" editing />,
            },
          ],
        },
        {
          path: "*",
          element: (
            <EmptyState title={navigation.notFound} action={<AppLink to="/jobs">{navigation.notFoundNext}</AppLink>} />
          ),
        },
      ],
    },
  ]);
}
