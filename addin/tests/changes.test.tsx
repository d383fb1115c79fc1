import { screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aChange } from "./support/builders";
import { FakeApi, problem } from "./support/fakeApi";
import { openApp } from "./support/openApp";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => api.stop());

const rows = async () => (await screen.findAllByRole("row")).slice(1);

describe("What changed", () => {
  it("says who changed what, when, from what and to what (S4)", async () => {
    openApp(api, "/changes");
    const [mode, past] = await rows();
    expect(mode).toHaveTextContent(
      /What is recorded.*Do Not Sync Emails.*Attempt to Sync All Emails.*You.*5 minutes ago/,
    );
    expect(past).toHaveTextContent(/Past days.*Not set.*12 days/);
  });

  it("has words for locks, lists, profiles, and for who is no longer here", async () => {
    api.world.changes = [
      aChange("4", {
        level: "organisation",
        setting: "replies",
        isMine: false,
        from: null,
        to: { value: "any", isLocked: true },
      }),
      aChange("3", {
        level: "profile",
        setting: "ignoreList",
        isMine: false,
        by: null,
        from: { value: "bank.example", isLocked: false },
        to: null,
      }),
      aChange("2", {
        setting: "lockedOut",
        from: { value: false, isLocked: false },
        to: { value: true, isLocked: false },
      }),
      aChange("1", {
        setting: "profile",
        from: { value: "Standard User", isLocked: false },
        to: { value: "Sales", isLocked: false },
      }),
    ];
    openApp(api, "/changes");
    const [locked, list, out, profile] = await rows();
    expect(locked).toHaveTextContent(/For everybody.*Not set.*Replies to any message I sent \(locked\).*Nora Feld/);
    expect(list).toHaveTextContent(
      /Ignore List.*For your profile.*bank\.example.*Not on the list.*Somebody who is no longer here/,
    );
    expect(out).toHaveTextContent(/Locked out.*No.*Yes/);
    expect(profile).toHaveTextContent(/Profile.*Standard User.*Sales/);
  });

  it("names who is meant by an address, and before and after the first choice (M4)", async () => {
    const chosen = (name: string | null) => ({
      value: { address: "ana@fabrikam.example", id: "003A", name },
      isLocked: false,
    });
    api.world.changes = [
      aChange("3", { setting: "chosenPerson", from: chosen(null), to: chosen("Ana Mine") }),
      aChange("2", { setting: "chosenPerson", from: chosen("Ana Mine"), to: chosen("Ana Other") }),
      aChange("1", { setting: "chosenPerson", from: null, to: chosen("Ana Mine") }),
    ];
    openApp(api, "/changes");
    const [gone, other, first] = await rows();
    expect(first).toHaveTextContent(
      /Who is meant by an address.*For you.*Chosen by the rules.*Ana Mine \(ana@fabrikam\.example\).*You/,
    );
    expect(other).toHaveTextContent(/Ana Mine \(ana@fabrikam\.example\).*Ana Other \(ana@fabrikam\.example\)/);
    expect(gone).toHaveTextContent(/Somebody whose name is not known any more \(ana@fabrikam\.example\).*Ana Mine/);
  });

  it("appends older changes, and offers to go on when they do not come", async () => {
    api.world.changes = Array.from({ length: 60 }, (_, index) => aChange(String(60 - index)));
    const { user } = openApp(api, "/changes");
    expect(await rows()).toHaveLength(50);
    api.answer("GET /api/me/audit", problem(400, "This page is no longer there."));
    await user.click(screen.getByRole("button", { name: "Load more" }));
    expect(await screen.findByText("The older changes could not be loaded.")).toBeVisible();
    api.asUsual("GET /api/me/audit");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("That is all.")).toBeVisible();
    expect(await rows()).toHaveLength(60);
  });

  it("says that nothing has changed, and is one of the pages", async () => {
    api.world.changes = [];
    openApp(api, "/changes");
    expect(await screen.findByText("Nothing has changed yet.")).toBeVisible();
    expect(
      within(screen.getByRole("navigation", { name: "Pages" })).getByRole("link", { name: "What changed" }),
    ).toBeVisible();
  });
});
