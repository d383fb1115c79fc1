import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { Change } from "../../api/types";
import { DataTable, type Column } from "../../ui/DataTable";
import { changeTexts } from "../../ui/texts/changes";
import { settingName } from "../../ui/texts/settings";
import { When } from "../../ui/When";
import { changedText } from "./changedText";
import { useFolders } from "./FoldersSetting";

const useStyles = makeStyles({
  level: { display: "block", color: tokens.colorNeutralForeground2 },
});

const { columns: headings } = changeTexts;

export function ChangesTable({ changes }: { changes: readonly Change[] }) {
  const folders = useFolders(true).data ?? [];
  const columns: readonly Column<Change>[] = [
    { key: "what", heading: headings.what, cell: (change) => <What change={change} /> },
    { key: "from", heading: headings.from, cell: ({ setting, from }) => changedText(setting, from, folders) },
    { key: "to", heading: headings.to, cell: ({ setting, to }) => changedText(setting, to, folders) },
    {
      key: "who",
      heading: headings.who,
      cell: ({ isMine, by }) => (isMine ? changeTexts.me : (by ?? changeTexts.unknown)),
    },
    { key: "when", heading: headings.when, cell: ({ at }) => <When at={at} past /> },
  ];
  return <DataTable caption={changeTexts.caption} columns={columns} rows={changes} rowKey={(change) => change.id} />;
}

function What({ change: { setting, level } }: { change: Change }) {
  const styles = useStyles();
  return (
    <>
      <Text weight="semibold">{settingName(setting)}</Text>
      <Text size={200} className={styles.level}>
        {changeTexts.levels[level]}
      </Text>
    </>
  );
}
