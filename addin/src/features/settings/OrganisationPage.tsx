import { settingsTexts } from "../../ui/texts/settings";
import { SettingsPage } from "./SettingsPage";
import { useOrganisationSettings } from "./settingsApi";

export default function OrganisationPage({ editing }: { editing: boolean }) {
  return (
    <SettingsPage
      title={settingsTexts.organisationTitle}
      lead={settingsTexts.organisationLead}
      what={settingsTexts.organisationWhat}
      address="/organisation"
      ownLevel="organisation"
      editing={editing}
      source={useOrganisationSettings()}
    />
  );
}
