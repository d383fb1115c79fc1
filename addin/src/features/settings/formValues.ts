import type { MappedFolder, OrganisationSettingValues } from "../../api/types";
import type { SettingName } from "../../ui/texts/settings";

/** What a level's document may hold: a person's has no organisation-only settings. */
export type SettingValues = Partial<OrganisationSettingValues>;

/** As the controls hold them: numbers as typed, nothing as an empty text. */
export type FormValues = {
  [Name in SettingName]: OrganisationSettingValues[Name] extends number | string | null
    ? OrganisationSettingValues[Name] extends string
      ? OrganisationSettingValues[Name]
      : string
    : OrganisationSettingValues[Name];
} & {
  /** Own values to be given back for those of the level above. */
  unset: SettingName[];
};

export function toForm(values: SettingValues): FormValues {
  return {
    mode: values.mode ?? "off",
    intervalMinutes: String(values.intervalMinutes ?? ""),
    days: values.days ?? [],
    from: values.from ?? "",
    to: values.to ?? "",
    timeZone: values.timeZone ?? "",
    pastDays: String(values.pastDays ?? ""),
    folders: values.folders ?? [],
    salesforceType: values.salesforceType ?? "",
    recordAllAttachments: values.recordAllAttachments ?? false,
    secondaryAddresses: values.secondaryAddresses ?? false,
    replies: values.replies ?? "any",
    dailyReport: values.dailyReport ?? false,
    excludePrivate: values.excludePrivate ?? false,
    oncePerOrganisation: values.oncePerOrganisation ?? false,
    skipRecordedElsewhere: values.skipRecordedElsewhere ?? false,
    smartAddressBase: values.smartAddressBase ?? "",
    helpContact: values.helpContact ?? "",
    allowOtherSalesforceUsers: values.allowOtherSalesforceUsers ?? false,
    unset: [],
  };
}

function fromForm(form: FormValues): OrganisationSettingValues {
  const { unset, ...rest } = form;
  return {
    ...rest,
    intervalMinutes: Number(form.intervalMinutes),
    pastDays: Number(form.pastDays),
    timeZone: form.timeZone || null,
    salesforceType: form.salesforceType || null,
    smartAddressBase: form.smartAddressBase.trim() || null,
    helpContact: form.helpContact.trim() || null,
  };
}

/** What a save sends: only what differs from the document that the form was made from. */
export function changeOf(shown: SettingValues, form: FormValues): { values: SettingValues; unset: SettingName[] } {
  const wanted = fromForm(form);
  const names = (Object.keys(shown) as SettingName[]).filter(
    (name) => !form.unset.includes(name) && !same(shown[name], wanted[name]),
  );
  return { values: Object.fromEntries(names.map((name) => [name, wanted[name]])), unset: form.unset };
}

function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** Days and folders are sets. */
function canonical(value: unknown): string {
  return Array.isArray(value) ? JSON.stringify(value.map((item) => canonical(item)).sort()) : stable(value);
}

function stable(value: unknown): string {
  const folder = value as Partial<MappedFolder> | null;
  if (typeof value === "object" && folder?.id !== undefined)
    return JSON.stringify([folder.id, folder.includeSubfolders]);
  return JSON.stringify(value ?? null);
}
