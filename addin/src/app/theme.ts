import { webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";

const dark = "(prefers-color-scheme: dark)";

/** Follows the system. Forced colours (high contrast) replace both by themselves: Fluent draws with system colours then. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, () => window.matchMedia(dark).matches) ? webDarkTheme : webLightTheme;
}

function subscribe(changed: () => void) {
  const query = window.matchMedia(dark);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
