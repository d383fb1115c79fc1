import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeApi } from "./support/fakeApi";
import { openApp } from "./support/openApp";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => api.stop());

describe("Organisation", () => {
  it("may change what it has locked for everybody else itself", async () => {
    api.world.organisation.levels = { pastDays: "organisation" };
    api.world.organisation.locks = { pastDays: "organisation" };
    openApp(api, "/organisation/edit");
    expect(await screen.findByRole("textbox", { name: "Past days" })).toBeEnabled();
    expect(screen.getByText("Locked for everybody")).toBeVisible();
  });

  it("saves the organisation's own settings and leaves the zone to each mailbox", async () => {
    const { user } = openApp(api, "/organisation/edit");
    await user.type(await screen.findByRole("textbox", { name: "Smart Address base" }), "crm@contoso.example");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Your settings are saved.")).toBeVisible();
    expect(api.sent("PUT /api/admin/organisation")[0]?.body).toEqual({
      values: { smartAddressBase: "crm@contoso.example" },
      unset: [],
    });
    expect(screen.getByText("Each person's own, from the mailbox")).toBeVisible();
  });
});
