import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { IgnoredEntry } from "../../api/types";
import { useAnnounce } from "../../ui/announce";
import { DataTable, type Column } from "../../ui/DataTable";
import { failureText } from "../../ui/failureText";
import { Notice } from "../../ui/Notice";
import { listTexts } from "../../ui/texts/lists";
import { When } from "../../ui/When";
import { useRemoveEntry } from "./useIgnoreList";

const useStyles = makeStyles({
  root: {
    outlineStyle: "none",
    "&:focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "2px" },
  },
  quiet: { display: "block", color: tokens.colorNeutralForeground2 },
});

/** What is ignored, and where each entry comes from; only one's own can be removed. */
export function IgnoredEntries({ entries }: { entries: readonly IgnoredEntry[] }) {
  const styles = useStyles();
  const announce = useAnnounce();
  const root = useRef<HTMLDivElement>(null);
  const remove = useRemoveEntry();
  const [asked, setAsked] = useState("");

  const press = (entry: string) => {
    setAsked(entry);
    remove.mutate(
      { params: { query: { entry } } },
      {
        onSuccess: () => {
          announce(listTexts.removed(entry));
          // The button goes with its row: who pressed it stays at the list.
          root.current?.focus();
        },
      },
    );
  };

  const columns: readonly Column<IgnoredEntry>[] = [
    { key: "entry", heading: listTexts.columns.entry, cell: ({ entry }) => <Text weight="semibold">{entry}</Text> },
    { key: "source", heading: listTexts.columns.source, cell: (row) => <Source row={row} /> },
    {
      key: "action",
      heading: listTexts.columns.action,
      cell: ({ entry, source }) =>
        source === "user" && (
          <Button
            size="small"
            aria-label={listTexts.removeOf(entry)}
            disabledFocusable={remove.isPending}
            onClick={() => press(entry)}
          >
            {listTexts.remove}
          </Button>
        ),
    },
  ];
  return (
    <div ref={root} tabIndex={-1} className={styles.root}>
      {remove.isError && (
        <Notice intent="error" title={listTexts.notRemoved(asked)}>
          {failureText(remove.error)}
        </Notice>
      )}
      <DataTable
        caption={listTexts.caption}
        columns={columns}
        rows={entries}
        rowKey={({ entry, source }) => `${source} ${entry}`}
      />
    </div>
  );
}

function Source({ row }: { row: IgnoredEntry }) {
  const styles = useStyles();
  return (
    <>
      {listTexts.sources[row.source]}
      {row.addedAt !== null && (
        <Text size={200} className={styles.quiet}>
          {listTexts.addedOn} <When at={row.addedAt} past />
        </Text>
      )}
    </>
  );
}
