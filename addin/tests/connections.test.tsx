import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { minutes } from "./support/builders";
import { FakeApi, problem } from "./support/fakeApi";
import { openApp } from "./support/openApp";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => api.stop());

const panel = async (name: string) => within(await screen.findByRole("region", { name }));

describe("Connections", () => {
  it("leave for Salesforce's sign-in in the same tab", async () => {
    api.world.connections.salesforce.state = "expired";
    const { user, leaveTo } = openApp(api, "/connections");
    await user.click(await screen.findByRole("button", { name: "Connect again" }));
    await waitFor(() =>
      expect(leaveTo).toHaveBeenCalledWith("https://login.salesforce.com/services/oauth2/authorize?state=s"),
    );
  });

  it("say how the sign-in ended, in words, until that is dismissed", async () => {
    const { user } = openApp(api, "/connections?salesforce=failed&reason=wrong_org");
    expect(await screen.findByText(/another Salesforce organisation/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(screen.queryByText("Salesforce was not connected.")).not.toBeInTheDocument();
    expect(window.location.hash).toBe("#/connections");
  });

  it("say that Salesforce is connected, and what comes next", async () => {
    openApp(api, "/connections?salesforce=connected");
    expect(await screen.findByRole("link", { name: "Choose what to record" })).toHaveAttribute(
      "href",
      "#/settings/edit",
    );
  });

  it("say of a test that it was just now, though the service's clock is before the page's", async () => {
    api.world.connections.exchange.checkedAt = minutes(5);
    api.world.connections.salesforce.checkedAt = minutes(5);
    openApp(api, "/connections");
    for (const name of ["Exchange", "Salesforce"])
      expect(await (await panel(name)).findByText("just now")).toBeVisible();
  });

  it("lead to the person's own Salesforce while it is connected, and not before", async () => {
    const { view } = openApp(api, "/connections");
    const salesforce = await panel("Salesforce");
    expect(salesforce.getByRole("link", { name: /^Open Salesforce/ })).toHaveAttribute(
      "href",
      "https://example.my.salesforce.com",
    );
    view.unmount();
    Object.assign(api.world.connections.salesforce, { state: "notConnected", instanceUrl: null });
    openApp(api, "/connections");
    expect((await panel("Salesforce")).queryByRole("link")).not.toBeInTheDocument();
  });

  it("are cut only after a question", async () => {
    const { user } = openApp(api, "/connections");
    await user.click(await screen.findByRole("button", { name: "Disconnect" }));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Cancel" }));
    expect(api.sent("DELETE /api/me/connections/salesforce")).toEqual([]);
    await user.click(await screen.findByRole("button", { name: "Disconnect" }));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Disconnect" }));
    expect(await (await panel("Salesforce")).findByText("Not connected")).toBeVisible();
  });

  it("name what is missing where they are incomplete", async () => {
    Object.assign(api.world.connections.salesforce, {
      state: "incomplete",
      problems: [{ sentence: "The field EmailSync_Key__c is missing on Activity." }],
    });
    openApp(api, "/connections");
    expect((await panel("Salesforce")).getByText("The field EmailSync_Key__c is missing on Activity.")).toBeVisible();
  });

  it("test Exchange and show what came of it, with the help contact where only an administrator can help", async () => {
    const { user } = openApp(api, "/connections");
    api.answer("POST /api/me/connections/exchange/test", {
      body: { state: "denied", sentence: "EmailSync may not read your mailbox.", mailbox: null, checkedAt: null },
    });
    await user.click((await panel("Exchange")).getByRole("button", { name: "Test the connection" }));
    expect(await screen.findByText("EmailSync may not read your mailbox.")).toBeVisible();
    expect(screen.getByText("For help: help@contoso.example")).toBeVisible();
  });

  it("test Salesforce and show how it stands now, or that there was no answer", async () => {
    const { user } = openApp(api, "/connections");
    const salesforce = await panel("Salesforce");
    const test = { name: "Test the connection" };
    api.answer("POST /api/me/connections/salesforce/test", problem(502, "Salesforce does not answer at the moment."));
    await user.click(salesforce.getByRole("button", test));
    expect(await salesforce.findByText("Salesforce does not answer at the moment.")).toBeVisible();
    expect(salesforce.getByText("Connected")).toBeVisible();

    api.answer("POST /api/me/connections/salesforce/test", {
      body: { ...api.world.connections.salesforce, state: "expired", sentence: "It has expired." },
    });
    await user.click(salesforce.getByRole("button", test));
    expect(await salesforce.findByText("It has expired.")).toBeVisible();
    expect(salesforce.getByRole("button", { name: "Connect again" })).toBeVisible();
    expect(salesforce.queryByRole("button", test)).not.toBeInTheDocument();
  });

  it("show what failed, and load on Try again", async () => {
    api.answer("GET /api/me/connections", problem(409, "Not now."));
    const { user } = openApp(api, "/connections");
    expect(await screen.findByText("Not now.")).toBeVisible();
    api.asUsual("GET /api/me/connections");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect((await panel("Exchange")).getByText("Connected")).toBeVisible();
  });
});
