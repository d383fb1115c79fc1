import { settingsTexts } from "../../ui/texts/settings";
import { SettingsPage } from "./SettingsPage";
import { useEmailSettings } from "./settingsApi";

export default function EmailSettingsPage({ editing }: { editing: boolean }) {
  return (
    <SettingsPage
      title={settingsTexts.title}
      lead={settingsTexts.lead}
      what={settingsTexts.what}
      address="/settings"
      ownLevel="user"
      editing={editing}
      source={useEmailSettings()}
    />
  );
}
