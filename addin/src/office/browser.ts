/** Opens an address in a browser: what another site shows has no place in the pane. */
export function openInBrowser(address: string) {
  if (Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1")) {
    Office.context.ui.openBrowserWindow(address);
  } else {
    window.open(address, "_blank", "noopener");
  }
}
