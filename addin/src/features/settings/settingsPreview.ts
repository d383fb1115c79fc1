import { useApi } from "../../api/ApiContext";
import type { SettingsChange } from "./settingsApi";

/** What a change of one's own settings would have done to one's mail (N2). */
export function usePreviewOfSettings() {
  const { client } = useApi();
  return (body: SettingsChange) => async (signal: AbortSignal) => {
    const { data } = await client.POST("/api/me/jobs/email/settings/preview", { body, parseAs: "stream", signal });
    if (!data) throw new Error("The preview came without a body.");
    return data;
  };
}
