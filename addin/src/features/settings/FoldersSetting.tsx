import { useApi } from "../../api/ApiContext";
import { Bones } from "../../ui/Bones";
import { Loaded } from "../../ui/Loaded";
import { settingsTexts } from "../../ui/texts/settings";
import { FieldGroup } from "./FieldGroup";
import { commonFolders } from "./folders";
import { FolderTree } from "./FolderTree";
import { SettingField } from "./SettingField";
import { useSettingsScope } from "./settingsContext";

export function useFolders(enabled: boolean) {
  return useApi().query.useQuery("get", "/api/me/folders", {}, { staleTime: 60_000, enabled });
}

export function FoldersSetting() {
  const shared = useSettingsScope().ownLevel === "organisation";
  const folders = useFolders(!shared);
  return (
    <SettingField name="folders">
      {({ value, onChange, disabled }) => (
        <FieldGroup>
          {shared ? (
            <FolderTree tree={commonFolders} value={value} onChange={onChange} disabled={disabled} alwaysSubfolders />
          ) : (
            <Loaded query={folders} what={settingsTexts.foldersWhat} skeleton={<Bones rows={6} height={24} />}>
              {(tree) => <FolderTree tree={tree} value={value} onChange={onChange} disabled={disabled} />}
            </Loaded>
          )}
        </FieldGroup>
      )}
    </SettingField>
  );
}
