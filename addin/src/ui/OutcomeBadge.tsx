import type { Outcome } from "../api/types";
import { StateBadge, type Tone } from "./StateBadge";
import { outcomeNames } from "./texts/history";

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

export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  return <StateBadge tone={outcomeTones[outcome]}>{outcomeNames[outcome]}</StateBadge>;
}
