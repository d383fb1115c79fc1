import { describe, expect, it } from "vitest";
import { clicksFor, onlyOthersCan } from "../src/features/message/clicks";
import { anExplanation } from "./support/builders";

type Level = "default" | "user" | "profile" | "organisation" | null;

const explained = (outcome: string, code: string, level: Level = null) =>
  anExplanation("1", {
    outcome,
    code,
    records: [],
    findings: [{ rule: "", code, sentence: "", decided: true, setting: null, level }],
  } as Parameters<typeof anExplanation>[1]);

/** Every code of E1 that is not about a recording of one's own, with what UX.md asks for: the click, or who can. */
const states: [code: string, outcome: string, level: Level, clicks: string, others: string | null][] = [
  ["recorded_by_colleague", "recorded", null, "", "colleague"],
  ["recorded_elsewhere", "recorded", null, "", "elsewhere"],
  ["off", "out_of_scope", "user", "recordNow settings", null],
  ["off", "out_of_scope", "organisation", "", "administrator"],
  ["off", "out_of_scope", null, "", "administrator"],
  ["folder", "out_of_scope", "user", "recordNow doNotRecord", null],
  ["excluded_category", "excluded", null, "record", null],
  ["excluded_address", "excluded", null, "recordNow", null],
  ["excluded_global", "excluded", "organisation", "", "administrator"],
  ["excluded_user", "ignored", null, "restore recordNow", null],
  ["excluded_parent", "excluded", null, "record recordNow", null],
  ["excluded_sensitive", "excluded", "organisation", "recordNow doNotRecord", null],
  ["not_designated", "not_designated", "user", "record recordNow", null],
  ["too_old", "out_of_scope", "user", "recordNow doNotRecord", null],
  ["all_internal", "ignored", null, "doNotRecord", "nobody"],
  ["all_ignored", "ignored", "user", "ignoreList doNotRecord", null],
  ["all_ignored", "ignored", "profile", "doNotRecord", "administrator"],
  ["no_match", "unresolved", null, "create ignore doNotRecord", null],
  ["subject_too_long", "unresolved", null, "", "administrator"],
  ["failed", "failed", null, "recordNow doNotRecord", null],
];

describe("Record now", () => {
  it("is not offered where a rule behind the one that decided would refuse it (D16)", () => {
    const explanation = explained("excluded", "excluded_sensitive", "organisation");
    const behind = { rule: "D12", code: "no_match", sentence: "", decided: false, setting: null, level: null };
    const blocked = { ...explanation, findings: [...explanation.findings, behind] };
    expect(clicksFor(blocked)).toEqual({ first: null, others: ["doNotRecord"] });
  });
});

describe("Each state has the click that would change it, or says who can", () => {
  it.each(states)("%s, %s, %s", (code, outcome, level, clicks, others) => {
    const { first, others: further } = clicksFor(explained(outcome, code, level));
    expect([...(first === null ? [] : [first]), ...further].join(" ")).toBe(clicks);
    expect(onlyOthersCan(explained(outcome, code, level))).toBe(others);
  });
});
