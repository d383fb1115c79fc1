import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import type { Finding } from "../api/types";
import { AppLink } from "./AppLink";
import { StateBadge } from "./StateBadge";
import { explanationTexts, levelNames } from "./texts/history";
import { isOwnSetting, settingName } from "./texts/settings";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "8px" },
  item: {
    padding: "10px 12px",
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: "4px",
    overflowWrap: "anywhere",
  },
  decided: { border: `2px solid ${tokens.colorCompoundBrandStroke}` },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Every rule that applied, in order, the one that decided marked. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const styles = useStyles();
  return (
    <ol className={styles.list}>
      {findings.map((finding) => (
        <li
          key={`${finding.rule}-${finding.code}`}
          className={mergeClasses(styles.item, finding.decided && styles.decided)}
          {...(finding.decided ? { "aria-current": "true" as const } : {})}
        >
          {finding.decided && <StateBadge tone="active">{explanationTexts.decided}</StateBadge>}
          <Text>{finding.sentence}</Text>
          <Source finding={finding} />
        </li>
      ))}
    </ol>
  );
}

function Source({ finding: { setting, level } }: { finding: Finding }) {
  const styles = useStyles();
  if (setting === null && level === null) return null;
  const by = level === null ? "" : levelNames[level];
  const place = setting === null ? null : placeOf(setting);
  return (
    <Text size={200} className={styles.quiet}>
      {setting === null ? (
        explanationTexts.level(by)
      ) : (
        <>
          {place === null ? (
            settingName(setting)
          ) : (
            <AppLink to={place} inline>
              {settingName(setting)}
            </AppLink>
          )}
          {by !== "" && `: ${by}`}
        </>
      )}
    </Text>
  );
}

/** Where a person finds it; null: what only the organisation sets is on no page of theirs. */
function placeOf(setting: string): string | null {
  if (setting === "ignoreList") return "/ignore-list";
  return isOwnSetting(setting) ? `/settings?show=${encodeURIComponent(setting)}` : null;
}
