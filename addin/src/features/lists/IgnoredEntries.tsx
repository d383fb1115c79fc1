import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { IgnoredEntry } from "../../api/types";
import { useAnnounce } from "../../ui/announce";
import { DataTable, type Column } from "../../ui/DataTable";
import { failureText } from "../../ui/failureText";
import { Notice } from "../../ui/Notice";
import { PreviewPanel } from "../../ui/preview/PreviewPanel";
import { usePreview } from "../../ui/preview/usePreview";
import { listTexts } from "../../ui/texts/lists";
import { previewTexts } from "../../ui/texts/preview";
import { When } from "../../ui/When";
import { usePreviewOfRemoval, useRemoveEntry } from "./useIgnoreList";

const useStyles = makeStyles({
  root: {
    outlineStyle: "none",
    "&:focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "2px" },
  },
  quiet: { display: "block", color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  preview: { maxWidth: "560px" },
});

/** What is ignored, and where each entry comes from; only one's own can be removed. */
export function IgnoredEntries({ entries }: { entries: readonly IgnoredEntry[] }) {
  const styles = useStyles();
  const announce = useAnnounce();
  const root = useRef<HTMLDivElement>(null);
  const remove = useRemoveEntry();
  const [asked, setAsked] = useState("");
  const preview = usePreview();
  const open = usePreviewOfRemoval();
  const [triedOut, setTriedOut] = useState("");

  const tryOut = (entry: string) => {
    setTriedOut(entry);
    void preview.start(open(entry));
  };

  const press = (entry: string) => {
    setAsked(entry);
    preview.forget();
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
          <div className={styles.actions}>
            <Button
              size="small"
              aria-label={listTexts.removeOf(entry)}
              disabledFocusable={remove.isPending}
              onClick={() => press(entry)}
            >
              {listTexts.remove}
            </Button>
            <Button
              size="small"
              appearance="transparent"
              aria-label={listTexts.askRemovalOf(entry)}
              onClick={() => tryOut(entry)}
            >
              {previewTexts.ask}
            </Button>
          </div>
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
        // Beneath what was pressed, where the eye and the focus are.
        below={({ entry, source }) =>
          preview.state.kind !== "idle" && source === "user" && entry === triedOut ? (
            <div className={styles.preview}>
              <PreviewPanel
                state={preview.state}
                title={listTexts.removalOf(triedOut)}
                onCancel={preview.cancel}
                onRetry={() => tryOut(triedOut)}
              />
            </div>
          ) : null
        }
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
