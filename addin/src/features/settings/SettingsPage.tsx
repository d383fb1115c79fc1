import { Button } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { AppLink } from "../../ui/AppLink";
import { Bones } from "../../ui/Bones";
import { Loaded } from "../../ui/Loaded";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { common } from "../../ui/texts/common";
import { settingsTexts } from "../../ui/texts/settings";
import { SettingsForm } from "./SettingsForm";
import { SettingsSummary } from "./SettingsSummary";
import { useSettings, type LoadedSettings, type OwnLevel } from "./settingsApi";

/** Where a level's read-only page is; the form is at its `/edit`. */
const addresses: Record<OwnLevel, string> = { user: "/settings", organisation: "/organisation" };

export default function SettingsPage({ ownLevel, editing }: { ownLevel: OwnLevel; editing: boolean }) {
  const navigate = useNavigate();
  const { settings, save } = useSettings(ownLevel);
  const { title, lead, what } = settingsTexts.pages[ownLevel];
  const address = addresses[ownLevel];
  const [newer, setNewer] = useState<LoadedSettings | null>(null);

  // A form is never made from what was loaded for another page: its version would be old before the first change.
  const query = editing && !settings.isFetchedAfterMount ? { ...settings, data: undefined } : settings;

  const edit = (
    <Button appearance="primary" icon={<EditRegular />} onClick={() => void navigate(`${address}/edit`)}>
      {common.edit}
    </Button>
  );
  return (
    <Page title={title} lead={lead} action={!editing && settings.data ? edit : undefined}>
      {!editing && <JustSaved />}
      <Loaded query={query} what={what} skeleton={<Bones rows={4} height={150} />}>
        {(loaded) =>
          editing ? (
            <SettingsForm
              key={newer?.etag ?? "first"}
              loaded={newer ?? loaded}
              ownLevel={ownLevel}
              save={(change, etag) => save.mutateAsync({ change, etag })}
              onLoadNewer={async () => {
                const { data, isSuccess } = await settings.refetch();
                // A refresh that failed still hands out what was loaded before.
                if (isSuccess) setNewer(data);
              }}
              onClose={(saved) => navigate(address, { state: { saved } })}
            />
          ) : (
            <SettingsSummary loaded={loaded} ownLevel={ownLevel} />
          )
        }
      </Loaded>
    </Page>
  );
}

function JustSaved() {
  const location = useLocation();
  const navigate = useNavigate();
  const state: unknown = location.state;
  const saved = typeof state === "object" && state !== null && "saved" in state && state.saved === true;
  if (!saved) return null;
  return (
    <Notice
      intent="success"
      title={settingsTexts.saved}
      onDismiss={() => void navigate(location.pathname, { replace: true, state: null })}
    >
      <AppLink to="/jobs" inline>
        {settingsTexts.savedNext}
      </AppLink>
    </Notice>
  );
}
