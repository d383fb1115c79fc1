import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Client } from "openapi-fetch";
import { useApi } from "../../api/ApiContext";
import type { paths } from "../../api/schema";
import type { SettingLevel } from "../../api/types";
import type { SettingName } from "../../ui/texts/settings";
import type { SettingValues } from "./formValues";

/** The level that a form writes. */
export type OwnLevel = Extract<SettingLevel, "user" | "organisation">;

/** A level's document with the version that a save must name (S6). */
export type LoadedSettings = {
  values: SettingValues;
  levels: Partial<Record<string, SettingLevel>>;
  locks: Partial<Record<string, SettingLevel>>;
  warnings: readonly { setting: string; sentence: string }[];
  etag: string;
};

export type SettingsChange = { values: SettingValues; unset: SettingName[] };

type Source = {
  key: string;
  load: (client: Client<paths>) => Promise<Answer>;
  save: (client: Client<paths>, etag: string, change: SettingsChange) => Promise<Answer>;
};

type Answer = { data?: Omit<LoadedSettings, "etag" | "warnings"> & Partial<LoadedSettings>; response: Response };

const sources: Record<OwnLevel, Source> = {
  user: {
    key: "email-settings",
    load: (client) => client.GET("/api/me/jobs/email/settings"),
    save: (client, etag, body) =>
      client.PUT("/api/me/jobs/email/settings", { params: { header: { "If-Match": etag } }, body }),
  },
  organisation: {
    key: "organisation-settings",
    load: (client) => client.GET("/api/admin/organisation"),
    save: (client, etag, body) =>
      client.PUT("/api/admin/organisation", { params: { header: { "If-Match": etag } }, body }),
  },
};

/** What a level's form shows, and its saving. */
export function useSettings(level: OwnLevel) {
  const source = sources[level];
  const { client } = useApi();
  const queries = useQueryClient();
  const settings = useQuery({
    queryKey: [source.key],
    queryFn: async () => loaded(await source.load(client)),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const save = useMutation({
    mutationFn: async ({ etag, change }: { etag: string; change: SettingsChange }) =>
      loaded(await source.save(client, etag, change)),
    onSuccess: async (saved) => {
      // Every level's document may show what was saved here, and the jobs do.
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "start", refetchType: "none" });
      queries.setQueryData([source.key], saved);
    },
  });
  return { settings, save };
}

function loaded({ data, response }: Answer): LoadedSettings {
  if (!data) throw new Error("The settings came without a body.");
  return { ...data, warnings: data.warnings ?? [], etag: response.headers.get("ETag") ?? "" };
}
