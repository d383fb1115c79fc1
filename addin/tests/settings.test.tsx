import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeApi, problem } from "./support/fakeApi";
import { openApp } from "./support/openApp";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => {
  api.stop();
  vi.restoreAllMocks();
});

const put = "PUT /api/me/jobs/email/settings";
const frequency = () => screen.findByRole("textbox", { name: "Sync Frequency" });
const save = (user: UserEvent) => user.click(screen.getByRole("button", { name: "Save" }));

async function setFrequency(user: UserEvent, minutes: string) {
  const field = await frequency();
  await user.clear(field);
  await user.type(field, minutes);
}

describe("Email Sync Settings", () => {
  it("are words until Edit, each with the level that set it and its lock", async () => {
    api.world.settings.levels = { ...api.world.settings.levels, pastDays: "organisation" };
    api.world.settings.locks = { pastDays: "organisation" };
    api.world.settings.warnings = [{ setting: "days", sentence: "Mail of Saturday would be seen by no run." }];
    openApp(api, "/settings");
    expect(await screen.findByText("Attempt to Sync All Emails")).toBeVisible();
    expect(await screen.findByText("Inbox (with subfolders), Sent Items")).toBeVisible();
    expect(screen.getByText("Locked, set by your organisation")).toBeVisible();
    expect(screen.getByText("Mail of Saturday would be seen by no run.")).toBeVisible();
    expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  });

  it("name a level only where it is another than the default", async () => {
    api.world.settings.levels = { ...api.world.settings.levels, pastDays: "profile", replies: "organisation" };
    const { view } = openApp(api, "/settings");
    expect(await screen.findByText("Set by your profile")).toBeVisible();
    expect(screen.getByText("Set by your organisation")).toBeVisible();
    expect(screen.queryByText("Default")).not.toBeInTheDocument();
    view.unmount();
    openApp(api, "/settings/edit");
    expect(await screen.findByText("Set by your profile")).toBeVisible();
    expect(screen.queryByText("Default")).not.toBeInTheDocument();
  });

  it("call a time zone by the same name in words and in the form", async () => {
    const { view } = openApp(api, "/settings");
    expect(await screen.findByText("Berlin (Europe)")).toBeVisible();
    expect(screen.queryByText("Europe/Berlin")).not.toBeInTheDocument();
    view.unmount();
    openApp(api, "/settings/edit");
    const select = await screen.findByRole("combobox", { name: "Time zone" });
    expect(within(select).getByRole("option", { selected: true })).toHaveTextContent("Berlin (Europe)");
  });

  it.each([
    ["en-US", "8:00 AM"],
    ["en-GB", "08:00"],
  ])("write hours as the browser's language %s does: %s", async (language, time) => {
    vi.spyOn(navigator, "languages", "get").mockReturnValue(["en-US@posix", language]);
    openApp(api, "/settings");
    expect(await screen.findByText(time)).toBeVisible();
  });

  it("send only what was changed, with the version of the form, and show that they are saved (S6)", async () => {
    const { user } = openApp(api, "/settings/edit");
    await setFrequency(user, "45");
    await user.click(screen.getByRole("checkbox", { name: "Friday" }));
    await save(user);
    expect(await screen.findByText("Your settings are saved.")).toBeVisible();
    const [call] = api.sent(put);
    expect(call?.headers["if-match"]).toBe('"v1"');
    expect(call?.body).toEqual({
      values: { intervalMinutes: 45, days: ["monday", "tuesday", "wednesday", "thursday"] },
      unset: [],
    });
    expect(screen.getByText("Every 45 minutes")).toBeVisible();
  });

  it("send nothing where a change was taken back", async () => {
    const { user } = openApp(api, "/settings/edit");
    await frequency();
    await user.click(screen.getByRole("checkbox", { name: "Friday" }));
    await user.click(screen.getByRole("checkbox", { name: "Friday" }));
    await save(user);
    expect(await screen.findByRole("button", { name: "Edit" })).toBeVisible();
    expect(api.sent(put)).toEqual([]);
  });

  it("give an own value back for the shared one", async () => {
    const { user } = openApp(api, "/settings/edit");
    await user.click(await screen.findByRole("button", { name: "Use your organisation's value: What is recorded" }));
    expect(screen.getByText("Your organisation's value is used once you save.")).toBeVisible();
    await save(user);
    await screen.findByText("Your settings are saved.");
    expect(api.sent(put)[0]?.body).toEqual({ values: {}, unset: ["mode"] });
  });

  it("refuse 29 minutes beside the field and in the sum above, without asking the API", async () => {
    const { user } = openApp(api, "/settings/edit");
    await setFrequency(user, "29");
    await save(user);
    const link = await screen.findByRole("button", { name: /^Sync Frequency: Give a whole number/ });
    expect(await frequency()).toBeInvalid();
    await user.click(link);
    expect(await frequency()).toHaveFocus();
    expect(api.sent(put)).toEqual([]);
  });

  it("put the API's sentences beside the fields that it names (B1)", async () => {
    const errors = {
      "values.timeZone": ["This zone is not known."],
      "values.folders[0].id": ["Drafts cannot be chosen."],
    };
    api.answer(put, problem(400, "Two things are wrong.", errors));
    const { user } = openApp(api, "/settings/edit");
    await setFrequency(user, "45");
    await save(user);
    expect(await screen.findByText("2 things must be mended first:")).toBeVisible();
    expect(screen.getByRole("button", { name: "Time zone: This zone is not known." })).toBeVisible();
    expect(screen.getByRole("button", { name: "Folders: Drafts cannot be chosen." })).toBeVisible();
    expect(screen.getByRole("combobox", { name: "Time zone" })).toBeInvalid();
    expect(await frequency()).toHaveValue("45");
  });

  it.each([412, 428])("say on %i that the version is old, and load the newer settings on request", async (status) => {
    const { user } = openApp(api, "/settings/edit");
    await setFrequency(user, "45");
    api.saveMeanwhile();
    api.world.settings.values.intervalMinutes = 90;
    if (status === 428) api.answer(put, problem(428, "If-Match is missing."));
    await save(user);
    expect(await screen.findByText("Somebody else saved these settings meanwhile.")).toBeVisible();
    expect(await frequency()).toHaveValue("45");
    await user.click(screen.getByRole("button", { name: "Load the newer settings" }));
    await waitFor(async () => expect(await frequency()).toHaveValue("90"));
  });

  it("show the sentence of a 409 and offer the newer settings with their locks (S2)", async () => {
    api.answer(put, problem(409, "Sync Frequency is locked by your organisation."));
    const { user } = openApp(api, "/settings/edit");
    await setFrequency(user, "45");
    await save(user);
    expect(await screen.findByText("Sync Frequency is locked by your organisation.")).toBeVisible();
    api.world.settings.locks = { intervalMinutes: "organisation" };
    await user.click(screen.getByRole("button", { name: "Load the newer settings" }));
    await waitFor(async () => expect(await frequency()).toBeDisabled());
  });

  it("leave a setting that a level above has locked as it is, greyed, and send the others", async () => {
    api.world.settings.levels = { ...api.world.settings.levels, intervalMinutes: "profile" };
    api.world.settings.locks = { intervalMinutes: "profile" };
    const { user } = openApp(api, "/settings/edit");
    expect(await frequency()).toBeDisabled();
    expect(screen.getByText("Locked, set by your profile")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Use your organisation's value: Sync F/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole("checkbox", { name: "Friday" }));
    await save(user);
    await screen.findByText("Your settings are saved.");
    expect(api.sent(put)[0]?.body).toEqual({
      values: { days: ["monday", "tuesday", "wednesday", "thursday"] },
      unset: [],
    });
  });

  it("ask before unsaved work is left", async () => {
    const { user } = openApp(api, "/settings/edit");
    await setFrequency(user, "45");
    await user.click(screen.getByRole("link", { name: "Connections" }));
    const question = within(await screen.findByRole("alertdialog", { name: "Leave without saving?" }));
    await user.click(question.getByRole("button", { name: "Stay here" }));
    expect(await frequency()).toHaveValue("45");
    await user.click(screen.getByRole("link", { name: "Connections" }));
    await user.click(await screen.findByRole("button", { name: "Leave without saving" }));
    expect(await screen.findByRole("heading", { name: "Connections", level: 1 })).toBeVisible();
  });

  it("show folders as a tree: what is below a mapped folder is in, what cannot be mapped is not offered", async () => {
    const { user } = openApp(api, "/settings/edit");
    expect(await screen.findByRole("checkbox", { name: "Drafts" })).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "Show the folders in Inbox" }));
    expect(screen.getByRole("checkbox", { name: "Newsletters" })).toBeDisabled();
    await user.click(screen.getByRole("checkbox", { name: "Inbox with subfolders" }));
    await user.click(screen.getByRole("checkbox", { name: "Newsletters" }));
    await save(user);
    await screen.findByText("Your settings are saved.");
    expect(api.sent(put)[0]?.body).toMatchObject({
      values: {
        folders: [
          { id: "inbox", includeSubfolders: false },
          { id: "sentitems", includeSubfolders: false },
          { id: "id-Newsletters", includeSubfolders: false },
        ],
      },
    });
  });

  it("say why the Types are missing, and stay usable", async () => {
    api.answer("GET /api/me/salesforce/task-types", problem(409, "Salesforce is not connected."));
    openApp(api, "/settings/edit");
    expect(await screen.findByText(/Salesforce is not connected./)).toBeVisible();
    expect(await frequency()).toBeEnabled();
  });

  it("show what failed, and load on Try again", async () => {
    api.answer("GET /api/me/jobs/email/settings", problem(404, "There are no settings."));
    const { user } = openApp(api, "/settings");
    expect(await screen.findByText("There are no settings.")).toBeVisible();
    api.asUsual("GET /api/me/jobs/email/settings");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Every 30 minutes")).toBeVisible();
  });
});
