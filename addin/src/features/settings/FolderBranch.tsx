import { Button, Checkbox, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { MailFolder } from "../../api/types";
import { settingsTexts } from "../../ui/texts/settings";
import { allFolders, findMapped, setSubfolders, toggle } from "./folders";
import type { FolderTreeProps } from "./FolderTree";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", minHeight: "32px" },
  chevron: { minWidth: "28px", width: "28px", height: "28px", padding: 0 },
  noChevron: { width: "28px" },
  note: { color: tokens.colorNeutralForeground2 },
  children: { listStyleType: "none", margin: 0, padding: "0 0 0 20px" },
});

type FolderBranchProps = FolderTreeProps & {
  folder: MailFolder;
  /** A folder above it is mapped with its subfolders. */
  covered: boolean;
};

export function FolderBranch({ folder, covered, ...tree }: FolderBranchProps) {
  const styles = useStyles();
  const { value, onChange, disabled, alwaysSubfolders = false } = tree;
  const [open, setOpen] = useState(() => allFolders(folder.children).some((child) => findMapped(child, value)));
  const mapped = findMapped(folder, value);
  const parent = folder.children.length > 0;
  const note =
    covered && folder.selectable ? settingsTexts.includedByParent : folder.selectable ? null : settingsTexts.notMapped;
  return (
    <li>
      <div className={styles.row}>
        {parent ? (
          <Button
            appearance="subtle"
            size="small"
            className={styles.chevron}
            icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
            aria-expanded={open}
            aria-label={open ? settingsTexts.collapse(folder.displayName) : settingsTexts.expand(folder.displayName)}
            onClick={() => setOpen(!open)}
          />
        ) : (
          !alwaysSubfolders && <span className={styles.noChevron} />
        )}
        <Checkbox
          checked={mapped !== undefined || (covered && folder.selectable)}
          disabled={disabled || !folder.selectable || (covered && mapped === undefined)}
          label={folder.displayName}
          onChange={(_, { checked }) => onChange(toggle(folder, value, checked === true))}
        />
        {note !== null && (
          <Text size={200} className={styles.note}>
            {note}
          </Text>
        )}
        {mapped && (parent || alwaysSubfolders) && (
          <Checkbox
            checked={mapped.includeSubfolders}
            disabled={disabled}
            label={settingsTexts.withSubfolders}
            aria-label={settingsTexts.subfoldersOf(folder.displayName)}
            onChange={(_, { checked }) => onChange(setSubfolders(folder, value, checked === true))}
          />
        )}
      </div>
      {parent && open && (
        <ul className={styles.children}>
          {folder.children.map((child) => (
            <FolderBranch
              key={child.id}
              folder={child}
              covered={covered || (mapped?.includeSubfolders ?? false)}
              {...tree}
            />
          ))}
        </ul>
      )}
    </li>
  );
}
