import { officeReady } from "./ready";
import { watchSelection, type SelectionSource } from "./selection";
import { watchTheme, type ThemeSource } from "./theme";

export type Outlook = { selection: SelectionSource; theme: ThemeSource };

/** Rejects with an OfficeFailure where this page was not opened by an Outlook, or by one that does not answer. */
export async function connectOutlook(): Promise<Outlook> {
  await officeReady();
  return { selection: watchSelection(), theme: watchTheme() };
}
