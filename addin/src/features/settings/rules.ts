import { settingsTexts, type SettingName } from "../../ui/texts/settings";
import type { FormValues } from "./formValues";

type Rule<Name extends SettingName> = (value: FormValues[Name]) => true | string;
type Rules = { [Name in SettingName]?: Rule<Name> };

const { problems } = settingsTexts;

/** What can be said before asking the API, which checks everything again (SPEC's table of settings). */
export const rules: Rules = {
  intervalMinutes: (value) => wholeNumber(value, 30, 1_440) || problems.interval,
  pastDays: (value) => wholeNumber(value, 1, 30) || problems.pastDays,
  days: (value) => value.length > 0 || problems.days,
  from: (value) => clock(value) || problems.time,
  to: (value) => clock(value) || problems.time,
  folders: (value) => value.length > 0 || problems.folders,
};

function wholeNumber(text: string, least: number, most: number): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

function clock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
