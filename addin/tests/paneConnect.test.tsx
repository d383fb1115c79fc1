import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { SyncJob } from "../src/api/types";
import { anExplanation } from "./support/builders";
import { problem } from "./support/fakeApi";
import { api, card, explain, inOutlook } from "./support/inOutlook";
import { openPane } from "./support/openPane";

inOutlook();

const connect = "POST /api/me/connections/salesforce";

/** The sync is stopped, and so is the explaining. */
function stopped(sentence: string, action: NonNullable<SyncJob["stopped"]>["action"]) {
  api.answer(explain, problem(409, sentence));
  Object.assign(api.world.jobs[0] ?? {}, { stopped: { sentence, action } });
}

describe("A sync that is stopped", () => {
  it("says why the sync is stopped, and leads to what mends it and back", async () => {
    stopped("Email sync is switched off.", "chooseSettings");
    const { user } = openPane(api);
    const state = within(await card());
    expect(await state.findByText("Email sync is switched off.")).toBeVisible();
    await user.click(state.getByRole("button", { name: "Choose what to record" }));
    expect(await screen.findByRole("heading", { name: "Email Sync Settings" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Back to the message" }));
    expect(await card()).toBeVisible();
    expect(screen.getByRole("heading", { name: "The selected message" })).toHaveFocus();
  });

  it("opens Salesforce's sign-in by the one click, and looks again when the person is back", async () => {
    stopped("The connection to Salesforce has expired.", "connectSalesforce");
    api.world.connections.salesforce.state = "expired";
    const { user, leaveTo } = openPane(api);
    await user.click(await within(await card()).findByRole("button", { name: "Connect again" }));
    await waitFor(() => expect(leaveTo).toHaveBeenCalledWith(expect.stringContaining("login.salesforce.com")));
    api.asUsual(explain);
    act(() => void window.dispatchEvent(new Event("focus")));
    expect(await screen.findByText("Recorded on Maria Lopez.")).toBeVisible();
  });

  it("says why Salesforce could not be opened, and lets it be tried again", async () => {
    stopped("Salesforce is not connected yet.", "connectSalesforce");
    api.answer(connect, problem(503, "The service is being updated."));
    const { user, leaveTo } = openPane(api);
    await user.click(await within(await card()).findByRole("button", { name: "Connect Salesforce" }));
    expect(await screen.findByText("The service is being updated.")).toBeVisible();
    expect(screen.getByText("The sign-in to Salesforce could not be opened.")).toBeVisible();
    api.asUsual(connect);
    await user.click(within(await card()).getByRole("button", { name: "Connect Salesforce" }));
    await waitFor(() => expect(leaveTo).toHaveBeenCalledOnce());
  });

  it("keeps a link to the sign-in beside the button, for where no window was let come, until there is a connection", async () => {
    stopped("The connection to Salesforce has expired.", "connectSalesforce");
    api.world.connections.salesforce.state = "expired";
    const { user } = openPane(api);
    const state = within(await card());
    const again = await state.findByRole("button", { name: "Connect again" });
    expect(state.queryByRole("link")).not.toBeInTheDocument();
    await user.click(again);
    const link = await state.findByRole("link", { name: /^Open Salesforce/ });
    expect(link).toHaveAttribute("href", "https://login.salesforce.com/services/oauth2/authorize?state=s");
    expect(link).toHaveAttribute("target", "_blank");
    expect(link.getAttribute("rel")).toContain("noopener");
    // The button is as before by then.
    act(() => void window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
    expect(await state.findByRole("button", { name: "Connect again" })).toBeVisible();
    expect(link).toBeVisible();

    act(() => void window.dispatchEvent(new Event("focus")));
    await user.click(link);
    api.asUsual(explain);
    act(() => void window.dispatchEvent(new Event("focus")));
    expect(await screen.findByText("Recorded on Maria Lopez.")).toBeVisible();
    expect(screen.queryByRole("link", { name: /^Open Salesforce/ })).not.toBeInTheDocument();
  });

  it("connects also where it has expired and only Record now finds out", async () => {
    api.world.explanations["1"] = anExplanation("1", {
      code: "off",
      outcome: "out_of_scope",
      findings: [{ rule: "D2", code: "off", sentence: "Off.", decided: true, setting: "mode", level: "user" }],
    });
    api.answer("POST /api/me/messages/record", problem(409, "It has expired. Connect again.", {}, { code: "expired" }));
    const { user, leaveTo } = openPane(api);
    await user.click(await within(await card()).findByRole("button", { name: "Record now" }));
    expect(await screen.findByText("It has expired. Connect again.")).toBeVisible();
    api.answer(connect, problem(503, "The service is being updated."));
    await user.click(screen.getByRole("button", { name: "Connect again" }));
    expect(await screen.findByText(/could not be opened. The service is being updated./)).toBeVisible();
    api.asUsual(connect);
    await user.click(screen.getByRole("button", { name: "Connect again" }));
    await waitFor(() => expect(leaveTo).toHaveBeenCalledWith(expect.stringContaining("login.salesforce.com")));
    expect(await screen.findByRole("link", { name: /^Open Salesforce/ })).toBeVisible();
  });
});
