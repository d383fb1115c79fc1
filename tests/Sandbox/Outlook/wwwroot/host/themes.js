const theme = (title, scheme, isDarkTheme, body, text, control, controlText, themeId) => ({
  title,
  scheme,
  isContrast: title.startsWith("Contrast"),
  office: {
    bodyBackgroundColor: body,
    bodyForegroundColor: text,
    controlBackgroundColor: control,
    controlForegroundColor: controlText,
    isDarkTheme,
    themeId,
  },
});

/** Outlook's themes, and the four contrast themes of Windows. */
export const themes = {
  light: theme("Light", "light", false, "#ffffff", "#242424", "#f5f5f5", "#242424", 5),
  dark: theme("Dark", "dark", true, "#292929", "#ffffff", "#1f1f1f", "#ffffff", 4),
  aquatic: theme("Contrast: Aquatic", "dark", true, "#202020", "#ffffff", "#202020", "#75e9fc", 4),
  desert: theme("Contrast: Desert", "light", false, "#fffaef", "#3d3d3d", "#fffaef", "#1c5e75", 5),
  dusk: theme("Contrast: Dusk", "dark", true, "#2d3236", "#ffffff", "#2d3236", "#70ebde", 4),
  nightSky: theme("Contrast: Night sky", "dark", true, "#000000", "#ffffff", "#000000", "#8080ff", 4),
};

/** The page takes the theme's colours. An add-in hears of them by officeTheme only, as in Outlook. */
export function applyTheme({ scheme, isContrast, office }) {
  const root = document.documentElement;
  root.style.setProperty("color-scheme", scheme);
  root.toggleAttribute("data-contrast", isContrast);
  root.style.setProperty("--body", office.bodyBackgroundColor);
  root.style.setProperty("--ink", office.bodyForegroundColor);
  root.style.setProperty("--panel", office.controlBackgroundColor);
  root.style.setProperty("--control-ink", office.controlForegroundColor);
}
