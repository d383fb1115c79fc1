import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  SearchBox,
  Text,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { RelatableRecord } from "../api/types";
import type { Relating } from "../api/useRelate";
import { useAnnounced } from "./announce";
import { Bones } from "./Bones";
import { EmptyState } from "./EmptyState";
import { Loaded } from "./Loaded";
import { common } from "./texts/common";
import { relateTexts } from "./texts/relate";
import { useDebounced } from "./useDebounced";
import { useFocusBack } from "./useFocusBack";

const useStyles = makeStyles({
  content: { minHeight: "240px" },
  search: { width: "100%", maxWidth: "none", marginBottom: "8px" },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  record: { width: "100%", justifyContent: "flex-start", textAlign: "left", minWidth: 0, paddingBlock: "6px" },
  words: { display: "flex", flexDirection: "column", minWidth: 0, overflowWrap: "anywhere" },
});

/** Finds the record to relate a message to: what is open with the people on it, or by name. */
export function RelateDialog({ relating }: { relating: Relating }) {
  const surface = useFocusBack(relating.isOpen);
  return (
    <Dialog open={relating.isOpen} onOpenChange={(_, { open }) => !open && relating.close()}>
      <DialogSurface ref={surface}>
        <DialogBody>
          <DialogTitle>{relateTexts.dialog}</DialogTitle>
          <Search relating={relating} />
          <DialogActions>
            <Button onClick={relating.close}>{common.cancel}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Search({ relating: { search, records, relate } }: { relating: Relating }) {
  const styles = useStyles();
  const [words, setWords] = useState("");
  const settled = useDebounced(words.trim(), 300);
  useEffect(() => search(settled), [search, settled]);
  return (
    <DialogContent className={styles.content}>
      <SearchBox
        className={styles.search}
        aria-label={relateTexts.search}
        placeholder={relateTexts.searchHint}
        value={words}
        maxLength={200}
        onChange={(_, { value }) => setWords(value)}
      />
      <Loaded query={records} what={relateTexts.what} skeleton={<Bones rows={4} height={40} />}>
        {({ items, search: found }) => <Records items={items} search={found ?? ""} onChoose={relate} />}
      </Loaded>
    </DialogContent>
  );
}

type RecordsProps = {
  items: readonly RelatableRecord[];
  search: string;
  onChoose: (record: RelatableRecord) => void;
};

function Records({ items, search, onChoose }: RecordsProps) {
  const styles = useStyles();
  const isTooShort = !/[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(search);
  const empty = isTooShort ? relateTexts.tooShort : relateTexts.nothingFound(search);
  useAnnounced(items.length === 0 ? empty : relateTexts.found(items.length));
  if (items.length === 0)
    return isTooShort ? <Text>{empty}</Text> : <EmptyState title={empty}>{relateTexts.nothingFoundNext}</EmptyState>;
  return (
    <ul className={styles.list} aria-label={relateTexts.list}>
      {items.map((record) => (
        <li key={`${record.type}-${record.id}`}>
          <Button appearance="subtle" className={styles.record} onClick={() => onChoose(record)}>
            <span className={styles.words}>
              <span>{record.name}</span> <Text size={200}>{relateTexts.label(record.type, record.detail)}</Text>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
