import { createHashRouter, Navigate } from "react-router";
import { AppLink } from "../ui/AppLink";
import { EmptyState } from "../ui/EmptyState";
import { navigation } from "../ui/texts/common";
import { AdministratorsOnly } from "./AdministratorsOnly";
import { Broken } from "./Broken";
import { lazyPage } from "./lazyPage";
import { Shell } from "./Shell";

const JobsPage = lazyPage("Jobs", () => import("../features/jobs/JobsPage"));
const EmailSettingsPage = lazyPage("EmailSettings", () => import("../features/settings/EmailSettingsPage"));
const OrganisationPage = lazyPage("Organisation", () => import("../features/settings/OrganisationPage"));
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
        { path: "settings", element: <EmailSettingsPage key="read" editing={false} /> },
        { path: "settings/edit", element: <EmailSettingsPage key="edit" editing /> },
        { path: "history", element: <HistoryPage /> },
        { path: "connections", element: <ConnectionsPage /> },
        {
          element: <AdministratorsOnly />,
          children: [
            { path: "users", element: <UsersPage /> },
            { path: "organisation", element: <OrganisationPage key="read" editing={false} /> },
            { path: "organisation/edit", element: <OrganisationPage key="edit" editing /> },
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
