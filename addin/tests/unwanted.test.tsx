import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { anExplanation } from "./support/builders";
import { problem } from "./support/fakeApi";
import { api, card, explain, inOutlook } from "./support/inOutlook";
import { openPane } from "./support/openPane";

const undo = "POST /api/me/messages/undo";
const ids = { id: null, internetMessageId: "<1@lopez.example>", restId: "AAMk-1_=" };

const unwanted = (sentence: string) =>
  anExplanation("1", { outcome: "ignored", code: "excluded_user", sentence, records: [] });

inOutlook();

describe("What a person does not want recorded (R8, D6)", () => {
  it("takes a recording back after asking, and says what is so then", async () => {
    api.answer(undo, () => {
      api.answer(explain, () => ({ body: unwanted("You undid its recording.") }));
      return { status: 204 };
    });
    const { user } = openPane(api);
    await user.click(within(await card()).getByRole("button", { name: "Undo" }));
    const question = await screen.findByRole("alertdialog");
    expect(within(question).getByText("Take the recording back?")).toBeVisible();
    expect(api.sent(undo)).toEqual([]);
    await user.click(within(question).getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("You undid its recording.")).toBeVisible();
    expect(api.sent(undo)[0]?.body).toEqual(ids);
    expect(within(await card()).getByRole("button", { name: "Look at it again" })).toBeVisible();
  });

  it("leaves it as it is when the person thinks better of it", async () => {
    const { user } = openPane(api);
    await user.click(within(await card()).getByRole("button", { name: "Undo" }));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
    expect(api.sent(undo)).toEqual([]);
  });

  it("shows Salesforce's words where it does not delete", async () => {
    api.answer(undo, () => problem(409, 'Salesforce says: "Not on Fridays"'));
    const { user } = openPane(api);
    await user.click(within(await card()).getByRole("button", { name: "Undo" }));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Undo" }));
    expect(await screen.findByText(/Not on Fridays/)).toBeVisible();
  });

  it("offers no undo of what a colleague recorded", async () => {
    api.world.explanations["1"] = anExplanation("1", { outcome: "recorded", code: "recorded_by_colleague" });
    openPane(api);
    expect(within(await card()).queryByRole("button", { name: "Undo" })).not.toBeInTheDocument();
  });

  it("ignores what matches nobody, and takes that back", async () => {
    api.world.explanations["1"] = anExplanation("1", { outcome: "unresolved", code: "no_match", records: [] });
    api.answer("POST /api/me/messages/ignore", () => {
      api.world.explanations["1"] = unwanted("You chose not to record it.");
      return { status: 204 };
    });
    api.answer("POST /api/me/messages/restore", () => {
      api.world.explanations["1"] = anExplanation("1", {
        outcome: "unresolved",
        code: "no_match",
        sentence: "Nobody has it.",
        records: [],
      });
      return { status: 204 };
    });
    const { user } = openPane(api);
    await user.click(within(await card()).getByRole("button", { name: "Ignore" }));
    expect(await screen.findByText("You chose not to record it.")).toBeVisible();
    await user.click(within(await card()).getByRole("button", { name: "Look at it again" }));
    expect(await screen.findByText("Nobody has it.")).toBeVisible();
  });
});
