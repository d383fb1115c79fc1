import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Panel } from "../../ui/Panel";
import { settingsTexts } from "../../ui/texts/settings";
import { DaysSetting, ModeSetting, NumberSetting, RepliesSetting, TextSetting, TimeSetting, YesNo } from "./controls";
import { FoldersSetting } from "./FoldersSetting";
import { SecondaryFields } from "./SecondaryFields";
import { useSettingsScope } from "./settingsContext";
import { TypeSetting } from "./TypeSetting";
import { ZoneSetting } from "./ZoneSetting";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: "20px" },
  hours: { display: "flex", flexWrap: "wrap", gap: "12px 24px" },
  hint: { display: "block", marginTop: "4px", color: tokens.colorNeutralForeground2 },
});

const { groups } = settingsTexts;

export function SettingsGroups() {
  const styles = useStyles();
  const { ownLevel } = useSettingsScope();
  return (
    <>
      <Group title={groups.mode}>
        <ModeSetting />
        <RepliesSetting />
      </Group>
      <Group title={groups.schedule}>
        <NumberSetting name="intervalMinutes" unit={settingsTexts.frequencyUnit} hint={settingsTexts.frequencyHint} />
        <DaysSetting />
        <div>
          <div className={styles.hours}>
            <TimeSetting name="from" />
            <TimeSetting name="to" />
          </div>
          <Text size={200} className={styles.hint}>
            {settingsTexts.hoursHint}
          </Text>
        </div>
        <ZoneSetting />
      </Group>
      <Group title={groups.scope}>
        <NumberSetting name="pastDays" unit={settingsTexts.pastDaysUnit} hint={settingsTexts.pastDaysHint} />
        <FoldersSetting />
      </Group>
      <Group title={groups.recording}>
        <TypeSetting />
        <YesNo name="recordAllAttachments" hint={settingsTexts.attachmentsHint} />
        <YesNo
          name="secondaryAddresses"
          hint={
            <>
              {settingsTexts.secondaryHint} <SecondaryFields />
            </>
          }
        />
        <YesNo name="dailyReport" hint={settingsTexts.dailyReportHint} />
      </Group>
      {ownLevel === "organisation" && <OrganisationGroup />}
    </>
  );
}

function OrganisationGroup() {
  return (
    <Group title={groups.organisation}>
      <YesNo name="excludePrivate" hint={settingsTexts.excludePrivateHint} />
      <YesNo name="oncePerOrganisation" hint={settingsTexts.oncePerOrganisationHint} />
      <YesNo name="skipRecordedElsewhere" hint={settingsTexts.skipRecordedElsewhereHint} />
      <YesNo name="allowOtherSalesforceUsers" hint={settingsTexts.allowOtherSalesforceUsersHint} />
      <TextSetting name="smartAddressBase" hint={settingsTexts.smartAddressBaseHint} />
      <TextSetting name="helpContact" hint={settingsTexts.helpContactHint} />
    </Group>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <Panel title={title}>
      <div className={styles.fields}>{children}</div>
    </Panel>
  );
}
