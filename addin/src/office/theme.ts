import { call } from "./call";
import { supports } from "./ready";

export type ThemeSource = {
  /** Null: this Outlook does not say. */
  isDark: () => boolean | null;
  subscribe: (changed: () => void) => () => void;
};

/** Outlook's own theme, which may differ from the system's. Needs Outlook to be ready. */
export function watchTheme(): ThemeSource {
  const listeners = new Set<() => void>();
  if (supports("1.14")) {
    const changed = () => {
      for (const listener of listeners) listener();
    };
    // Without the event the pane keeps the theme it was opened in.
    void call((done) =>
      Office.context.mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, changed, done),
    ).catch(() => undefined);
  }
  return {
    isDark,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

function isDark(): boolean | null {
  const theme = Office.context.officeTheme as Partial<Office.OfficeTheme> | undefined;
  if (!theme) return null;
  return theme.isDarkTheme ?? isDarkColour(theme.bodyBackgroundColor);
}

/** By what the eye sees of red, green and blue. */
function isDarkColour(colour: string | undefined): boolean | null {
  const [, red, green, blue] = /^#(\w\w)(\w\w)(\w\w)/.exec(colour ?? "") ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  return 0.299 * parseInt(red, 16) + 0.587 * parseInt(green, 16) + 0.114 * parseInt(blue, 16) < 128;
}
