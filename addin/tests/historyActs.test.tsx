import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aMessage, anExplanation, aRun } from "./support/builders";
import { FakeApi, problem } from "./support/fakeApi";
import { openApp } from "./support/openApp";

const undo = "POST /api/me/messages/undo";
const restore = "POST /api/me/messages/restore";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => api.stop());

const button = (name: string) => screen.findByRole("button", { name });
const rows = async () => within(await screen.findByRole("list", { name: /messages$/ })).getAllByRole("listitem");

const undone = anExplanation("2", {
  code: "excluded_user",
  outcome: "ignored",
  sentence: "You undid its recording.",
  lookedAtAgain: "when you take that back",
  records: [],
});

describe("A row of the history (R8, D6)", () => {
  it("takes its recording back after asking, says so in its place, and back again", async () => {
    api.answer(undo, () => {
      api.world.explanations["2"] = undone;
      return { status: 204 };
    });
    api.answer(restore, { status: 204 });
    const { user } = openApp(api, "/history");
    await user.click(await button("Undo Offer 2"));
    const question = within(await screen.findByRole("alertdialog"));
    expect(api.sent(undo)).toEqual([]);
    await user.click(question.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText(/^You undid its recording. We look again when you take that back.$/)).toBeVisible();
    expect(api.sent(undo)[0]?.body).toEqual({ id: "2", internetMessageId: null, restId: null });
    expect(await screen.findByText("Offer 2: You undid its recording.")).toBeInTheDocument();
    const all = await rows();
    expect(all).toHaveLength(3);
    expect(all[1]).toHaveTextContent("Offer 2");
    expect(all[1]).not.toHaveTextContent("Recorded as");

    const back = await button("Look at it again Offer 2");
    await user.click(back);
    expect(await screen.findByText("The next sync looks at it again.")).toBeVisible();
    expect(api.sent(restore)[0]?.body).toEqual({ id: "2", internetMessageId: null, restId: null });
    expect(back).toHaveAttribute("aria-disabled", "true");
    expect(back).toHaveFocus();
  });

  it("stays as it is when the person thinks better of it", async () => {
    const { user } = openApp(api, "/history");
    await user.click(await button("Undo Offer 1"));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
    expect(api.sent(undo)).toEqual([]);
  });

  it("ignores what matches nobody", async () => {
    api.answer("POST /api/me/messages/ignore", () => {
      api.world.explanations["7"] = anExplanation("7", {
        code: "excluded_user",
        outcome: "ignored",
        sentence: "You chose not to record it.",
        records: [],
      });
      return { status: 204 };
    });
    const { user } = openApp(api, "/history?view=unresolved");
    await user.click(await button("Ignore Offer 7"));
    expect(await screen.findByText("You chose not to record it.")).toBeVisible();
    expect(await button("Look at it again Offer 7")).toBeVisible();
  });

  it("says why not, in Salesforce's words, and shows what is so", async () => {
    api.answer(undo, problem(409, 'Salesforce says: "Not on Fridays"'));
    api.world.explanations["1"] = anExplanation("1", { sentence: "Recorded on Maria Lopez, still." });
    const { user } = openApp(api, "/history");
    await user.click(await button("Undo Offer 1"));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Undo" }));
    expect(await screen.findByRole("alert")).toHaveTextContent('That did not work. Salesforce says: "Not on Fridays"');
    expect(await screen.findByText("Recorded on Maria Lopez, still.")).toBeVisible();
    expect(await button("Undo Offer 1")).not.toHaveAttribute("aria-disabled", "true");
  });

  it("shows what came of Record now when its run has ended (D16)", async () => {
    const failed = { code: "failed", outcome: "failed" as const, sentence: "Salesforce refused it.", records: [] };
    api.world.history.unresolved = [aMessage("4", failed)];
    const { user } = openApp(api, "/history?view=unresolved");
    await user.click(await button("Record now Offer 4"));
    api.world.explanations["4"] = anExplanation("4", { ...failed, sentence: "Salesforce refused it again." });
    expect(await screen.findByText("It is recorded in a moment.")).toBeVisible();
    const [job] = api.world.jobs;
    Object.assign(job ?? {}, { currentRun: null, lastRun: aRun({ id: "run-2" }) });
    expect(await screen.findByText("Salesforce refused it again.")).toBeVisible();
    expect(await button("Record now Offer 4")).not.toHaveAttribute("aria-disabled", "true");
  });

  it("chooses another of the people with one address in the explanation, and the row follows (M4)", async () => {
    api.answer("POST /api/me/messages/choose", () => {
      api.world.explanations["1"] = anExplanation("1", { sentence: "Recorded on M. Lopez.", people: [] });
      return { status: 204 };
    });
    const { user } = openApp(api, "/history");
    await user.click(await button("Why? Offer 1"));
    const why = within(await screen.findByRole("dialog"));
    await user.click(await why.findByRole("button", { name: "Choose another maria@lopez.example" }));
    await user.click(await why.findByRole("menuitem", { name: "M. Lopez (Contact, Lopez S.A.)" }));
    expect(await why.findAllByText(/^It is recorded on M. Lopez now/)).not.toEqual([]);
    expect(api.sent("POST /api/me/messages/choose")[0]?.body).toEqual({
      id: "1",
      internetMessageId: null,
      restId: null,
      address: "maria@lopez.example",
      personId: "003B",
    });
    expect((await rows())[0]).toHaveTextContent("Recorded on M. Lopez.");
  });

  it("offers nothing of what only others may change", async () => {
    api.world.history.recorded = [aMessage("1", { code: "recorded_by_colleague", sentence: "Recorded by Ken Ito." })];
    openApp(api, "/history");
    expect(await screen.findByText("Recorded by Ken Ito.")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^(Undo|Ignore|Record it)/ })).not.toBeInTheDocument();
  });
});
