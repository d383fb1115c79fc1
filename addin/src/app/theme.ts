import { webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { ThemeSource } from "../office/theme";

const dark = "(prefers-color-scheme: dark)";

/**
 * Follows Outlook where it says, else the system. Forced colours (high contrast) replace both by themselves: Fluent draws
 * with system colours then.
 */
export function useTheme(outlook: ThemeSource | null): Theme {
  const subscribe = useCallback(
    (changed: () => void) => {
      const query = window.matchMedia(dark);
      query.addEventListener("change", changed);
      const leave = outlook?.subscribe(changed);
      return () => {
        query.removeEventListener("change", changed);
        leave?.();
      };
    },
    [outlook],
  );
  const isDark = useSyncExternalStore(subscribe, () => outlook?.isDark() ?? window.matchMedia(dark).matches);
  useEffect(() => {
    // What the browser draws itself, scroll bars for example, would else go by the system alone.
    document.documentElement.style.colorScheme = isDark ? "dark" : "light";
  }, [isDark]);
  return isDark ? webDarkTheme : webLightTheme;
}
