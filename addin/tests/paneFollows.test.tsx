import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { markFromRibbon } from "../src/features/ribbon/commands";
import { anExplanation, aRun } from "./support/builders";
import { problem } from "./support/fakeApi";
import { anItem } from "./support/fakeOutlook";
import { api, card, explain, inOutlook, outlook } from "./support/inOutlook";
import { openPane } from "./support/openPane";

const record = "POST /api/me/messages/record";
const sales = "sales@contoso.example";

inOutlook();
afterEach(() => vi.useRealTimers());

const notDesignated = () =>
  anExplanation("1", {
    outcome: "not_designated",
    code: "not_designated",
    sentence: "You record only designated emails, and this one is not.",
    records: [],
  });

/** What a screen reader is told, in the order of telling. */
const told = () =>
  [...(document.querySelector('[aria-live="polite"]')?.children ?? [])].map((p) => p.textContent.trim());

describe("A message in a shared mailbox (O1)", () => {
  it("is not explained by a copy in one's own", async () => {
    outlook.selected = [anItem("1", { owner: sales })];
    openPane(api);
    expect(await screen.findByText(`This message is in the mailbox ${sales}.`)).toBeVisible();
    expect(api.sent(explain)).toEqual([]);
  });

  it("is not explained either while Outlook could not find out whose it is", async () => {
    outlook.selected = [anItem("1", { owner: sales })];
    outlook.refuses.set("getSharedPropertiesAsync", { name: "GenericTokenError", message: "No token.", code: 9018 });
    openPane(api);
    expect(await screen.findByText("Outlook refused it: No token.")).toBeVisible();
    expect(api.sent(explain)).toEqual([]);
  });
});

describe("What changes without the pane", () => {
  it("is shown when the ribbon has marked the message, and of no other", async () => {
    api.world.explanations["1"] = notDesignated();
    openPane(api);
    await within(await card()).findByText(/this one is not/);
    const before = api.sent(explain).length;
    const marked = anItem("2");
    outlook.selected = [marked];
    await markFromRibbon("record");
    await new Promise((later) => setTimeout(later, 200));
    expect(api.sent(explain)).toHaveLength(before);

    outlook.selected = [anItem("1")];
    api.world.explanations["1"] = anExplanation("1", { outcome: "pending", sentence: "Will be recorded at 15:00." });
    await markFromRibbon("record");
    expect(await within(await card()).findByText("Will be recorded at 15:00.")).toBeVisible();
  });

  it.each(["failed", "unresolved", "not_designated", "excluded"] as const)(
    "is asked for when it is %s",
    async (outcome) => {
      vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
      api.world.explanations["1"] = { ...notDesignated(), outcome };
      openPane(api);
      await within(await card()).findByText(/this one is not/);
      api.world.explanations["1"] = anExplanation("1");
      await act(() => vi.advanceTimersByTimeAsync(60_000));
      expect(await screen.findByText("Recorded on Maria Lopez.")).toBeVisible();
    },
  );

  it("is asked for again after a second Record now within one run", async () => {
    api.world.explanations["1"] = anExplanation("1", { outcome: "pending", sentence: "Will be recorded at 15:00." });
    const [job] = api.world.jobs;
    const { user } = openPane(api);
    await user.click(await screen.findByRole("button", { name: "Record now" }));
    const state = within(await card());
    await state.findByText("Queued");
    // Taken up by a run that is long at other messages: this one is done, and then undone in Salesforce and wanted anew.
    Object.assign(job ?? {}, { currentRun: aRun({ id: "run-2", state: "running", result: null, endedAt: null }) });
    api.world.explanations["1"] = anExplanation("1");
    await state.findByText("Recorded on Maria Lopez.");
    api.world.explanations["1"] = anExplanation("1", { outcome: "pending", sentence: "Will be recorded at 15:00." });
    await markFromRibbon("record");
    await user.click(await state.findByRole("button", { name: "Record now" }));
    await waitFor(() => expect(api.sent(record)).toHaveLength(2));
    expect(await state.findByText("Recording")).toBeVisible();
  });
});

describe("Several messages, marked in the pane", () => {
  it("are told of once, as the page says, when all are done", async () => {
    outlook.selected = [anItem("1"), anItem("2")];
    const { user } = openPane(api);
    await user.click(await screen.findByRole("button", { name: "Record" }));
    await waitFor(() => expect(told()).toContain("Marked Record: 2 messages. The next sync will look at them."));
    expect(told().filter((words) => words.startsWith("Mark"))).toEqual([
      "Marking 2 messages…",
      "Marked Record: 2 messages. The next sync will look at them.",
    ]);
  });

  it("are told of as the page says when it stops on the way", async () => {
    outlook.selected = [anItem("1"), anItem("2"), anItem("3", { owner: sales })];
    const { user } = openPane(api);
    await user.click(await screen.findByRole("button", { name: "Record" }));
    const words = "Marked Record: 2 of 3 messages. Then it stopped. EmailSync records the mail of your own mailbox.";
    await waitFor(() => expect(told()).toContain(words));
    expect(told().filter((said) => said.includes("arked"))).toEqual([words]);
    expect(screen.queryByRole("status", { name: "" })).not.toBeInTheDocument();
  });

  it("are told of also to who has selected another meanwhile", async () => {
    outlook.selected = [anItem("1"), anItem("2")];
    const { user } = openPane(api);
    const release = outlook.hold("categories.getAsync");
    await user.click(await screen.findByRole("button", { name: "Record" }));
    await waitFor(() => expect(told()).toContain("Marking 2 messages…"));
    act(() => outlook.select(anItem("2")));
    await card();
    release();
    await waitFor(() => expect(told().filter((words) => words.startsWith("Marked Record:"))).toHaveLength(1));
  });
});

describe("A stop that only an administrator can end", () => {
  it("says so where the organisation names nobody to ask", async () => {
    api.world.me.helpContact = null;
    api.answer(explain, problem(409, "You are locked out."));
    Object.assign(api.world.jobs[0] ?? {}, {
      stopped: { sentence: "You are locked out.", action: "askAdministrator" },
    });
    const { user } = openPane(api);
    expect(await within(await card()).findByText("Only an administrator can change that.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "My Settings" }));
    await user.click(await screen.findByRole("menuitem", { name: "Sync Jobs" }));
    expect(await screen.findByText(/Only an administrator can change that\./)).toBeVisible();
  });
});
