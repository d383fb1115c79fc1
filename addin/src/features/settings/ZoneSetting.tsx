import { settingsTexts } from "../../ui/texts/settings";
import { SelectSetting } from "./controls";
import { useSettingsScope } from "./settingsContext";

/** Every zone that the browser knows, by region; what is set is among them whether it knows it or not. */
export function ZoneSetting() {
  const { loaded, ownLevel } = useSettingsScope();
  const current = loaded.values.timeZone ?? "";
  const names = [
    ...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", ...(current === "" ? [] : [current])]),
  ].sort();
  const regions = [...new Set(names.map(region))];
  // A person has a zone; an organisation may leave it to each mailbox.
  const none = current === "" || ownLevel === "organisation";
  return (
    <SelectSetting
      name="timeZone"
      groups={[
        ...(none ? [{ label: "", options: [{ value: "", label: settingsTexts.mailboxZone }] }] : []),
        ...regions.map((label) => ({
          label,
          options: names
            .filter((name) => region(name) === label)
            .map((name) => ({ value: name, label: `${place(name)} (${label})` })),
        })),
      ]}
    />
  );
}

function region(zone: string): string {
  const slash = zone.indexOf("/");
  return slash < 0 ? "Other" : zone.slice(0, slash);
}

function place(zone: string): string {
  return zone
    .slice(zone.indexOf("/") + 1)
    .replaceAll("_", " ")
    .replaceAll("/", ", ");
}
