import { actFor, type Act } from "../../api/acts";
import type { Explanation } from "../../api/types";

/** What a person can do about a message. */
export type Click = "open" | "recordNow" | "record" | "doNotRecord" | Act;

/** The one that would change what happens comes first, and is null where only somebody else can. */
export type Clicks = { first: Click | null; others: readonly Click[] };

const nothing: Clicks = { first: null, others: [] };
const askFor: Clicks = { first: "recordNow", others: ["doNotRecord"] };
const designate: Clicks = { first: "record", others: [] };

export function clicksFor({ code, outcome, findings, records }: Explanation): Clicks {
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
    case "off":
      return isPersonsOwn(findings) ? { first: "recordNow", others: [] } : nothing;
    case "not_designated":
      return { first: "record", others: ["recordNow"] };
    // D4's category is taken off by Record; D6 and D7 give way to who designates the message itself.
    case "excluded_category":
    case "excluded_parent":
      return designate;
    case "excluded_user":
      return { first: "restore", others: [] };
    case "no_match":
      return { first: null, others: ["ignore", "doNotRecord"] };
    case "all_ignored":
    case "all_internal":
      return { first: null, others: ["doNotRecord"] };
    default:
      return nothing;
  }
}

/** Only a mode of one's own is set aside by *Record now* (D16). */
function isPersonsOwn(findings: Explanation["findings"]): boolean {
  const level = findings.find(({ decided }) => decided)?.level;
  return level === "user" || level === "default";
}

/** Where nobody but the organisation can change it. */
export function isOrganisations({ code, findings }: Explanation): boolean {
  return code === "excluded_global" || (code === "off" && !isPersonsOwn(findings));
}
