import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeApi, problem } from "./support/fakeApi";
import { openApp } from "./support/openApp";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => api.stop());

const route = "GET /api/me/salesforce/secondary-fields";
const found = "Beside Email, your Salesforce has on Contact: Alternate Email, Home Email; on Lead: Work Email.";

describe("Alternate/Secondary Email Addresses", () => {
  it("names the fields that Salesforce has, in words and in the form (M2)", async () => {
    const { view } = openApp(api, "/settings");
    expect(await screen.findByText(found)).toBeVisible();
    view.unmount();
    openApp(api, "/settings/edit");
    await screen.findByText(found, { exact: false });
    expect(screen.getByRole("checkbox", { name: "Alternate/Secondary Email Addresses" })).toHaveAccessibleDescription(
      expect.stringContaining(found),
    );
  });

  it("names the fields of the one where the other has none", async () => {
    api.world.secondaryFields.lead = [];
    openApp(api, "/settings");
    expect(
      await screen.findByText("Beside Email, your Salesforce has on Contact: Alternate Email, Home Email."),
    ).toBeVisible();
  });

  it("says so where there is no such field", async () => {
    api.world.secondaryFields = { contact: [], lead: [] };
    openApp(api, "/settings");
    expect(await screen.findByText("Your Salesforce shows you no such field, so only Email is matched.")).toBeVisible();
  });

  it("says that they are not known without a connection, and leads to it", async () => {
    api.answer(route, problem(409, "Connect Salesforce first: the list comes from there."));
    openApp(api, "/settings");
    const sentence = await screen.findByText(/^Which fields those are is not known now. Connect Salesforce first/);
    expect(sentence).toBeVisible();
    expect(screen.getByRole("link", { name: "Go to Connections" })).toBeVisible();
  });
});
