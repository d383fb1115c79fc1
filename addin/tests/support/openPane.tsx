import { render, type RenderResult } from "@testing-library/react";
import { userEvent, type UserEvent } from "@testing-library/user-event";
import { vi } from "vitest";
import type { Identity } from "../../src/app/identity";
// The pane asks for it only when it is opened: compiling it then would take the tests' patience.
import "../../src/app/paneRoutes";
import { Pane } from "../../src/app/Pane";
import { connectOutlook } from "../../src/office/connect";
import type { FakeApi } from "./fakeApi";
import { anIdentity } from "./openApp";

export type OpenPane = { user: UserEvent; leaveTo: ReturnType<typeof vi.fn>; view: RenderResult };

/** The pane as Outlook opens it, beside what is selected in the fake Outlook. */
export function openPane(api: FakeApi, identity: Identity = anIdentity({ signOut: null })): OpenPane {
  const leaveTo = vi.fn();
  const view = render(
    <Pane
      origin={api.origin}
      connect={() => Promise.resolve(identity)}
      connectOutlook={connectOutlook}
      leaveTo={leaveTo}
      reload={vi.fn()}
    />,
  );
  return { user: userEvent.setup(), leaveTo, view };
}
