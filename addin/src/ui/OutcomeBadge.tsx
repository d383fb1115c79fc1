import type { HistoryItem, Outcome } from "../api/types";
import { StateBadge, type Tone } from "./StateBadge";
import { outcomeName } from "./texts/history";

export const outcomeTones: Record<Outcome, Tone> = {
  recorded: "good",
  pending: "active",
  unresolved: "warning",
  failed: "bad",
  excluded: "neutral",
  not_designated: "neutral",
  ignored: "neutral",
  out_of_scope: "neutral",
};

type OutcomeBadgeProps = { of: Pick<HistoryItem, "outcome" | "code" | "lookedAtAgain"> };

export function OutcomeBadge({ of }: OutcomeBadgeProps) {
  return <StateBadge tone={outcomeTones[of.outcome]}>{outcomeName(of)}</StateBadge>;
}
