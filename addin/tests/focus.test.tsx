import { renderHook, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { useKeptFocus } from "../src/ui/useKeptFocus";
import { aMessage, anExplanation, anUnmatched } from "./support/builders";
import { api, card, explain, inOutlook } from "./support/inOutlook";
import { openApp } from "./support/openApp";
import { openPane } from "./support/openPane";

inOutlook();

const isFocused = (element: () => HTMLElement | Promise<HTMLElement>) =>
  waitFor(async () => expect(await element()).toHaveFocus());
const press = (name: string) => screen.findByRole("button", { name });

const says = (code: string, outcome: "recorded" | "ignored" | "unresolved", change: object = {}) =>
  anExplanation("1", { code, outcome, sentence: `It is ${code}.`, ...change });

describe("Who presses a button that goes by its own work stays on the page", () => {
  it.each([
    ["Undo", "undo", says("recorded", "recorded"), says("all_internal", "ignored", { records: [] })],
    ["Ignore", "ignore", says("no_match", "unresolved", { records: [] }), says("excluded_user", "ignored")],
    ["Look at it again", "restore", says("excluded_user", "ignored"), says("subject_too_long", "unresolved")],
  ])("%s in the pane: at the state line", async (name, act, before, after) => {
    api.world.explanations["1"] = before;
    api.answer(`POST /api/me/messages/${act}`, () => {
      api.world.explanations["1"] = after;
      return { status: 204 };
    });
    const { user } = openPane(api);
    await user.click(within(await card()).getByRole("button", { name }));
    if (act === "undo") await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name }));
    expect(await screen.findByText(`It is ${after.code}.`)).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
    expect(within(await card()).queryByRole("button", { name })).not.toBeInTheDocument();
    await isFocused(card);
  });

  it("Record now in the pane: at the state line", async () => {
    api.world.explanations["1"] = says("recorded", "recorded", { outcome: "pending", records: [] });
    const { user } = openPane(api);
    await user.click(await press("Record now"));
    await within(await card()).findByText("Queued");
    await isFocused(card);
  });

  it("Ignore address: among the other addresses, after the last of them at the state line", async () => {
    const unmatched = [anUnmatched("sam@new.example"), anUnmatched("kai@new.example")];
    api.world.explanations["1"] = says("no_match", "unresolved", { unmatched, records: [] });
    api.answer("POST /api/me/ignore-list", () => {
      unmatched.shift();
      return { body: { items: [] } };
    });
    const { user } = openPane(api);
    await user.click(await press("Ignore address sam@new.example"));
    await isFocused(() => screen.findByRole("region", { name: "Addresses that match nobody in Salesforce" }));
    await user.click(await press("Ignore address kai@new.example"));
    await isFocused(card);
  });

  it("Dismiss of a notice in the pane: at the state line", async () => {
    const { user } = openPane(api);
    await user.click(await press("Ignore address sam@new.example"));
    await user.click(await press("Dismiss"));
    await isFocused(card);
  });

  it("Ignore address in Why?: in there, and not at the row behind it", async () => {
    const change = { code: "no_match", outcome: "unresolved" as const, records: [] };
    api.world.history.unresolved = [aMessage("1", change)];
    api.world.explanations["1"] = anExplanation("1", { ...change, unmatched: [anUnmatched("sam@new.example")] });
    api.answer("POST /api/me/ignore-list", () => {
      api.world.explanations["1"] = anExplanation("1", { ...change, unmatched: [] });
      return { body: { items: [] } };
    });
    const { user } = openApp(api, "/history?view=unresolved");
    await user.click(await press("Why? Offer 1"));
    const drawer = await screen.findByRole("dialog");
    await user.click(await within(drawer).findByRole("button", { name: "Ignore address sam@new.example" }));
    await waitFor(() => expect(within(drawer).queryByText("sam@new.example")).not.toBeInTheDocument());
    await waitFor(() => expect(drawer.contains(document.activeElement)).toBe(true));
    expect(document.activeElement).toHaveAttribute("data-home");
  });

  it("Escape in Why?, with the focus on something that is gone: at Why? again", async () => {
    const { user } = openApp(api, "/history");
    await user.click(await press("Why? Offer 1"));
    const drawer = await screen.findByRole("dialog");
    (await within(drawer).findByRole("button", { name: "Ignore address sam@new.example" })).focus();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    await isFocused(() => press("Why? Offer 1"));
  });

  it("nobody is moved by what comes by itself, or by a click beside everything", async () => {
    api.world.explanations["1"] = says("recorded", "recorded", { outcome: "pending", records: [] });
    const { user } = openPane(api);
    const button = await press("Record now");
    button.focus();
    await user.click(document.body);
    api.world.explanations["1"] = says("recorded", "recorded");
    const before = api.sent(explain).length;
    window.dispatchEvent(new Event("visibilitychange"));
    await waitFor(() => expect(api.sent(explain).length).toBeGreaterThan(before));
    await waitFor(() => expect(button).not.toBeInTheDocument());
    await new Promise((later) => setTimeout(later, 300));
    expect(document.body).toHaveFocus();
  });

  it("the acts of the history's selection: at the bar", async () => {
    api.world.history.unresolved = ["7", "8"].map((id) => aMessage(id, { code: "no_match", outcome: "unresolved" }));
    api.answer("POST /api/me/messages/ignore", { status: 204 });
    const { user } = openApp(api, "/history?view=unresolved");
    await user.click(await screen.findByRole("checkbox", { name: "Select all 2 shown" }));
    await user.click(await press("Ignore (2)"));
    await screen.findAllByText(/^2 messages are ignored\./);
    await isFocused(() => screen.findByRole("group", { name: "Selected messages" }));
  });

  it("an act of a row that has none then: at the row", async () => {
    api.answer("POST /api/me/messages/undo", () => {
      const change = { code: "all_internal", outcome: "ignored" as const, sentence: "Only you.", records: [] };
      api.world.explanations["1"] = anExplanation("1", change);
      return { status: 204 };
    });
    const { user } = openApp(api, "/history");
    await user.click(await press("Undo Offer 1"));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Undo" }));
    const sentence = await screen.findByText("Only you.");
    await isFocused(() => sentence.closest("li") ?? document.body);
  });

  it("Load more on the last page: at the end of the list", async () => {
    api.world.history.recorded = Array.from({ length: 60 }, (_, index) => aMessage(String(index)));
    const { user } = openApp(api, "/history");
    await user.click(await press("Load more"));
    const end = await screen.findByText("That is all.");
    await isFocused(() => end.parentElement ?? document.body);
  });
});

it("A page that goes while the focus is looked for leaves it where it is", async () => {
  const here = document.createElement("section");
  here.innerHTML = '<div data-home tabindex="-1"><button>Gone at once</button></div>';
  document.body.append(here);
  const watched = vi.spyOn(globalThis, "setTimeout");
  const page = renderHook(() => useKeptFocus({ current: here }));
  const button = here.querySelector("button");
  button?.focus();
  button?.remove();
  await waitFor(() => expect(watched).toHaveBeenCalledWith(expect.any(Function), 120));
  page.unmount();
  await new Promise((later) => setTimeout(later, 150));
  expect(document.body).toHaveFocus();
  here.remove();
});
