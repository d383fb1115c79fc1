import { Badge } from "@fluentui/react-components";

export type Tone = "good" | "warning" | "bad" | "neutral" | "active";

const colors = {
  good: "success",
  warning: "warning",
  bad: "danger",
  neutral: "informative",
  active: "brand",
} as const satisfies Record<Tone, string>;

/** A state in one or two words; the colour only repeats them. */
export function StateBadge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <Badge appearance="tint" size="large" shape="rounded" color={colors[tone]}>
      {children}
    </Badge>
  );
}
