import { webLightTheme } from "@fluentui/react-components";
import { render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiFailure } from "../src/api/failure";
import { Frame } from "../src/app/Frame";
import { createWebRouter, type AppRouter } from "../src/app/routes";
import { SignInGate } from "../src/app/SignInGate";
import { FakeApi, problem } from "./support/fakeApi";
import { anIdentity, openApp } from "./support/openApp";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => api.stop());

function openGate(loadRouter: () => Promise<() => AppRouter>) {
  window.history.replaceState(null, "", "#/jobs");
  render(
    <Frame theme={webLightTheme} leaveTo={vi.fn()}>
      <SignInGate origin={api.origin} connect={() => Promise.resolve(anIdentity())} loadRouter={loadRouter} />
    </Frame>,
  );
  return { user: userEvent.setup() };
}

describe("Sign in", () => {
  it("is asked for once, by a button, and asks the API for nothing before", async () => {
    const { user, identity } = openApp(api, "/jobs", anIdentity({ account: null }));
    await user.click(await screen.findByRole("button", { name: "Sign in" }));
    expect(identity.signIn).toHaveBeenCalledOnce();
    expect(api.calls.map(({ path }) => path)).toEqual(["/api/client-config"]);
  });

  it("says when it did not work, in the directory's words", async () => {
    openApp(api, "/jobs", anIdentity({ account: null, failure: "The user cancelled." }));
    expect(await screen.findByText(/The user cancelled./)).toBeVisible();
    expect(screen.getByRole("button", { name: "Sign in" })).toBeEnabled();
  });

  it("says that the API is down, and starts on Try again", async () => {
    api.answer("GET /api/client-config", problem(404, "EmailSync is being installed."));
    const { user } = openApp(api, "/jobs");
    expect(await screen.findByText("EmailSync is being installed.")).toBeVisible();
    api.asUsual("GET /api/client-config");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Sync Jobs", level: 1 })).toBeVisible();
  });

  it("says that what is behind it did not come, and loads it on Try again", async () => {
    let isAway = true;
    const { user } = openGate(() =>
      isAway ? Promise.reject(new TypeError("Failed to fetch")) : Promise.resolve(createWebRouter),
    );
    expect(
      await screen.findByText("EmailSync cannot be reached. Check your connection, then try again."),
    ).toBeVisible();
    isAway = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Sync Jobs", level: 1 })).toBeVisible();
  });

  it("sends the call again with a fresh token after a 401, once", async () => {
    const fresh = anIdentity({ accessToken: (forced) => Promise.resolve(forced ? "token" : "stale") });
    openApp(api, "/jobs", fresh);
    expect(await screen.findByRole("row", { name: /^Email/ })).toBeVisible();
    const tokens = api.sent("GET /api/me").map(({ headers }) => headers.authorization);
    expect(tokens).toEqual(["Bearer stale", "Bearer token"]);
  });

  it("that has ended is said on the page, which stays, and is one click", async () => {
    let ended = false;
    const identity = anIdentity({
      accessToken: () => (ended ? Promise.reject(new ApiFailure({ kind: "signedOut" })) : Promise.resolve("token")),
    });
    const { user } = openApp(api, "/connections", identity);
    const exchange = within(await screen.findByRole("region", { name: "Exchange" }));
    ended = true;
    await user.click(exchange.getByRole("button", { name: "Test the connection" }));
    await user.click(await screen.findByRole("button", { name: "Sign in again" }));
    expect(identity.signIn).toHaveBeenCalledOnce();
    expect(screen.getByRole("region", { name: "Exchange" })).toBeVisible();
  });

  it("ends from the person's menu", async () => {
    const { user, identity } = openApp(api, "/jobs");
    await user.click(await screen.findByRole("button", { name: "Nora Feld" }));
    await user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
    expect(identity.signOut).toHaveBeenCalledOnce();
  });
});

describe("Administration", () => {
  it("shows everybody's last run and trouble", async () => {
    openApp(api, "/users");
    const ken = await screen.findByRole("row", { name: /^Ken Ito/ });
    expect(ken).toHaveTextContent("Never Run");
    expect(ken).toHaveTextContent("Ken has to connect again.");
  });

  it("is no page for others, who are not asked to try (N3)", async () => {
    api.world.me.isAdmin = false;
    openApp(api, "/users");
    expect(await screen.findByText("Only administrators can open this page.")).toBeVisible();
    expect(screen.queryByRole("link", { name: "Users" })).not.toBeInTheDocument();
    expect(api.sent("GET /api/admin/users")).toEqual([]);
  });

  it("says what to do when there is nobody, and what failed", async () => {
    api.world.users = [];
    const { view } = openApp(api, "/users");
    expect(await screen.findByText("Nobody has used EmailSync yet.")).toBeVisible();
    view.unmount();
    api.answer("GET /api/admin/users", problem(403, "You are no administrator any more."));
    openApp(api, "/users");
    await waitFor(() => expect(screen.getByText("You are no administrator any more.")).toBeVisible());
  });
});
