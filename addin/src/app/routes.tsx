import { createHashRouter, Navigate, type DataRouter } from "react-router";
import { AdministratorsOnly } from "./AdministratorsOnly";
import { Broken } from "./Broken";
import { lazyPage } from "./lazyPage";
import { personPages, SettingsPage } from "./personPages";
import { Shell } from "./Shell";

export type AppRouter = DataRouter;

const UsersPage = lazyPage("Users", () => import("../features/admin/UsersPage"));

/** Addresses are after the #, so that every host that serves one file serves every page. */
export function createWebRouter(): AppRouter {
  return createHashRouter([
    {
      element: <Shell />,
      errorElement: <Broken />,
      children: [
        { index: true, element: <Navigate to="/jobs" replace /> },
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
        ...personPages,
      ],
    },
  ]);
}
