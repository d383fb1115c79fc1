import { Checkbox, makeStyles } from "@fluentui/react-components";
import type { MailFolder, MappedFolder } from "../../api/types";
import { settingsTexts } from "../../ui/texts/settings";
import { FolderBranch } from "./FolderBranch";
import { strangers } from "./folders";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
});

export type FolderTreeProps = {
  tree: readonly MailFolder[];
  value: readonly MappedFolder[];
  onChange: (value: MappedFolder[]) => void;
  disabled: boolean;
  /** Offers *with subfolders* also where no subfolder is known. */
  alwaysSubfolders?: boolean;
};

/**
 * Nested lists of check boxes: what a tree shows, with the keys that everybody knows (Tab and Space) and with two boxes
 * in one row, which the tree role does not allow.
 */
export function FolderTree(props: FolderTreeProps) {
  const styles = useStyles();
  const { tree, value, onChange, disabled } = props;
  return (
    <ul className={styles.list}>
      {tree.map((folder) => (
        <FolderBranch key={folder.id} folder={folder} covered={false} {...props} />
      ))}
      {strangers(tree, value).map((mapped) => (
        <li key={mapped.id}>
          <Checkbox
            checked
            disabled={disabled}
            label={settingsTexts.unknownFolder}
            onChange={() => onChange(value.filter((other) => other !== mapped))}
          />
        </li>
      ))}
    </ul>
  );
}
