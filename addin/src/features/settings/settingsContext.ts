import { createContext, useContext } from "react";
import type { SettingName } from "../../ui/texts/settings";
import type { LoadedSettings, OwnLevel } from "./settingsApi";

export type SettingsScope = { loaded: LoadedSettings; ownLevel: OwnLevel };

export const SettingsContext = createContext<SettingsScope | null>(null);

export function useSettingsScope(): SettingsScope {
  const scope = useContext(SettingsContext);
  if (!scope) throw new Error("useSettingsScope needs a SettingsContext above it.");
  return scope;
}

export function useSettingState(name: SettingName) {
  const { loaded, ownLevel } = useSettingsScope();
  const level = loaded.levels[name] ?? "default";
  const lock = loaded.locks[name] ?? null;
  // What a level locks itself holds for those beneath it.
  return { level, lock: lock === ownLevel ? null : lock, locksOthers: lock === ownLevel, own: level === ownLevel };
}
