import { screen } from "@testing-library/react";
import type { ExplainedRelation, RelatableRecord } from "../../src/api/types";
import { anExplanation } from "./builders";
import { api } from "./inOutlook";

export const relate = "POST /api/me/messages/relate";
export const records = "GET /api/me/salesforce/records";

export const pumps: RelatableRecord = {
  type: "Opportunity",
  id: "006A",
  name: "Pumps for Lopez",
  detail: "Lopez & Hijos, Prospecting",
  url: "https://example.my.salesforce.com/006A",
};

export const chosen: ExplainedRelation = { record: pumps, sentence: "You chose it.", canRelate: true };

export const button = (name: string | RegExp) => screen.findByRole("button", { name });

/** From here on the message is related so. */
export const relatedTo = (relation: ExplainedRelation | null, change: object = {}) =>
  (api.world.explanations["1"] = anExplanation("1", { relatedTo: relation, ...change }));
