import type { UseFormReturn } from "react-hook-form";
import { failureReason } from "../../api/failure";
import { settingNames, type SettingName } from "../../ui/texts/settings";
import type { FormValues } from "./formValues";

/** Puts the API's sentences beside the fields that they name: `values.intervalMinutes`, `values.folders[0].id`. */
export function showFieldErrors(error: unknown, form: UseFormReturn<FormValues>) {
  const reason = failureReason(error);
  if (reason?.kind !== "problem") return;
  for (const [path, sentences] of Object.entries(reason.errors)) {
    const message = sentences.join(" ");
    const name = /^(?:\$\.)?(?:values\.)?(\w+)/.exec(path)?.[1] ?? path;
    if (isSetting(name)) form.setError(name, { type: "server", message });
    else form.setError(`root.${name}`, { type: "server", message });
  }
}

export function isSetting(name: string): name is SettingName {
  return Object.hasOwn(settingNames, name);
}
