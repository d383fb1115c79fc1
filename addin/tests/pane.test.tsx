import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { anExplanation, aRun } from "./support/builders";
import { problem } from "./support/fakeApi";
import { anItem } from "./support/fakeOutlook";
import { api, card, explain, inOutlook, outlook } from "./support/inOutlook";
import { openPane } from "./support/openPane";

const record = "POST /api/me/messages/record";

inOutlook();

const forecast = (change: object = {}) =>
  anExplanation("1", { outcome: "pending", code: "recorded", sentence: "Will be recorded at 15:00.", ...change });

describe("The pane, reading (O1, O3)", () => {
  it("asks for the message by both of its ids", async () => {
    openPane(api);
    await card();
    expect(api.sent(explain)[0]?.body).toEqual({ internetMessageId: "<1@lopez.example>", restId: "AAMk-1_=" });
  });

  it("says what happened, with the way into Salesforce, the people and the addresses of nobody", async () => {
    openPane(api);
    const state = within(await card());
    expect(state.getByText("Recorded on Maria Lopez.")).toBeVisible();
    expect(state.getByRole("link", { name: /^Open in Salesforce/ })).toHaveAttribute(
      "href",
      "https://example.my.salesforce.com/00T1",
    );
    expect(screen.getByRole("link", { name: /^Maria Lopez/ })).toBeVisible();
    expect(screen.getByRole("link", { name: /^M. Lopez/ })).toBeVisible();
    expect(screen.getByText("sam@new.example")).toBeVisible();
  });

  it("shows every finding on Why?", async () => {
    const { user } = openPane(api);
    const why = await screen.findByRole("button", { name: "Why?" });
    expect(why).toHaveAttribute("aria-expanded", "false");
    await user.click(why);
    expect(why).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByText("An address on it matches a Contact.")).toBeVisible();
  });

  it("never paints an answer for one message on another, in whatever order they come", async () => {
    const releases: Record<string, () => void> = {};
    api.answer(explain, async ({ body }) => {
      const id = (body as { internetMessageId: string }).internetMessageId.slice(1, 2);
      await new Promise<void>((resolve) => (releases[id] = resolve));
      return { body: api.world.explanations[id] };
    });
    openPane(api);
    await waitFor(() => expect(releases["1"]).toBeDefined());
    act(() => outlook.select(anItem("2")));
    await waitFor(() => expect(releases["2"]).toBeDefined());
    releases["2"]?.();
    expect(await screen.findByText("The second one's own sentence.")).toBeVisible();
    releases["1"]?.();
    await new Promise((later) => setTimeout(later, 200));
    expect(screen.getByText("The second one's own sentence.")).toBeVisible();
    expect(screen.queryByText("Recorded on Maria Lopez.")).not.toBeInTheDocument();
  });

  it("shows a skeleton, not the message before, while the next one loads, and moves no focus", async () => {
    const { user } = openPane(api);
    const why = await screen.findByRole("button", { name: "Why?" });
    await user.click(screen.getByRole("button", { name: "My Settings" }));
    await user.keyboard("{Escape}");
    const focused = document.activeElement;
    const release = api.hold(explain);
    act(() => outlook.select(anItem("2")));
    expect(why).not.toBeInTheDocument();
    expect(screen.getByRole("status", { name: "Loading what happened to this message" })).toBeInTheDocument();
    release();
    await screen.findByText("The second one's own sentence.");
    expect(document.activeElement).toBe(focused);
    // Said politely: the same words stand in the live region.
    expect(await screen.findByText("Recorded. The second one's own sentence.")).toBeInTheDocument();
  });
});

describe("Record now (D16)", () => {
  it("is queued, is recorded, and shows the result by itself", async () => {
    api.world.explanations["1"] = forecast();
    const { user } = openPane(api);
    await user.click(await screen.findByRole("button", { name: "Record now" }));
    const state = within(await card());
    expect(await state.findByText("Queued")).toBeVisible();
    expect(api.sent(record)[0]?.body).toMatchObject({ internetMessageId: "<1@lopez.example>", anyway: false });
    const [job] = api.world.jobs;
    Object.assign(job ?? {}, { currentRun: aRun({ id: "run-2", state: "running", result: null }) });
    expect(await state.findByText("Recording")).toBeVisible();
    Object.assign(job ?? {}, { currentRun: null, lastRun: aRun({ id: "run-2" }) });
    api.world.explanations["1"] = anExplanation("1");
    expect(await state.findByText("Recorded on Maria Lopez.")).toBeVisible();
  });

  it("asks back where a rule may be overridden, and then says that it is wanted", async () => {
    api.world.explanations["1"] = forecast({
      outcome: "out_of_scope",
      code: "folder",
      sentence: "It is in a folder that you do not sync.",
    });
    api.answer(record, ({ body }) =>
      (body as { anyway: boolean }).anyway
        ? { status: 202, body: { state: "queued" } }
        : problem(409, "It is in a folder that you do not sync.", {}, { code: "folder", canOverride: true }),
    );
    const { user } = openPane(api);
    await user.click(await screen.findByRole("button", { name: "Record now" }));
    const dialog = within(await screen.findByRole("alertdialog"));
    expect(dialog.getByRole("heading", { name: "Record it all the same?" })).toBeVisible();
    expect(dialog.getByText("It is in a folder that you do not sync.")).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Record it" }));
    await waitFor(() => expect(api.sent(record)[1]?.body).toMatchObject({ anyway: true }));
    expect(await screen.findByText("Queued")).toBeVisible();
  });

  it("does nothing when the person thinks better of it", async () => {
    api.world.explanations["1"] = forecast({ code: "too_old", outcome: "out_of_scope" });
    api.answer(record, problem(409, "It is older than 7 days.", {}, { code: "too_old", canOverride: true }));
    const { user } = openPane(api);
    await user.click(await screen.findByRole("button", { name: "Record now" }));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
    expect(api.sent(record)).toHaveLength(1);
  });

  it("takes the attachments along where they are asked for, and offers that only where they would be left out (R4)", async () => {
    api.world.explanations["1"] = forecast({ attachmentsLeftOut: true });
    const { user } = openPane(api);
    await user.click(await screen.findByRole("button", { name: "Record with attachments" }));
    await waitFor(() => expect(api.sent(record)[0]?.body).toMatchObject({ anyway: false, attachments: true }));
    api.world.explanations["2"] = forecast();
    act(() => outlook.select(anItem("2")));
    expect(await screen.findByRole("button", { name: "Record now" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Record with attachments" })).not.toBeInTheDocument();
  });

  it("says why not where nothing can be overridden", async () => {
    api.world.explanations["1"] = forecast();
    api.answer(record, problem(409, "Recorded already by Ken Ito.", {}, { code: "recorded_by_colleague" }));
    const { user } = openPane(api);
    await user.click(await screen.findByRole("button", { name: "Record now" }));
    expect(await screen.findByText(/Recorded already by Ken Ito./)).toBeVisible();
    expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
  });
});

describe("The pane's Record and Do Not Record (O2)", () => {
  it("mark as the ribbon does and explain again", async () => {
    api.world.explanations["1"] = forecast();
    const { user } = openPane(api);
    await user.click(await screen.findByRole("button", { name: "Do Not Record" }));
    expect(await screen.findAllByText("Marked Do Not Record. The next sync will look at it.")).not.toEqual([]);
    expect(outlook.selected[0]?.set).toEqual(["DoNotSync"]);
    await waitFor(() => expect(api.sent(explain).length).toBeGreaterThan(1));
  });

  it("work while the API is down", async () => {
    api.answer(explain, problem(500, "EmailSync is being installed."));
    const { user } = openPane(api);
    expect(await screen.findByText("EmailSync is being installed.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Record" }));
    await waitFor(() => expect(outlook.selected[0]?.set).toEqual(["CRM"]));
    expect(await screen.findAllByText("Marked Record. The next sync will look at it.")).not.toEqual([]);
    const retry = await screen.findByRole("button", { name: "Try again" });
    api.asUsual(explain);
    await user.click(retry);
    expect(await screen.findByText("Recorded on Maria Lopez.")).toBeVisible();
  });

  it("leave a message of a shared mailbox alone while the API is down", async () => {
    api.answer(explain, problem(500, "EmailSync is being installed."));
    outlook.selected = [anItem("1", { owner: "sales@contoso.example" })];
    openPane(api);
    expect(await screen.findByText("This message is in the mailbox sales@contoso.example.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Record" })).not.toBeInTheDocument();
  });

  it("are not offered where they would change nothing", async () => {
    api.world.explanations["1"] = forecast({ code: "excluded_global", outcome: "excluded" });
    openPane(api);
    const state = within(await card());
    expect(state.queryByRole("button")).not.toBeInTheDocument();
    expect(await state.findByText("For help: help@contoso.example")).toBeVisible();
  });
});
