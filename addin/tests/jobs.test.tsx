import { onlineManager } from "@tanstack/react-query";
import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeApi, problem } from "./support/fakeApi";
import { openApp } from "./support/openApp";
import { aJob, aRun, minutes } from "./support/builders";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => api.stop());

const row = async () => within(await screen.findByRole("row", { name: /^Email/ }));

describe("Sync Jobs", () => {
  it("shows the job with its last run in words, its frequency and its next run", async () => {
    openApp(api, "/jobs");
    const job = await row();
    expect(job.getByText(/^Completed/)).toHaveTextContent("Completed, 5 minutes ago");
    expect(job.getByText("41 recorded of 96 seen")).toBeVisible();
    expect(job.getByText("Every 30 minutes")).toBeVisible();
    expect(job.getByText("in 25 minutes")).toHaveAttribute("title", expect.stringMatching(/\d{4}/));
  });

  it("says Never Run and leaves the frequency blank for a new user (S5)", async () => {
    api.world.jobs = [
      aJob({
        ...{ enabled: false, frequency: null, lastRun: null, nextRunAt: null, notYetSeen: null },
        stopped: { sentence: "Email sync is switched off.", action: "chooseSettings" },
      }),
    ];
    openApp(api, "/jobs");
    const job = await row();
    expect(job.getByText("Never Run")).toBeVisible();
    expect(job.queryByText(/^Every/)).not.toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Choose what to record" })).toHaveAttribute("href", "#/settings/edit");
  });

  it("goes from queued over running and waiting to the result by itself, and announces each", async () => {
    const { user } = openApp(api, "/jobs");
    await user.click(await screen.findByRole("button", { name: "Sync Now: Email" }));
    await screen.findByText("It starts in a moment.");
    expect(screen.getByRole("button", { name: "Sync Now: Email" })).toHaveFocus();

    const run = { id: "run-2", result: null, startedAt: new Date().toISOString(), endedAt: null };
    api.world.jobs = [
      aJob({ currentRun: aRun({ ...run, state: "running", seen: 90, of: 90, decided: 41, recorded: 12 }) }),
    ];
    expect(await screen.findByText("Looked at 41 of 90, recorded 12")).toBeVisible();
    expect(screen.getByRole("progressbar", { name: "Progress of Email" })).toHaveAttribute("aria-valuenow", "41");

    const resumesAt = minutes(10);
    api.world.jobs = [
      aJob({ currentRun: aRun({ ...run, state: "waiting", resumesAt, decided: 41, of: 90, recorded: 12 }) }),
    ];
    const waits = await screen.findByText(/^A server asked us to wait\./);
    expect(waits).toHaveTextContent(/^A server asked us to wait\. It goes on in 10 minutes\.$/);
    expect(within(waits).getByText("in 10 minutes")).toHaveAttribute("datetime", resumesAt);

    api.world.jobs = [
      aJob({ lastRun: aRun({ result: "completedWithProblems", cause: "Salesforce refused 2 messages." }) }),
    ];
    expect(await screen.findByText("Salesforce refused 2 messages.")).toBeVisible();
    expect(screen.getByText(/Completed with problems,/)).toBeVisible();
    for (const said of ["is queued", "is running", "waits for a server", "has ended. Completed with problems"])
      expect(await screen.findByText(`Email: the sync ${said}.`)).toBeInTheDocument();
  });

  it("says that a second run is queued behind the one that is going on (T2)", async () => {
    api.world.jobs = [aJob({ currentRun: aRun({ state: "running", result: null, endedAt: null }) })];
    const { user } = openApp(api, "/jobs");
    await user.click(await screen.findByRole("button", { name: "Sync Now: Email" }));
    expect(await screen.findByText("Queued behind the run that is going on.")).toBeVisible();
  });

  it("shows the sentence that a refused Sync Now came back with", async () => {
    api.answer("POST /api/me/jobs/email/runs", problem(409, "The job is off. Choose what to record first."));
    const { user } = openApp(api, "/jobs");
    await user.click(await screen.findByRole("button", { name: "Sync Now: Email" }));
    expect(await screen.findByText(/The job is off. Choose what to record first./)).toBeVisible();
  });

  it("says why sync is stopped and gives the click that mends it", async () => {
    api.world.jobs = [
      aJob({ stopped: { sentence: "The connection to Salesforce has expired.", action: "connectSalesforce" } }),
    ];
    openApp(api, "/jobs");
    expect(await screen.findByText(/The connection to Salesforce has expired./)).toBeVisible();
    expect(screen.getByRole("link", { name: "Connect Salesforce" })).toHaveAttribute("href", "#/connections");
  });

  it.each([
    { enabled: true, action: "connectSalesforce" },
    { enabled: false, action: "connectSalesforce" },
    { enabled: false, action: "chooseSettings" },
  ] as const)(
    "offers no Sync Now that would be refused, and says why to who gets there by key: %o (T2)",
    async (given) => {
      const sentence = "Connect Salesforce first.";
      api.world.jobs = [aJob({ enabled: given.enabled, stopped: { sentence, action: given.action } })];
      const { user } = openApp(api, "/jobs");
      const button = await screen.findByRole("button", { name: "Sync Now: Email" });
      expect(button).toHaveAttribute("aria-disabled", "true");
      expect(button).toHaveAccessibleDescription(sentence);
      expect(screen.getByText(sentence)).toBeVisible();
      button.focus();
      expect(button).toHaveFocus();
      await user.keyboard("{Enter}");
      await user.click(button);
      expect(api.sent("POST /api/me/jobs/email/runs")).toEqual([]);
    },
  );

  it("calls a job stopped only where it was on", async () => {
    api.world.jobs = [
      aJob({ enabled: false, stopped: { sentence: "Connect Salesforce first.", action: "connectSalesforce" } }),
    ];
    openApp(api, "/jobs");
    expect(await screen.findByRole("link", { name: "Connect Salesforce" })).toBeVisible();
    expect(screen.queryByText(/Sync is stopped/)).not.toBeInTheDocument();
  });

  it("never counts further than there is to count", async () => {
    const run = { id: "run-2", state: "running", result: null, endedAt: null } as const;
    api.world.jobs = [aJob({ currentRun: aRun({ ...run, of: 12, decided: 15, recorded: 3 }) })];
    openApp(api, "/jobs");
    expect(await screen.findByText("Looked at 12 of 12, recorded 3")).toBeVisible();
    const bar = screen.getByRole("progressbar", { name: "Progress of Email" });
    expect([bar.getAttribute("aria-valuenow"), bar.getAttribute("aria-valuemax")]).toEqual(["12", "12"]);
  });

  it("counts what an earlier run saw first among the seen", async () => {
    api.world.jobs = [aJob({ lastRun: aRun({ seen: 2, decided: 5, recorded: 4 }) })];
    openApp(api, "/jobs");
    expect((await row()).getByText("4 recorded of 5 seen")).toBeVisible();
    expect((await row()).getByRole("link", { name: "What became of each message" })).toHaveAttribute(
      "href",
      "#/history",
    );
  });

  it("names the help contact where only an administrator can help", async () => {
    api.world.jobs = [aJob({ stopped: { sentence: "You have no mailbox.", action: "askAdministrator" } })];
    openApp(api, "/jobs");
    expect(await screen.findByText(/For help: help@contoso.example/)).toBeVisible();
  });

  it("is not green while messages have not been seen (E4)", async () => {
    api.world.jobs = [aJob({ notYetSeen: 3 })];
    openApp(api, "/jobs");
    const job = await row();
    expect(job.getByText("3 messages not yet seen")).toBeVisible();
    expect(job.getByText(/^Completed/).parentElement?.querySelector("svg")).toBeNull();
  });

  it("is not green while nobody knows whether every message was seen (E4)", async () => {
    api.world.jobs = [aJob({ notYetSeen: null })];
    openApp(api, "/jobs");
    const job = await row();
    expect(job.getByText("Not known yet whether every message was seen. The next run counts again.")).toBeVisible();
    expect(job.getByText(/^Completed/).parentElement?.querySelector("svg")).toBeNull();
  });

  it("shows what failed, and loads on Try again", async () => {
    api.answer("GET /api/me/jobs", problem(403, "You may not see this."));
    const { user } = openApp(api, "/jobs");
    expect(await screen.findByText("You may not see this.")).toBeVisible();
    api.asUsual("GET /api/me/jobs");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("row", { name: /^Email/ })).toBeVisible();
  });

  it("says what to do when there are no jobs", async () => {
    api.world.jobs = [];
    openApp(api, "/jobs");
    expect(await screen.findByText("You have no Sync Jobs.")).toBeVisible();
  });

  it("keeps a skeleton of the list while it loads", async () => {
    const release = api.hold("GET /api/me/jobs");
    openApp(api, "/jobs");
    expect(await screen.findByRole("status", { name: "Loading your Sync Jobs" })).toBeInTheDocument();
    release();
    await row();
  });

  it("says that it is offline, keeps what it shows, and loads when it is back", async () => {
    openApp(api, "/jobs");
    await row();
    onlineManager.setOnline(false);
    expect(await screen.findByText(/You are offline. What you see may be old/)).toBeVisible();
    expect(screen.getByRole("row", { name: /^Email/ })).toBeVisible();
    onlineManager.setOnline(true);
    await waitFor(() => expect(screen.queryByText(/You are offline/)).not.toBeInTheDocument());
  });
});
