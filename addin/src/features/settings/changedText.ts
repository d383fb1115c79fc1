import type { Change, ChangedValue, MailFolder } from "../../api/types";
import { changeTexts } from "../../ui/texts/changes";
import { settingsTexts } from "../../ui/texts/settings";
import { isSetting } from "./fieldErrors";
import { valueText } from "./valueText";

const nothing: Readonly<Record<string, string>> = {
  ignoreList: changeTexts.notListed,
  globalExclusions: changeTexts.notListed,
  chosenPerson: changeTexts.notChosen,
};

/** What a level said before or says after a change, in words. */
export function changedText(
  setting: Change["setting"],
  changed: ChangedValue | null,
  folders: readonly MailFolder[],
): string {
  if (changed === null) return nothing[setting] ?? changeTexts.notSet;
  const words = wordsOf(setting, changed.value, folders);
  return changed.isLocked ? changeTexts.locked(words) : words;
}

function wordsOf(setting: string, value: unknown, folders: readonly MailFolder[]): string {
  // The service keeps each setting's value as its document has it.
  if (isSetting(setting)) return valueText(setting, { [setting]: value }, folders);
  if (setting === "chosenPerson") {
    const { name, address } = value as { name?: string | null; address: string };
    return changeTexts.chosen(name, address);
  }
  if (typeof value === "boolean") return value ? settingsTexts.on : settingsTexts.off;
  return typeof value === "string" ? value : JSON.stringify(value);
}
