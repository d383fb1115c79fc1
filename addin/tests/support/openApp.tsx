import { render, type RenderResult } from "@testing-library/react";
import { userEvent, type UserEvent } from "@testing-library/user-event";
import { vi } from "vitest";
import { App } from "../../src/app/App";
import type { Identity } from "../../src/app/identity";
import type { FakeApi } from "./fakeApi";

export type OpenApp = { user: UserEvent; leaveTo: ReturnType<typeof vi.fn>; identity: Identity; view: RenderResult };

/** Somebody who is signed in; everything but Entra's own pages is the real thing. */
export function anIdentity(change: Partial<Identity> = {}): Identity {
  return {
    account: { name: "Nora Feld", username: "nora@contoso.example" },
    failure: null,
    accessToken: () => Promise.resolve("token"),
    signIn: vi.fn(() => Promise.resolve(null)),
    leavesToSignIn: true,
    signOut: vi.fn(() => Promise.resolve(null)),
    ...change,
  };
}

export function openApp(api: FakeApi, address: string, identity: Identity = anIdentity()): OpenApp {
  window.history.replaceState(null, "", `#${address}`);
  const leaveTo = vi.fn();
  const view = render(<App origin={api.origin} connect={() => Promise.resolve(identity)} leaveTo={leaveTo} />);
  return { user: userEvent.setup(), leaveTo, identity, view };
}
