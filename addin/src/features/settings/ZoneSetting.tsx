import { settingsTexts } from "../../ui/texts/settings";
import { zoneRegion, zoneText } from "../../ui/zone";
import { SelectSetting } from "./controls";
import { useSettingsScope } from "./settingsContext";

/** Every zone that the browser knows, by region; what is set is among them whether it knows it or not. */
export function ZoneSetting() {
  const { loaded, ownLevel } = useSettingsScope();
  const current = loaded.values.timeZone ?? "";
  const known = [...Intl.supportedValuesOf("timeZone"), "UTC", ...(current === "" ? [] : [current])];
  // One zone has several ids, Etc/UTC and UTC: of those that read alike the one that is set stays.
  const zones = [...new Map(known.map((value) => [zoneText(value), value]))]
    .map(([label, value]) => ({ value, label, region: zoneRegion(value) ?? settingsTexts.otherZones }))
    .sort((one, other) => one.label.localeCompare(other.label));
  const regions = [...new Set(zones.map(({ region }) => region))].sort();
  // A person has a zone; an organisation may leave it to each mailbox.
  const none = current === "" || ownLevel === "organisation";
  return (
    <SelectSetting
      name="timeZone"
      groups={[
        ...(none ? [{ label: "", options: [{ value: "", label: settingsTexts.mailboxZone }] }] : []),
        ...regions.map((label) => ({ label, options: zones.filter(({ region }) => region === label) })),
      ]}
    />
  );
}
