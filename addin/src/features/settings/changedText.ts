import type { Change, ChangedValue, MailFolder } from "../../api/types";
import { changeTexts } from "../../ui/texts/changes";
import { settingsTexts } from "../../ui/texts/settings";
import { isSetting } from "./fieldErrors";
import { valueText } from "./valueText";

/** What a level said before or says after a change, in words. */
export function changedText(
  setting: Change["setting"],
  changed: ChangedValue | null,
  folders: readonly MailFolder[],
): string {
  if (changed === null) {
    return setting === "ignoreList" || setting === "globalExclusions" ? changeTexts.notListed : changeTexts.notSet;
  }
  const words = wordsOf(setting, changed.value, folders);
  return changed.isLocked ? changeTexts.locked(words) : words;
}

function wordsOf(setting: string, value: unknown, folders: readonly MailFolder[]): string {
  // The service keeps each setting's value as its document has it.
  if (isSetting(setting)) return valueText(setting, { [setting]: value }, folders);
  if (typeof value === "boolean") return value ? settingsTexts.on : settingsTexts.off;
  return typeof value === "string" ? value : JSON.stringify(value);
}
