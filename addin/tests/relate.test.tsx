import { onlineManager } from "@tanstack/react-query";
import { screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { problem } from "./support/fakeApi";
import { api, explain, inOutlook } from "./support/inOutlook";
import { openApp } from "./support/openApp";
import { openPane } from "./support/openPane";
import { button, chosen, pumps, records, relate, relatedTo } from "./support/relating";

inOutlook();

const region = () => screen.findByRole("region", { name: "Related to" });
const dialog = () => screen.findByRole("dialog");
// Where the focus goes when it opens is seen in a browser: without layout Fluent finds nothing to focus.
const searchBox = async () => within(await dialog()).getByRole("searchbox");

/** The service does what it was asked, and finds one record by name, another without. */
function obey() {
  api.answer(records, ({ query }) => ({
    body: {
      items: query.has("search")
        ? [pumps]
        : [{ ...pumps, id: "001A", type: "Account", name: "Lopez & Hijos", detail: null }],
    },
  }));
  api.answer(relate, ({ body }) => {
    relatedTo(
      (body as { record: object | null }).record === null ? { ...chosen, record: null, sentence: null } : chosen,
    );
    return { status: 204 };
  });
}

/** The next search waits until it is released. */
function hold(): () => void {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  api.answer(records, async () => {
    await released;
    return { body: { items: [pumps] } };
  });
  return () => release();
}

describe("What a message is related to (R1, O3)", () => {
  it("is searched for from what is offered, chosen by keys and shown, and the focus comes back", async () => {
    obey();
    const { user } = openPane(api);
    const open = await button("Relate to…");
    open.focus();
    await user.keyboard("{Enter}");
    expect(await dialog()).toHaveTextContent("Relate this email to");
    expect(await button("Lopez & Hijos Account")).toBeVisible();
    expect(api.sent(records)[0]?.query.getAll("account")).toEqual(["001A"]);

    await user.type(await searchBox(), "pum");
    const found = await button("Pumps for Lopez Opportunity, Lopez & Hijos, Prospecting");
    expect(api.sent(records).at(-1)?.query.get("search")).toBe("pum");
    found.focus();
    await user.keyboard("{Enter}");

    expect(await within(await region()).findByText("You chose it.")).toBeVisible();
    expect(within(await region()).getByRole("link", { name: /^Pumps for Lopez/ })).toBeVisible();
    expect(api.sent(relate).map(({ body }) => body)).toEqual([
      {
        id: null,
        internetMessageId: "<1@lopez.example>",
        restId: "AAMk-1_=",
        record: { type: "Opportunity", id: "006A" },
      },
    ]);
    expect(await screen.findAllByText("It is related to Pumps for Lopez now.")).not.toEqual([]);
    await waitFor(() => expect(open).toHaveFocus());
    expect(open).toHaveTextContent("Relate to another…");
  });

  it("is removed, and the focus stays in its place", async () => {
    relatedTo(chosen, { outcome: "pending" });
    obey();
    const { user } = openPane(api);
    await user.click(await button("Remove Pumps for Lopez"));
    expect(await screen.findByText("To no Account, Opportunity or Case.")).toBeVisible();
    expect(api.sent(relate)[0]?.body).toMatchObject({ record: null });
    expect(await screen.findAllByText("It will be recorded on people alone.")).not.toEqual([]);
    expect(await button("Relate to…")).toHaveFocus();
  });

  it("cannot be chosen on a Lead, which is said; what was chosen can be removed", async () => {
    const sentence = "Salesforce relates an email on a Lead to nothing else.";
    relatedTo({ record: null, sentence, canRelate: false });
    const { view } = openPane(api);
    expect(await within(await region()).findByText(sentence)).toBeVisible();
    expect(within(await region()).queryByRole("button")).not.toBeInTheDocument();
    view.unmount();

    relatedTo({ ...chosen, canRelate: false });
    openPane(api);
    expect(await button("Remove Pumps for Lopez")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Relate to/ })).not.toBeInTheDocument();
  });

  it("is not spoken of where nothing is or will be recorded", async () => {
    relatedTo(null);
    openPane(api);
    expect(await screen.findByText("sam@new.example")).toBeVisible();
    expect(screen.queryByRole("region", { name: "Related to" })).not.toBeInTheDocument();
  });

  it("says what to write, that nothing is found, that it failed and that one is offline", async () => {
    api.answer(records, { body: { items: [] } });
    const { user } = openPane(api);
    await user.click(await button("Relate to…"));
    expect(await screen.findByText("Write at least two letters or digits to search Salesforce.")).toBeVisible();
    // No word of it has two.
    await user.type(await searchBox(), "a b");
    await waitFor(() => expect(api.sent(records).at(-1)?.query.get("search")).toBe("a b"));
    expect(await screen.findByText("Write at least two letters or digits to search Salesforce.")).toBeVisible();
    await user.clear(await searchBox());
    await user.type(await searchBox(), "zz");
    expect(await screen.findByText(/^Nothing is called “zz”/)).toBeVisible();

    api.answer(records, problem(409, "Connect Salesforce first: the records are there."));
    await user.type(await searchBox(), "y");
    expect(await screen.findByText("We could not load the records.")).toBeVisible();
    expect(screen.getByText("Connect Salesforce first: the records are there.")).toBeVisible();
    api.answer(records, { body: { items: [pumps] } });
    await user.click(await button("Try again"));
    expect(await button(/^Pumps for Lopez/)).toBeVisible();

    onlineManager.setOnline(false);
    await user.type(await searchBox(), "x");
    expect(await screen.findByText(/You are offline/)).toBeVisible();
    await user.click(await button("Cancel"));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  });

  it("leaves what is about to change not to be pressed, and says each time for what something is shown", async () => {
    obey();
    const { user } = openPane(api);
    await user.click(await button("Relate to…"));
    const account = await button("Lopez & Hijos Account");
    const release = hold();
    await user.type(await searchBox(), "pum");
    const list = await screen.findByRole("list", { name: "Records" });
    await waitFor(() => expect(list).toHaveAttribute("aria-busy", "true"));
    expect(account).toHaveAttribute("aria-disabled", "true");
    await user.click(account);
    expect(api.sent(relate)).toEqual([]);
    release();
    expect(await screen.findByText("1 record is shown for “pum”.")).toBeInTheDocument();
    expect(await button(/^Pumps for Lopez/)).not.toHaveAttribute("aria-disabled", "true");
    expect(list).toHaveAttribute("aria-busy", "false");
    await user.type(await searchBox(), "ps");
    expect(await screen.findByText("1 record is shown for “pumps”.")).toBeInTheDocument();
  });

  it("shows Salesforce's words where it refuses, and what is so then", async () => {
    obey();
    api.answer(relate, () => problem(409, 'Salesforce says: "Closed is closed"', {}, { code: "refused" }));
    const { user } = openPane(api);
    await user.click(await button("Relate to…"));
    const before = api.sent(explain).length;
    await user.click(await button("Lopez & Hijos Account"));
    expect(await screen.findByText(/Closed is closed/)).toBeVisible();
    expect(screen.getByText("What it is related to was not changed.")).toBeVisible();
    expect(api.sent(explain).length).toBeGreaterThan(before);
  });

  it("is changed from the history too, by the row's id", async () => {
    obey();
    const { user } = openApp(api, "/history");
    await user.click((await screen.findAllByRole("button", { name: /^Why\? Offer 1/ }))[0] ?? document.body);
    await user.click(await button("Relate to…"));
    await user.click(await button("Lopez & Hijos Account"));
    expect(await screen.findByText("You chose it.")).toBeVisible();
    expect(api.sent(relate)[0]?.body).toMatchObject({ id: "1", restId: null, record: { type: "Account", id: "001A" } });
  });

  it("leaves axe nothing to find in the section and in the search", async () => {
    relatedTo(chosen);
    obey();
    const { user } = openPane(api);
    await user.click(await button("Relate to another…"));
    await button("Lopez & Hijos Account");
    // Without layout there are no colours to see, and the page's landmarks are another test's.
    const found = await axe.run(await dialog(), { rules: { "color-contrast": { enabled: false } } });
    const section = await axe.run(await region(), { rules: { "color-contrast": { enabled: false } } });
    expect(
      [...found.violations, ...section.violations].map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    ).toEqual([]);
  });
});
