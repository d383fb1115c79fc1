import { actFor, type Act } from "../../api/acts";
import type { Explanation } from "../../api/types";

/** What a person can do about a message. */
export type Click = "open" | "recordNow" | "record" | "doNotRecord" | "create" | "settings" | "ignoreList" | Act;

/** The one that would change what happens comes first, and is null where only somebody else can. */
export type Clicks = { first: Click | null; others: readonly Click[] };

const nothing: Clicks = { first: null, others: [] };
const askFor: Clicks = { first: "recordNow", others: ["doNotRecord"] };

/** What *Record now* cannot set aside (D16): where one of these stands behind what decided, it could only be refused. */
const standing = ["excluded_global", "all_internal", "all_ignored", "no_match", "subject_too_long"];

export function clicksFor(explanation: Explanation): Clicks {
  const { first, others } = clicksByCode(explanation);
  if (!explanation.findings.some(({ code, decided }) => !decided && standing.includes(code))) return { first, others };
  return { first: first === "recordNow" ? null : first, others: others.filter((click) => click !== "recordNow") };
}

function clicksByCode({ code, outcome, findings, records, unmatched }: Explanation): Clicks {
  if (outcome === "recorded") {
    const others: Click[] = actFor(code) === "undo" ? ["undo"] : [];
    return { first: records.some(({ url }) => url !== null) ? "open" : null, others };
  }
  switch (code) {
    case "recorded":
    case "failed":
    case "folder":
    case "too_old":
    case "excluded_sensitive":
      return askFor;
    // An address of the message cannot be taken off: only *Record now* sets it aside (D16).
    case "excluded_address":
      return { first: "recordNow", others: [] };
    case "off":
      return isPersonsOwn(findings) ? { first: "recordNow", others: ["settings"] } : nothing;
    case "not_designated":
      return { first: "record", others: ["recordNow"] };
    // D4's category is taken off by Record.
    case "excluded_category":
      return { first: "record", others: [] };
    // D7 gives way to who designates the message itself, unless its sender has said no.
    case "excluded_parent":
      return { first: "record", others: ["recordNow"] };
    case "excluded_user":
      return { first: "restore", others: ["recordNow"] };
    case "no_match":
      return { first: unmatched[0] && canCreate(unmatched[0]) ? "create" : null, others: ["ignore", "doNotRecord"] };
    case "all_ignored":
      return { first: levelOf(findings) === "user" ? "ignoreList" : null, others: ["doNotRecord"] };
    case "all_internal":
      return { first: null, others: ["doNotRecord"] };
    default:
      return nothing;
  }
}

/** Why no click changes it: who else can, or that nobody can; null: a click does, or the sentence has said it. */
export function onlyOthersCan({ code, findings }: Explanation) {
  switch (code) {
    case "recorded_by_colleague":
      return "colleague";
    case "recorded_elsewhere":
      return "elsewhere";
    case "excluded_global":
    case "subject_too_long":
      return "administrator";
    case "off":
      return isPersonsOwn(findings) ? null : "administrator";
    case "all_ignored":
      return levelOf(findings) === "user" ? null : "administrator";
    case "all_internal":
      return "nobody";
    default:
      return null;
  }
}

function canCreate({ newContactUrl, newLeadUrl }: Explanation["unmatched"][number]): boolean {
  return newContactUrl !== null || newLeadUrl !== null;
}

/** Only a mode of one's own is set aside by *Record now* (D16). */
function isPersonsOwn(findings: Explanation["findings"]): boolean {
  const level = levelOf(findings);
  return level === "user" || level === "default";
}

function levelOf(findings: Explanation["findings"]) {
  return findings.find(({ decided }) => decided)?.level;
}
