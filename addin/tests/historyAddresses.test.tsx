import { screen, waitFor, within } from "@testing-library/react";
import { fireEvent } from "@testing-library/dom";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HistoryItem } from "../src/api/types";
import { axeFindings } from "./support/axe";
import { aMessage, anExplanation, anUnmatched } from "./support/builders";
import { FakeApi } from "./support/fakeApi";
import { openApp } from "./support/openApp";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => api.stop());

const waits = { code: "no_match", outcome: "unresolved" as const, records: [] };

const open = (change: Partial<HistoryItem> = {}) => {
  api.world.history.unresolved = [
    aMessage("7", { ...waits, unmatched: ["sam", "kai"].map((name) => anUnmatched(`${name}@new.example`)), ...change }),
  ];
  api.world.explanations["7"] = anExplanation("7", { ...waits, unmatched: [anUnmatched("kai@new.example")] });
  return openApp(api, "/history?view=unresolved");
};

const theRow = async () => (await screen.findByText("Offer 7")).closest("li") ?? document.body;

const menu = () => screen.findByRole("button", { name: "Addresses Offer 7" });

describe("The addresses of a row that nobody in Salesforce has (O5, D12)", () => {
  it("are in its menu, with what the pane offers for each, and no call is made for it", async () => {
    const { user } = open();
    await user.click(await menu());
    const items = (await screen.findAllByRole("menuitem")).map((item) => item.getAttribute("aria-label"));
    expect(items).toEqual(
      ["sam@new.example", "kai@new.example"].flatMap((address) => [
        `Create Contact for ${address} (opens in a new tab)`,
        `Create Lead for ${address} (opens in a new tab)`,
        `Ignore address ${address}`,
        "Ignore domain new.example",
      ]),
    );
    const contact = screen.getByRole("menuitem", { name: /^Create Contact for sam@new.example/ });
    expect(contact).toHaveAttribute("href", expect.stringContaining("/Contact/new?for=sam@new.example"));
    expect(contact).toHaveAttribute("target", "_blank");
    expect(await axeFindings()).toEqual([]);
    expect(api.calls.filter(({ path }) => path.startsWith("/api/me/history/"))).toEqual([]);
  });

  it("are ignored by keys: the row says so, with the way back, and follows", async () => {
    const { user } = open();
    (await menu()).focus();
    await user.keyboard("{Enter}");
    (await screen.findByRole("menuitem", { name: "Ignore address sam@new.example" })).focus();
    await user.keyboard("{Enter}");
    const row = within(await theRow());
    expect(await row.findByText(/^sam@new.example is ignored from now on\./)).toBeVisible();
    expect(api.world.ignored[0]?.entry).toBe("sam@new.example");
    await waitFor(async () => expect(await menu()).toHaveFocus());
    await waitFor(async () => expect(await menu()).not.toHaveAttribute("aria-disabled", "true"));
    await user.keyboard("{Enter}");
    await screen.findByRole("menuitem", { name: "Ignore address kai@new.example" });
    expect(screen.queryByRole("menuitem", { name: "Ignore address sam@new.example" })).not.toBeInTheDocument();
    await user.keyboard("{Escape}");
    await user.click(row.getByRole("button", { name: "Undo" }));
    expect(await row.findByText("sam@new.example is looked up again from now on.")).toBeVisible();
  });

  it("have their domain ignored after a question", async () => {
    const { user } = open();
    await user.click(await menu());
    const [domain] = await screen.findAllByRole("menuitem", { name: "Ignore domain new.example" });
    await user.click(domain ?? document.body);
    const question = within(await screen.findByRole("alertdialog", { name: "Ignore everybody at new.example?" }));
    expect(api.sent("POST /api/me/ignore-list")).toEqual([]);
    await user.click(question.getByRole("button", { name: "Ignore them all" }));
    expect(await screen.findAllByText(/^Everybody at new.example is ignored from now on\./)).not.toEqual([]);
  });

  it("are looked at anew when the person is back from Salesforce", async () => {
    const { user } = open();
    await user.click(await menu());
    fireEvent.click(await screen.findByRole("menuitem", { name: /^Create Lead for sam@new.example/ }));
    api.world.explanations["7"] = anExplanation("7", { sentence: "Recorded on Sam Ruiz." });
    fireEvent(window, new Event("focus"));
    expect(await screen.findByText("Recorded on Sam Ruiz.")).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("button", { name: "Addresses Offer 7" })).not.toBeInTheDocument());
  });

  it("leave the focus at the row where none is left", async () => {
    const { user } = open({ unmatched: [anUnmatched("sam@new.example")] });
    api.world.explanations["7"] = anExplanation("7", { ...waits, unmatched: [] });
    await user.click(await menu());
    await user.click(await screen.findByRole("menuitem", { name: "Ignore address sam@new.example" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Addresses Offer 7" })).not.toBeInTheDocument());
    await waitFor(async () => expect(await theRow()).toHaveFocus());
  });
});
