import { Text } from "@fluentui/react-components";
import { useApi } from "../../api/ApiContext";
import { AppLink } from "../../ui/AppLink";
import { failureText } from "../../ui/failureText";
import { settingsTexts } from "../../ui/texts/settings";
import { SelectSetting } from "./controls";
import { useSettingsScope } from "./settingsContext";

export function TypeSetting() {
  const current = useSettingsScope().loaded.values.salesforceType ?? null;
  const types = useApi().query.useQuery("get", "/api/me/salesforce/task-types", {}, { staleTime: 60_000 });
  const offered = types.data?.items ?? [];
  const unknown = current !== null && !offered.some(({ value }) => value === current);
  return (
    <div>
      <SelectSetting
        name="salesforceType"
        groups={[
          {
            label: "",
            options: [
              { value: "", label: settingsTexts.noType },
              ...offered,
              ...(unknown
                ? [{ value: current, label: types.data ? settingsTexts.typeInactive(current) : current }]
                : []),
            ],
          },
        ]}
      />
      {types.isError && (
        <Text size={200}>
          {settingsTexts.typeFailed} {failureText(types.error)}{" "}
          <AppLink to="/connections" inline>
            {settingsTexts.toConnections}
          </AppLink>
        </Text>
      )}
    </div>
  );
}
