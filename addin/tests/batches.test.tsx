import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { axeFindings } from "./support/axe";
import { aMessage, anExplanation } from "./support/builders";
import { FakeApi, problem, type Call } from "./support/fakeApi";
import { openApp } from "./support/openApp";

const undo = "POST /api/me/messages/undo";
const record = "POST /api/me/messages/record";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
  for (const id of ["1", "2", "3"]) api.world.explanations[id] = anExplanation(id);
});
afterEach(() => api.stop());

const bar = async () => within(await screen.findByRole("group", { name: "Selected messages" }));
const box = (name: string) => screen.findByRole("checkbox", { name });
const idOf = ({ body }: Call) => (body as { id: string }).id;

/** The service undoes what it is asked to. */
function obey(but: (id: string) => ReturnType<typeof problem> | null = () => null) {
  api.answer(undo, (call) => {
    const id = idOf(call);
    const refusal = but(id);
    if (refusal) return refusal;
    const change = { code: "excluded_user", outcome: "ignored" as const, sentence: "You undid it.", records: [] };
    api.world.explanations[id] = anExplanation(id, change);
    return { status: 204 };
  });
}

describe("Several rows at once", () => {
  it("are selected one by one or all together, with the keyboard too", async () => {
    const { user } = openApp(api, "/history");
    const all = await box("Select all 3 shown");
    (await box("Select Offer 2")).focus();
    await user.keyboard(" ");
    expect(all).toBePartiallyChecked();
    expect((await bar()).getByText("1 selected")).toBeVisible();
    await user.click(all);
    expect(await box("Select Offer 3")).toBeChecked();
    expect((await bar()).getByRole("button", { name: "Undo (3)" })).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await user.click(all);
    expect((await bar()).queryByRole("button")).not.toBeInTheDocument();
  });

  it("are undone one after the other after one question, with progress, and told at the end", async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    obey();
    const { user } = openApp(api, "/history");
    await user.click(await box("Select all 3 shown"));
    await user.click((await bar()).getByRole("button", { name: "Undo (3)" }));
    const question = within(await screen.findByRole("alertdialog"));
    expect(question.getByRole("heading", { name: "Take 3 recordings back?" })).toBeVisible();
    expect(api.sent(undo)).toEqual([]);
    api.answer("GET /api/me/history/1", async () => {
      await released;
      return { body: api.world.explanations["1"] };
    });
    await user.click(question.getByRole("button", { name: "Undo" }));
    expect(await (await bar()).findByText("Taking back, 0 of 3…")).toBeVisible();
    expect((await bar()).getByRole("progressbar")).toHaveAttribute("aria-valuetext", "Taking back, 0 of 3…");
    expect(api.sent(undo)).toHaveLength(1);
    release();
    expect(await screen.findAllByText(/^3 recordings are taken back\./)).not.toEqual([]);
    expect(api.sent(undo).map(idOf)).toEqual(["1", "2", "3"]);
    expect(screen.getAllByText(/^You undid it\./)).toHaveLength(3);
    expect(await box("Select all 3 shown")).not.toBeChecked();
    expect(await axeFindings()).toEqual([]);
  });

  it("names what could not be done, and leaves it selected", async () => {
    obey((id) => (id === "2" ? problem(409, 'Salesforce says: "Not on Fridays"') : null));
    const { user } = openApp(api, "/history");
    await user.click(await box("Select all 3 shown"));
    await user.click((await bar()).getByRole("button", { name: "Undo (3)" }));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Undo" }));
    expect(await screen.findByText('Offer 2: Salesforce says: "Not on Fridays"')).toBeVisible();
    expect(screen.getAllByText(/2 recordings are taken back\.\s+1 of 3 could not be done:/)).not.toEqual([]);
    expect(await box("Select Offer 2")).toBeChecked();
    expect(await box("Select Offer 1")).not.toBeChecked();
  });

  it("stop when the person says so, after the one that is under way", async () => {
    const releases: (() => void)[] = [];
    api.answer(undo, async () => {
      await new Promise<void>((resolve) => releases.push(resolve));
      return { status: 204 };
    });
    const { user } = openApp(api, "/history");
    await user.click(await box("Select all 3 shown"));
    await user.click((await bar()).getByRole("button", { name: "Undo (3)" }));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Undo" }));
    await user.click(await (await bar()).findByRole("button", { name: "Stop" }));
    expect((await bar()).getByRole("button", { name: "Stopping…" })).toHaveAttribute("aria-disabled", "true");
    await waitFor(() => expect(releases).toHaveLength(1));
    releases[0]?.();
    expect(await screen.findByText(/It stopped after 1 of 3\./)).toBeVisible();
    expect(api.sent(undo)).toHaveLength(1);
    expect((await bar()).getByRole("button", { name: "Undo (2)" })).toBeVisible();
  });

  it("can be stopped and are told of on a tab without rows, and end when the page is left", async () => {
    const releases: (() => void)[] = [];
    api.answer(undo, async () => {
      await new Promise<void>((resolve) => releases.push(resolve));
      return { status: 204 };
    });
    const { user } = openApp(api, "/history");
    const begin = async (name: string) => {
      await user.click(await box("Select all 3 shown"));
      await user.click((await bar()).getByRole("button", { name }));
      await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Undo" }));
    };
    await begin("Undo (3)");
    await user.click(screen.getByRole("tab", { name: "Excluded" }));
    expect(await screen.findByText("Nothing was excluded.")).toBeVisible();
    await user.click((await bar()).getByRole("button", { name: "Stop" }));
    await waitFor(() => expect(releases).toHaveLength(1));
    releases[0]?.();
    expect(await screen.findByText(/It stopped after 1 of 3\./)).toBeVisible();
    expect(screen.queryByRole("group", { name: "Selected messages" })).not.toBeInTheDocument();

    await user.click(screen.getByRole("tab", { name: "Recorded" }));
    await begin("Undo (3)");
    await waitFor(() => expect(releases).toHaveLength(2));
    const rows = api.sent("GET /api/me/history/1").length;
    await user.click(screen.getByRole("link", { name: "Sync Jobs" }));
    expect(await screen.findByRole("heading", { name: "Sync Jobs", level: 1 })).toBeVisible();
    releases[1]?.();
    await waitFor(() => expect(api.sent("GET /api/me/history/1")).toHaveLength(rows + 1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(api.sent(undo)).toHaveLength(2);
  });

  it.each([
    [503, null],
    [409, "expired"],
    [409, "authorization_lost"],
  ])("stop by themselves where the next would fail as well: %s, %s", async (status, code) => {
    obey(() => problem(status, "Salesforce is away.", {}, code === null ? {} : { code }));
    const { user } = openApp(api, "/history");
    await user.click(await box("Select all 3 shown"));
    await user.click((await bar()).getByRole("button", { name: "Undo (3)" }));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Undo" }));
    expect(await screen.findByText(/It stopped after 1 of 3\./)).toBeVisible();
    expect(screen.getByText("Offer 1: Salesforce is away.")).toBeVisible();
    expect(api.sent(undo)).toHaveLength(1);
  });

  it("are offered what fits them, with how many it concerns, and are recorded all the same after asking", async () => {
    api.world.history.excluded = [
      aMessage("4", { code: "not_designated", outcome: "not_designated", records: [] }),
      aMessage("5", { code: "excluded_address", outcome: "excluded", records: [] }),
      aMessage("6", { code: "excluded_global", outcome: "excluded", records: [] }),
    ];
    const { user } = openApp(api, "/history?view=excluded");
    await user.click(await box("Select Offer 6"));
    expect((await bar()).getByText("Nothing can be changed about these.")).toBeVisible();
    await user.click(await box("Select all 3 shown"));
    await user.click((await bar()).getByRole("button", { name: "Record now (2 of 3)" }));
    const question = within(await screen.findByRole("alertdialog"));
    expect(question.getByRole("heading", { name: "Record 2 messages all the same?" })).toBeVisible();
    await user.click(question.getByRole("button", { name: "Record it" }));
    expect(await screen.findAllByText(/^2 messages are recorded in a moment\./)).not.toEqual([]);
    expect(api.sent(record).map(({ body }) => body)).toEqual([
      { id: "4", internetMessageId: null, restId: null, anyway: false, attachments: false },
      { id: "5", internetMessageId: null, restId: null, anyway: true, attachments: false },
    ]);
    expect(screen.getAllByText("It is recorded in a moment.")).toHaveLength(2);
  });

  it("begin with none on another tab, and forget what a refresh has made old", async () => {
    const { user } = openApp(api, "/history");
    await user.click(await box("Select Offer 1"));
    await user.click(screen.getByRole("tab", { name: "Unresolved" }));
    expect(await box("Select all 1 shown")).not.toBeChecked();
    await user.click(screen.getByRole("tab", { name: "Recorded" }));
    await waitFor(async () => expect(await box("Select all 3 shown")).not.toBeChecked());
    await user.click(await box("Select all 3 shown"));
    api.world.history.recorded = [aMessage("2")];
    await user.click(screen.getByRole("button", { name: "Refresh" }));
    expect(await box("Select all 1 shown")).toBeChecked();
    expect((await bar()).getByRole("button", { name: "Undo (1)" })).toBeVisible();
  });

  it("leave nothing said on a row that another tab shows as what it has become, nor after a refresh", async () => {
    const failed = { code: "failed", outcome: "failed" as const, sentence: "Salesforce refused it.", records: [] };
    api.world.history.unresolved = [aMessage("4", failed)];
    api.world.explanations["4"] = anExplanation("4", failed);
    const { user } = openApp(api, "/history?view=unresolved");
    const press = async () => user.click(await screen.findByRole("button", { name: "Record now Offer 4" }));
    await press();
    expect(await screen.findByText("It is recorded in a moment.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Refresh" }));
    expect(await screen.findByText("Salesforce refused it.")).toBeVisible();
    await press();
    expect(await screen.findByText("It is recorded in a moment.")).toBeVisible();

    api.world.history.recorded = [aMessage("4")];
    await user.click(screen.getByRole("tab", { name: "Recorded" }));
    expect(await screen.findByText(/^Recorded on Maria Lopez\./)).toBeVisible();
    expect(screen.queryByText("It is recorded in a moment.")).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Undo Offer 4" })).not.toHaveAttribute("aria-disabled", "true");
  });
});
