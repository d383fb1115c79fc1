import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { axeFindings } from "./support/axe";
import { anExplanation } from "./support/builders";
import { problem } from "./support/fakeApi";
import { anItem } from "./support/fakeOutlook";
import { api, card, explain, inOutlook, outlook } from "./support/inOutlook";
import { openPane } from "./support/openPane";

const known = "POST /api/me/messages/known";
const unknownNow = "Whom it matches now, and what becomes of it, is not known until the sync goes on.";

inOutlook();

const before = anExplanation("1", {
  code: "no_match",
  outcome: "unresolved",
  sentence: "Nobody in Salesforce has the address sam@new.example.",
  lookedAtAgain: "until 23 December",
  records: [],
  people: [],
  findings: [
    {
      rule: "D12",
      code: "no_match",
      sentence: "Nobody has it.",
      decided: true,
      setting: "secondaryAddresses",
      level: "user",
    },
  ],
});

describe("While the sync is stopped (B4, O3)", () => {
  beforeEach(() => {
    api.answer(explain, problem(409, "Salesforce is not connected.", {}, { code: "not_connected" }));
    Object.assign(api.world.jobs[0] ?? {}, {
      stopped: { sentence: "Salesforce is not connected yet.", action: "connectSalesforce" },
    });
  });

  it("what the last sync said of the message is shown, with its addresses and Why?", async () => {
    api.answer(known, { body: { before, sought: [], unsought: [] } });
    const { user } = openPane(api);
    expect(await screen.findByText(unknownNow)).toBeVisible();
    expect(within(await card()).getByText("Sync is stopped")).toBeVisible();
    const last = within(screen.getByRole("region", { name: "At the last sync" }));
    expect(last.getByText("Waiting for a match")).toBeVisible();
    expect(last.getByText(before.sentence)).toBeVisible();
    expect(screen.getByRole("button", { name: "Ignore address sam@new.example" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Why?" }));
    expect(screen.getByText("This decided")).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  it("an address is ignored all the same, and what is known follows", async () => {
    api.answer(known, { body: { before, sought: [], unsought: [] } });
    api.answer("POST /api/me/ignore-list", () => {
      api.answer(known, { body: { before: { ...before, unmatched: [] }, sought: [], unsought: [] } });
      return { body: { items: [] } };
    });
    const { user } = openPane(api);
    await user.click(await screen.findByRole("button", { name: "Ignore address sam@new.example" }));
    expect(await screen.findAllByText(/^sam@new.example is ignored from now on\./)).not.toEqual([]);
    await waitFor(() => expect(screen.queryByText("sam@new.example")).not.toBeInTheDocument());
  });

  it("of a message that no sync has looked at, the addresses that can be looked up", async () => {
    const own = { address: "nora@contoso.example", reason: "own", level: null, sentence: "It is your own." };
    const sought = Array.from({ length: 12 }, (_, index) => `p${index}@new.example`);
    api.answer(known, { body: { before: null, sought, unsought: [own] } });
    openPane(api);
    const part = within(await screen.findByRole("region", { name: "Addresses that can be looked up in Salesforce" }));
    expect(part.getByText("p9@new.example")).toBeVisible();
    expect(part.queryByText("p10@new.example")).not.toBeInTheDocument();
    expect(part.getByText("and 2 more")).toBeVisible();
    expect(screen.getByRole("button", { name: "1 address is not looked up" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Why?" })).not.toBeInTheDocument();
  });

  it("of a message that nothing is known of, that", async () => {
    openPane(api);
    expect(await screen.findByText("No sync has looked at this message yet.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Why?" })).not.toBeInTheDocument();
  });

  it("what is known of one message is never shown on another", async () => {
    api.answer(known, ({ body }) =>
      (body as { internetMessageId: string }).internetMessageId.startsWith("<1@")
        ? { body: { before, sought: [], unsought: [] } }
        : problem(404, "There is none."),
    );
    openPane(api);
    expect(await screen.findByText(before.sentence)).toBeVisible();
    outlook.select(anItem("2"));
    expect(await screen.findByText("No sync has looked at this message yet.")).toBeVisible();
    expect(screen.queryByText(before.sentence)).not.toBeInTheDocument();
  });

  it("that it could not be loaded is said, with the way on", async () => {
    api.answer(known, problem(409, "Something is in the way."));
    const { user } = openPane(api);
    expect(await screen.findByText("Something is in the way.")).toBeVisible();
    api.answer(known, { body: { before, sought: [], unsought: [] } });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText(before.sentence)).toBeVisible();
  });
});

describe("A message that Exchange keeps from the service (O3)", () => {
  beforeEach(() => api.answer(explain, problem(409, "Exchange does not give it.", {}, { code: "message_refused" })));

  it("is not called absent: who can help is said, and what is known from before", async () => {
    api.answer(known, { body: { before, sought: [], unsought: [] } });
    openPane(api);
    expect(await screen.findByText("Exchange does not let EmailSync read this message.")).toBeVisible();
    expect(await screen.findByText(/For help: help@contoso.example/)).toBeVisible();
    expect(await screen.findByText(before.sentence)).toBeVisible();
    expect(screen.queryByText("This message is not in your mailbox.")).not.toBeInTheDocument();
    expect(screen.queryByText(unknownNow)).not.toBeInTheDocument();
  });

  it("can be asked for again", async () => {
    const { user } = openPane(api);
    await screen.findByText("Exchange does not let EmailSync read this message.");
    api.asUsual(explain);
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Recorded on Maria Lopez.")).toBeVisible();
  });
});
