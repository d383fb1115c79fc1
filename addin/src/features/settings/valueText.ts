import type { MailFolder } from "../../api/types";
import { jobTexts } from "../../ui/texts/runs";
import { timeOfDay } from "../../ui/dates";
import { dayNames, modeTexts, settingsTexts, type SettingName } from "../../ui/texts/settings";
import { zoneText } from "../../ui/zone";
import { folderText } from "./folders";
import type { SettingValues } from "./formValues";

/** A setting's value in words. */
export function valueText(name: SettingName, values: SettingValues, folders: readonly MailFolder[]): string {
  switch (name) {
    case "mode":
      return modeTexts[values.mode ?? "off"].name;
    case "replies":
      return settingsTexts.replyNames[values.replies ?? "any"];
    case "intervalMinutes":
      return values.intervalMinutes === undefined ? "" : jobTexts.frequency(values.intervalMinutes);
    case "pastDays":
      return settingsTexts.pastDaysText(values.pastDays);
    case "days":
      return values.days?.length === 7
        ? settingsTexts.everyDay
        : (values.days ?? []).map((day) => dayNames[day]).join(", ");
    case "folders":
      return (values.folders ?? []).map((mapped) => folderText(folders, mapped)).join(", ");
    case "timeZone":
      return values.timeZone == null ? settingsTexts.mailboxZone : zoneText(values.timeZone);
    case "salesforceType":
      return values.salesforceType ?? settingsTexts.noType;
    case "from":
    case "to":
      return values[name] === undefined ? "" : timeOfDay(values[name]);
    case "smartAddressBase":
    case "helpContact":
      return values[name] ?? settingsTexts.none;
    case "recordAllAttachments":
    case "secondaryAddresses":
    case "dailyReport":
    case "excludePrivate":
    case "oncePerOrganisation":
    case "skipRecordedElsewhere":
    case "allowOtherSalesforceUsers":
      return values[name] ? settingsTexts.on : settingsTexts.off;
  }
}
