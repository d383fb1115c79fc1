import { screen } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { anExplanation } from "./builders";
import { FakeApi } from "./fakeApi";
import { anItem, FakeOutlook } from "./fakeOutlook";

export const explain = "POST /api/me/messages/explain";

export let api: FakeApi;
export let outlook: FakeOutlook;

/** Before each test of the file: a person's Outlook with the first of two messages selected, and their API. */
export function inOutlook() {
  beforeEach(async () => {
    api = await new FakeApi().start();
    api.world.explanations["2"] = anExplanation("2", { sentence: "The second one's own sentence." });
    outlook = new FakeOutlook().install();
    outlook.selected = [anItem("1")];
  });
  afterEach(() => {
    api.stop();
    vi.unstubAllGlobals();
  });
}

/** The state line, once it is there. */
export const card = () => screen.findByRole("region", { name: "The selected message" });
