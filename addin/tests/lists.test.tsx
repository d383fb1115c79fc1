import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { minutes } from "./support/builders";
import { FakeApi, problem } from "./support/fakeApi";
import { openApp } from "./support/openApp";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => api.stop());

const row = async (entry: string) => within(await screen.findByRole("row", { name: new RegExp(`^${entry}`) }));
const field = () => screen.findByRole("textbox", { name: "Addresses and domains to ignore" });

describe("Ignore List", () => {
  it("shows where each entry comes from, and offers to remove one's own only (M5)", async () => {
    openApp(api, "/ignore-list");
    expect((await row("news@shop.example")).getByText("Your own list")).toBeVisible();
    expect((await row("contoso.example")).getByText("A domain of your mailbox")).toBeVisible();
    expect((await row("bank.example")).getByText("Your organisation")).toBeVisible();
    expect(screen.getAllByRole("button", { name: /^Remove/ })).toHaveLength(1);
  });

  it("adds what was written, shows it, and is ready for more", async () => {
    const { user } = openApp(api, "/ignore-list");
    await user.type(await field(), "ads@shop.example\nspam.example");
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(await screen.findByText("ads@shop.example")).toBeVisible();
    expect(await field()).toHaveValue("");
    expect(screen.getByText("Added. The next sync goes by it.")).toBeInTheDocument();
    expect(api.sent("POST /api/me/ignore-list")[0]?.body).toEqual({ entries: "ads@shop.example\nspam.example" });
  });

  it("names each wrong entry beside the field and keeps what was written (B1)", async () => {
    const errors = {
      entries: ['"nobody" is neither an address nor a domain.', '"@" is neither an address nor a domain.'],
    };
    api.answer("POST /api/me/ignore-list", problem(400, "Two entries are wrong.", errors));
    const { user } = openApp(api, "/ignore-list");
    await user.type(await field(), "nobody, @");
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(await screen.findByText(errors.entries[0] ?? "")).toBeVisible();
    expect(screen.getByText(errors.entries[1] ?? "")).toBeVisible();
    expect(await field()).toBeInvalid();
    expect(await field()).toHaveValue("nobody, @");
  });

  it("says no more of a text that has been changed", async () => {
    const wrong = '"nobody" is neither an address nor a domain.';
    api.answer("POST /api/me/ignore-list", problem(400, "One entry is wrong.", { entries: [wrong] }));
    const { user } = openApp(api, "/ignore-list");
    await user.type(await field(), "nobody");
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(await screen.findByText(wrong)).toBeVisible();
    await user.type(await field(), "@shop.example");
    expect(screen.queryByText(wrong)).not.toBeInTheDocument();
    expect(await field()).not.toBeInvalid();
    api.asUsual("POST /api/me/ignore-list");
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(await row("nobody@shop.example")).toBeDefined();
    expect(await field()).toHaveValue("");
  });

  it("says of what was just added that it was, also where the page's clock is behind", async () => {
    api.world.ignored = [{ entry: "news@shop.example", source: "user", addedAt: minutes(0.5) }];
    openApp(api, "/ignore-list");
    expect((await row("news@shop.example")).getByText(/^added/)).toHaveTextContent("added just now");
  });

  it("asks for an entry where none was written, without asking the API", async () => {
    const { user } = openApp(api, "/ignore-list");
    await field();
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(await screen.findByText("Write at least one address or domain.")).toBeVisible();
    expect(await field()).toHaveFocus();
    expect(api.sent("POST /api/me/ignore-list")).toEqual([]);
  });

  it("removes an entry and says so", async () => {
    const { user } = openApp(api, "/ignore-list");
    await user.click(await screen.findByRole("button", { name: "Remove news@shop.example" }));
    await waitFor(() => expect(screen.queryByText("news@shop.example")).not.toBeInTheDocument());
    expect(screen.getByText("news@shop.example is removed. The next sync goes by it.")).toBeInTheDocument();
  });

  it("says why an entry was not removed, and keeps it", async () => {
    api.answer("DELETE /api/me/ignore-list", problem(409, "It is on your organisation's list."));
    const { user } = openApp(api, "/ignore-list");
    await user.click(await screen.findByRole("button", { name: "Remove news@shop.example" }));
    expect(await screen.findByText("It is on your organisation's list.")).toBeVisible();
    expect(screen.getByText("news@shop.example was not removed.")).toBeVisible();
    expect(await row("news@shop.example")).toBeTruthy();
  });

  it("says what an empty list means", async () => {
    api.world.ignored = [];
    openApp(api, "/ignore-list");
    expect(await screen.findByText("Nothing is ignored.")).toBeVisible();
  });

  it("is reached from a finding that names it", async () => {
    const explanation = api.world.explanations["1"];
    if (explanation) {
      explanation.findings = [
        {
          rule: "D11",
          code: "all_ignored",
          sentence: "Nobody is left to look up: news@shop.example is on an ignore list.",
          decided: true,
          setting: "ignoreList",
          level: "user",
        },
      ];
    }
    const { user } = openApp(api, "/history");
    await user.click((await screen.findAllByRole("button", { name: /^Why/ }))[0] ?? document.body);
    const link = within(await screen.findByRole("dialog")).getByRole("link", { name: "Ignore List" });
    expect(link).toHaveAttribute("href", "#/ignore-list");
  });
});
