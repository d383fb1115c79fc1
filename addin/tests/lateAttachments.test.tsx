import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { ExplainedAttachment } from "../src/api/types";
import { aMessage, anExplanation, aRun } from "./support/builders";
import { problem } from "./support/fakeApi";
import { api, card, inOutlook } from "./support/inOutlook";
import { openApp } from "./support/openApp";
import { openPane } from "./support/openPane";

const record = "POST /api/me/messages/record";
const button = { name: "Record attachments" };

const plan = (change: Partial<ExplainedAttachment> = {}): ExplainedAttachment => ({
  name: "plan.pdf",
  sizeBytes: 6,
  fate: "notWanted",
  sentence: "It was left out: nobody asked for the attachments.",
  url: null,
  ...change,
});

inOutlook();

describe("Attachments of what is recorded already (R4)", () => {
  it("are recorded when they are asked for, while the message stays recorded", async () => {
    api.world.explanations["1"] = anExplanation("1", { attachments: [plan()], attachmentsLeftOut: true });
    const { user } = openPane(api);
    api.answer(record, () => {
      api.world.explanations["1"] = anExplanation("1", {
        attachments: [plan({ fate: "recorded", sentence: "Recorded." })],
      });
      return { status: 202, body: { state: "queued" } };
    });
    await user.click(await screen.findByRole("button", button));
    await waitFor(() => expect(api.sent(record)[0]?.body).toMatchObject({ anyway: false, attachments: true }));
    expect(await screen.findByText(/: Recorded\.$/)).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("button", { name: /attachments/ })).not.toBeInTheDocument());
    expect(within(await card()).getByText("Recorded")).toBeVisible();
  });

  it("say why not where that is refused, and may be asked for again", async () => {
    api.world.explanations["1"] = anExplanation("1", { attachments: [plan()], attachmentsLeftOut: true });
    api.answer(record, problem(503, "Exchange does not answer at the moment."));
    const { user } = openPane(api);
    await user.click(await screen.findByRole("button", button));
    expect(await screen.findByText("That did not work.")).toBeVisible();
    expect(await screen.findByRole("button", button)).toBeEnabled();
  });

  it("are recorded from Why? of the history as well, which asks Exchange for them", async () => {
    api.world.history.recorded = [aMessage("1")];
    api.world.explanations["1"] = anExplanation("1", { attachments: [] });
    api.answer("POST /api/me/messages/explain", {
      body: anExplanation("1", { attachments: [plan()], attachmentsLeftOut: true }),
    });
    const { user } = openApp(api, "/history");
    await user.click(await screen.findByRole("button", { name: "Why? Offer 1" }));
    await user.click(await screen.findByRole("button", button));
    expect(await screen.findByRole("button", { name: "Recording attachments…" })).toBeVisible();
    await waitFor(() => expect(api.sent(record)[0]?.body).toMatchObject({ id: "1", anyway: false, attachments: true }));

    api.world.explanations["1"] = anExplanation("1", {
      attachments: [plan({ fate: "recorded", sentence: "Recorded." })],
    });
    Object.assign(api.world.jobs[0] ?? {}, { currentRun: null, lastRun: aRun({ id: "run-2" }) });
    expect(await screen.findByText(/: Recorded\.$/)).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("button", { name: /attachments/ })).not.toBeInTheDocument());
  });

  it("are not offered in Why? of the history where Exchange cannot say", async () => {
    api.world.history.recorded = [aMessage("1")];
    api.world.explanations["1"] = anExplanation("1", { attachments: [] });
    api.answer("POST /api/me/messages/explain", problem(502, "Exchange does not answer at the moment."));
    const { user } = openApp(api, "/history");
    await user.click(await screen.findByRole("button", { name: "Why? Offer 1" }));
    const why = within(await screen.findByRole("dialog"));
    expect(await why.findByText("Recorded on Maria Lopez.")).toBeVisible();
    await waitFor(() => expect(api.sent("POST /api/me/messages/explain")).not.toEqual([]));
    expect(why.queryByRole("button", button)).not.toBeInTheDocument();
    expect(why.queryByText(/does not answer/)).not.toBeInTheDocument();
  });

  it("are not asked about where there are none to add", async () => {
    api.world.explanations["1"] = anExplanation("1", { attachments: [plan({ fate: "recorded" })] });
    openPane(api);
    await card();
    expect(screen.queryByRole("button", button)).not.toBeInTheDocument();
  });
});
