import { screen, waitFor, within } from "@testing-library/react";
import { fireEvent } from "@testing-library/dom";
import { describe, expect, it } from "vitest";
import { axeFindings } from "./support/axe";
import { anExplanation, anUnmatched } from "./support/builders";
import { problem } from "./support/fakeApi";
import { api, card, explain, inOutlook } from "./support/inOutlook";
import { openApp } from "./support/openApp";
import { openPane } from "./support/openPane";

const add = "POST /api/me/ignore-list";
const remove = "DELETE /api/me/ignore-list";
const part = "Addresses that match nobody in Salesforce";

inOutlook();

const waiting = (change: object = {}) =>
  anExplanation("1", {
    outcome: "unresolved",
    code: "no_match",
    sentence: "Nobody in Salesforce has the address sam@new.example.",
    lookedAtAgain: "until 23 December",
    records: [],
    people: [],
    ...change,
  });

const ignored = () =>
  waiting({
    outcome: "ignored",
    code: "all_ignored",
    sentence: "Nobody is left to look up: sam@new.example is on an ignore list.",
    unmatched: [],
    unsought: [
      { address: "sam@new.example", reason: "ignored", level: "user", sentence: "It is on your Ignore List." },
      { address: "nora@contoso.example", reason: "own", level: null, sentence: "It is your own." },
    ],
    findings: [{ rule: "D11", code: "all_ignored", sentence: "", decided: true, setting: "ignoreList", level: "user" }],
  });

describe("An address that nobody in Salesforce has (O3, D12)", () => {
  it("has a Contact or Lead made of it in Salesforce, from the state line and beside the address", async () => {
    api.world.explanations["1"] = waiting({
      unmatched: [anUnmatched("sam@new.example", { name: "Sam Ruiz" }), anUnmatched("kai@new.example")],
    });
    openPane(api);
    const state = within(await card());
    const contact = await state.findByRole("link", { name: /^Create Contact for sam@new.example/ });
    expect(contact).toHaveAttribute(
      "href",
      "https://example.my.salesforce.com/lightning/o/Contact/new?for=sam@new.example",
    );
    expect(contact).toHaveAttribute("target", "_blank");
    expect(state.getByRole("link", { name: /^Create Lead for sam@new.example/ })).toBeVisible();
    const addresses = within(screen.getByRole("region", { name: part }));
    expect(addresses.getByText("Sam Ruiz")).toBeVisible();
    expect(addresses.getByRole("link", { name: /^Create Lead for kai@new.example/ })).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  it("offers to make only what the person may make", async () => {
    const only = anUnmatched("sam@new.example", { newLeadUrl: null });
    api.world.explanations["1"] = waiting({
      unmatched: [only, anUnmatched("kai@new.example", { newContactUrl: null, newLeadUrl: null })],
    });
    openPane(api);
    const state = within(await card());
    expect(await state.findByRole("link", { name: /^Create Contact/ })).toBeVisible();
    expect(screen.queryByRole("link", { name: /^Create Lead/ })).not.toBeInTheDocument();
    expect(screen.queryByRole("link", { name: /kai@new.example/ })).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Ignore address kai@new.example" })).toBeVisible();
  });

  it("is asked for again when the person comes back from Salesforce", async () => {
    api.world.explanations["1"] = waiting();
    const { user } = openPane(api);
    const link = await within(await card()).findByRole("link", { name: /^Create Contact/ });
    const before = api.sent(explain).length;
    fireEvent(window, new Event("focus"));
    expect(api.sent(explain)).toHaveLength(before);
    await user.click(link);
    api.world.explanations["1"] = anExplanation("1", { outcome: "pending", sentence: "Will be recorded at 15:00." });
    fireEvent(window, new Event("focus"));
    expect(await screen.findByText("Will be recorded at 15:00.")).toBeVisible();
  });

  it("is asked for again from the history too, where a recorded message says that it was so then", async () => {
    const { user } = openApp(api, "/history");
    await user.click(await screen.findByRole("button", { name: "Why? Offer 1" }));
    const then = "Addresses that matched nobody when it was recorded";
    const addresses = within(await screen.findByRole("region", { name: then }));
    const row = "GET /api/me/history/1";
    fireEvent(window, new Event("focus"));
    expect(api.sent(row)).toHaveLength(1);
    await user.click(addresses.getByRole("link", { name: /^Create Contact for sam@new.example/ }));
    fireEvent(window, new Event("focus"));
    await waitFor(() => expect(api.sent(row)).toHaveLength(2));
  });

  it("shows ten of many, and the rest when asked", async () => {
    const unmatched = Array.from({ length: 12 }, (_, index) => anUnmatched(`a${index}@new.example`));
    api.world.explanations["1"] = waiting({ unmatched });
    const { user } = openPane(api);
    const addresses = within(await screen.findByRole("region", { name: part }));
    expect(addresses.getAllByRole("listitem")).toHaveLength(10);
    await user.click(addresses.getByRole("button", { name: "Show 2 more addresses" }));
    expect(addresses.getAllByRole("listitem")).toHaveLength(12);
  });
});

describe("Ignore address (M5)", () => {
  it("puts it on one's own list, the state follows, and Undo takes it off again", async () => {
    api.world.explanations["1"] = waiting();
    api.answer(add, () => {
      api.world.explanations["1"] = ignored();
      return { body: { items: [] } };
    });
    api.answer(remove, () => {
      api.world.explanations["1"] = waiting();
      return { body: { items: [] } };
    });
    const { user } = openPane(api);
    await user.click(await screen.findByRole("button", { name: "Ignore address sam@new.example" }));
    expect(await within(await card()).findByText(/^Nobody is left to look up: sam@new.example/)).toBeVisible();
    expect(api.sent(add)[0]?.body).toEqual({ entries: "sam@new.example" });
    expect(await screen.findByText(/^sam@new.example is ignored from now on/)).toBeVisible();
    expect(within(await card()).getByRole("button", { name: "Open my Ignore List" })).toBeVisible();
    expect(await axeFindings()).toEqual([]);

    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await within(await card()).findByText(/^Nobody in Salesforce has/)).toBeVisible();
    expect(api.sent(remove)[0]?.query.get("entry")).toBe("sam@new.example");
    expect(await screen.findByText("sam@new.example is looked up again from now on.")).toBeVisible();
  });

  it("says why not, and leaves the address where it is", async () => {
    api.world.explanations["1"] = waiting();
    api.answer(add, problem(400, "A list takes 10,000 entries."));
    const { user } = openPane(api);
    await user.click(await screen.findByRole("button", { name: "Ignore address sam@new.example" }));
    expect(await screen.findByText("sam@new.example was not ignored.")).toBeVisible();
    expect(screen.getByText("A list takes 10,000 entries.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Ignore address sam@new.example" })).toBeVisible();
  });
});

describe("Ignore domain (M5, O5)", () => {
  it("says whom it covers before it puts the domain on one's own list, and Undo takes it off again", async () => {
    api.world.explanations["1"] = waiting({ unmatched: [anUnmatched("sam@new.example"), anUnmatched("kai@10.0.0.1")] });
    const { user } = openPane(api);
    const press = () => user.click(screen.getByRole("button", { name: "Ignore domain new.example" }));
    const question = async () => within(await screen.findByRole("alertdialog"));
    await screen.findByRole("button", { name: "Ignore address kai@10.0.0.1" });
    expect(screen.queryByRole("button", { name: "Ignore domain 10.0.0.1" })).not.toBeInTheDocument();
    await press();
    expect((await question()).getByRole("heading", { name: "Ignore everybody at new.example?" })).toBeVisible();
    await user.click((await question()).getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
    expect(api.sent(add)).toEqual([]);
    await press();
    await user.click((await question()).getByRole("button", { name: "Ignore them all" }));
    expect(await screen.findByText(/^Everybody at new.example is ignored from now on/)).toBeVisible();
    expect(api.sent(add)[0]?.body).toEqual({ entries: "new.example" });
    const takeBack = screen.getByRole("button", { name: "Undo" });
    await waitFor(() => expect(takeBack).not.toHaveAttribute("aria-disabled", "true"));
    await user.click(takeBack);
    expect(await screen.findByText("Everybody at new.example is looked up again from now on.")).toBeVisible();
    expect(api.sent(remove)[0]?.query.get("entry")).toBe("new.example");
  });
});

describe("Addresses that are not looked up (M1, M5)", () => {
  it("are folded away with their reasons, and one's own entry leads to the list", async () => {
    api.world.explanations["1"] = ignored();
    const { user } = openPane(api);
    const fold = await screen.findByRole("button", { name: "2 addresses are not looked up" });
    expect(screen.getByText("It is your own.")).not.toBeVisible();
    await user.click(fold);
    await waitFor(() => expect(screen.getByText("It is your own.")).toBeVisible());
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByRole("link", { name: "Ignore List, for sam@new.example" }));
    expect(await screen.findByRole("heading", { name: "Ignore List", level: 1 })).toBeVisible();
  });
});
