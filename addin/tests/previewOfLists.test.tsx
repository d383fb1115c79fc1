import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeApi, problem } from "./support/fakeApi";
import { openApp } from "./support/openApp";
import { anItem, answerPreview, aPreview } from "./support/previews";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => api.stop());

const ofEntries = "POST /api/me/ignore-list/preview";
const ofRemoval = "POST /api/me/ignore-list/removal/preview";
const ask = (what = "") => screen.findByRole("button", { name: `See what this would change${what}` });
const panel = async (name = "What this would change") => within(await screen.findByRole("region", { name }));

describe("A preview of entries (N2, M5)", () => {
  it("shows what they would have touched, before they are added", async () => {
    answerPreview(api, ofEntries, aPreview({ wouldNoLonger: 1, items: [anItem("Newsletter", false)] }));
    const { user } = openApp(api, "/ignore-list");
    await user.type(await screen.findByRole("textbox"), "ads@shop.example");
    await user.click(await ask());
    expect(await (await panel()).findByText("Newsletter")).toBeVisible();
    expect(screen.getByText(/What is recorded already stays as it is/)).toBeVisible();
    expect(api.sent(ofEntries)[0]?.body).toEqual({ entries: "ads@shop.example" });
    expect(api.sent("POST /api/me/ignore-list")).toEqual([]);
  });

  it("says and lists what waits and would no longer", async () => {
    answerPreview(api, ofEntries, aPreview({ wouldLeave: 2, leaving: [anItem("Who is this", false)] }));
    const { user } = openApp(api, "/ignore-list");
    await user.type(await screen.findByRole("textbox"), "ads@shop.example");
    await user.click(await ask());
    const shown = await panel();
    const sentence =
      "Of 1,204 messages of the last 30 days, the same would be recorded as now. 2 others would no longer be unresolved.";
    expect(await shown.findByText(sentence)).toBeVisible();
    const leaving = within(shown.getByRole("region", { name: "Would no longer be unresolved" }));
    expect(leaving.getByText("Who is this")).toBeVisible();
    expect(leaving.getByText("and 1 more")).toBeVisible();
  });

  it("names a wrong entry beside the field (B1)", async () => {
    const sentence = '"nobody" is neither an address nor a domain.';
    api.answer(ofEntries, problem(400, "One entry is wrong.", { entries: [sentence] }));
    const { user } = openApp(api, "/ignore-list");
    await user.type(await screen.findByRole("textbox"), "nobody");
    await user.click(await ask());
    expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.getByRole("textbox")).toBeInvalid();
  });
});

describe("A preview of taking an entry off (N2, M5)", () => {
  const title = "What removing news@shop.example would change";

  it("shows what would be recorded and what would wait, before it is removed", async () => {
    answerPreview(
      api,
      ofRemoval,
      aPreview({ wouldRecord: 1, items: [anItem("Order", true)], wouldCome: 1, coming: [anItem("Offer", false)] }),
    );
    const { user } = openApp(api, "/ignore-list");
    await user.click(await ask(": removing news@shop.example"));
    const shown = await panel(title);
    // Beneath the row of the button that has the focus.
    const pressed = screen.getByRole("row", { name: /^news@shop\.example/ });
    expect(pressed).toContainElement(document.activeElement as HTMLElement);
    expect(pressed.nextElementSibling).toContainElement(screen.getByRole("region", { name: title }));
    expect(
      await shown.findByText(/1 more would be recorded and 0 would no longer be\. 1 other would be/),
    ).toBeVisible();
    expect(within(shown.getByRole("region", { name: "Would be recorded" })).getByText("Order")).toBeVisible();
    expect(within(shown.getByRole("region", { name: "Would be unresolved" })).getByText("Offer")).toBeVisible();
    expect(api.sent(ofRemoval)[0]?.body).toEqual({ entries: "news@shop.example" });
    expect(api.sent("DELETE /api/me/ignore-list")).toEqual([]);

    await user.click(screen.getByRole("button", { name: "Remove news@shop.example" }));
    await waitFor(() => expect(screen.queryByRole("region", { name: title })).not.toBeInTheDocument());
    expect(api.sent("DELETE /api/me/ignore-list")).toHaveLength(1);
  });

  it("is offered for one's own entries only, and can be tried again", async () => {
    api.answer(ofRemoval, problem(409, "Connect Salesforce first."));
    const { user } = openApp(api, "/ignore-list");
    await user.click(await ask(": removing news@shop.example"));
    expect(await (await panel(title)).findByText("Connect Salesforce first.")).toBeVisible();
    expect(screen.getAllByRole("button", { name: /: removing/ })).toHaveLength(1);

    answerPreview(api, ofRemoval, aPreview());
    await user.click((await panel(title)).getByRole("button", { name: "Try again" }));
    const nothing = "Nothing would change for 1,204 messages of the last 30 days.";
    expect(await (await panel(title)).findByText(nothing)).toBeVisible();
  });
});
