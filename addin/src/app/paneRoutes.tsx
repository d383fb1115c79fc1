import { createMemoryRouter } from "react-router";
import { MessagePage } from "../features/message/MessagePage";
import type { SelectionSource } from "../office/selection";
import { Broken } from "./Broken";
import { PaneShell } from "./PaneShell";
import { PersonLoaded } from "./PersonLoaded";
import { personPages } from "./personPages";
import type { AppRouter } from "./routes";

/** Held in memory: a pane has no address bar, and some Outlooks take the browser's history away. */
export function createPaneRouter(selection: SelectionSource): AppRouter {
  return createMemoryRouter([
    {
      element: <PaneShell />,
      errorElement: <Broken />,
      children: [
        { index: true, element: <MessagePage selection={selection} /> },
        { element: <PersonLoaded />, children: personPages },
      ],
    },
  ]);
}
