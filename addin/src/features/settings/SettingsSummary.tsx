import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useSearchParams } from "react-router";
import { Facts } from "../../ui/Facts";
import { Notice } from "../../ui/Notice";
import { Panel } from "../../ui/Panel";
import { settingNames, settingsTexts, type SettingName } from "../../ui/texts/settings";
import { useFolders } from "./FoldersSetting";
import { LevelNote } from "./LevelNote";
import { SecondaryFields } from "./SecondaryFields";
import { SettingsContext } from "./settingsContext";
import type { LoadedSettings, OwnLevel } from "./settingsApi";
import { valueText } from "./valueText";

const useStyles = makeStyles({
  groups: { display: "grid", gap: "16px", gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 400px), 1fr))" },
  value: { display: "block" },
  fields: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  shown: {
    borderRadius: tokens.borderRadiusSmall,
    outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
    outlineOffset: "4px",
  },
});

const { groups } = settingsTexts;

const layout: readonly { title: string; names: readonly SettingName[] }[] = [
  { title: groups.mode, names: ["mode", "replies"] },
  { title: groups.schedule, names: ["intervalMinutes", "days", "from", "to", "timeZone"] },
  { title: groups.scope, names: ["pastDays", "folders"] },
  { title: groups.recording, names: ["salesforceType", "recordAllAttachments", "secondaryAddresses", "dailyReport"] },
  {
    title: groups.organisation,
    names: [
      "excludePrivate",
      "oncePerOrganisation",
      "skipRecordedElsewhere",
      "allowOtherSalesforceUsers",
      "smartAddressBase",
      "helpContact",
    ],
  },
];

/** The settings in words: read-only until Edit. */
export function SettingsSummary({ loaded, ownLevel }: { loaded: LoadedSettings; ownLevel: OwnLevel }) {
  const styles = useStyles();
  const folders = useFolders(ownLevel === "user").data ?? [];
  const [search] = useSearchParams();
  const show = search.get("show");
  return (
    <SettingsContext value={{ loaded, ownLevel }}>
      {loaded.warnings.map(({ setting, sentence }) => (
        <Notice key={setting + sentence} intent="warning" title={settingsTexts.warnings}>
          {sentence}
        </Notice>
      ))}
      <div className={styles.groups}>
        {layout
          .filter(({ names }) => names.some((name) => name in loaded.values))
          .map(({ title, names }) => (
            <Panel key={title} title={title}>
              <Facts
                facts={names.map((name) => [
                  settingNames[name],
                  <div key={name} {...(name === show ? { ref: goTo, tabIndex: -1, className: styles.shown } : {})}>
                    <span className={styles.value}>{valueText(name, loaded.values, folders)}</span>
                    {name === "secondaryAddresses" && (
                      <Text block size={200} className={styles.fields}>
                        <SecondaryFields />
                      </Text>
                    )}
                    <LevelNote name={name} />
                  </div>,
                ])}
              />
            </Panel>
          ))}
      </div>
    </SettingsContext>
  );
}

/** A link from an explanation names the setting that it means. */
function goTo(value: HTMLElement | null) {
  value?.scrollIntoView({ block: "center" });
  value?.focus({ preventScroll: true });
}
