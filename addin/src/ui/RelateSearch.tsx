import { Button, DialogContent, makeStyles, mergeClasses, SearchBox, Text } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { RelatableRecord } from "../api/types";
import type { Relating } from "../api/useRelate";
import { useAnnounced } from "./announce";
import { Bones } from "./Bones";
import { EmptyState } from "./EmptyState";
import { Loaded } from "./Loaded";
import { relateTexts } from "./texts/relate";
import { useDebounced } from "./useDebounced";

const useStyles = makeStyles({
  content: { minHeight: "240px" },
  search: { width: "100%", maxWidth: "none", marginBottom: "8px" },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  old: { opacity: 0.6 },
  record: { width: "100%", justifyContent: "flex-start", textAlign: "left", minWidth: 0, paddingBlock: "6px" },
  words: { display: "flex", flexDirection: "column", minWidth: 0, overflowWrap: "anywhere" },
});

/** The words, and the records that are found by them: a program of its own, which comes when it is first asked for. */
export default function Search({ relating: { search, records, relate } }: { relating: Relating }) {
  const styles = useStyles();
  const box = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState("");
  const settled = useDebounced(words.trim(), 300);
  useEffect(() => search(settled), [search, settled]);
  // The question was open before this came, and had given the focus to its button.
  useEffect(() => box.current?.focus(), []);
  return (
    <DialogContent className={styles.content}>
      <SearchBox
        ref={(shown: HTMLInputElement | null) => {
          box.current = shown;
        }}
        className={styles.search}
        aria-label={relateTexts.search}
        placeholder={relateTexts.searchHint}
        value={words}
        maxLength={200}
        onChange={(_, { value }) => setWords(value)}
      />
      <Loaded query={records} what={relateTexts.what} skeleton={<Bones rows={4} height={40} />}>
        {({ items, search: found }) => (
          <Records items={items} search={found ?? ""} isOld={records.isPlaceholderData} onChoose={relate} />
        )}
      </Loaded>
    </DialogContent>
  );
}

type RecordsProps = {
  items: readonly RelatableRecord[];
  search: string;
  /** Found by a search before the one that is under way: nobody presses what is about to change. */
  isOld: boolean;
  onChoose: (record: RelatableRecord) => void;
};

function Records({ items, search, isOld, onChoose }: RecordsProps) {
  const styles = useStyles();
  const isTooShort = !search.split(/\s+/).some(canBeSearchedFor);
  const empty = isTooShort ? relateTexts.tooShort : relateTexts.nothingFound(search);
  useAnnounced(items.length === 0 ? empty : relateTexts.found(items.length, isTooShort ? "" : search));
  if (items.length === 0)
    return isTooShort ? <Text>{empty}</Text> : <EmptyState title={empty}>{relateTexts.nothingFoundNext}</EmptyState>;
  return (
    <ul className={mergeClasses(styles.list, isOld && styles.old)} aria-label={relateTexts.list} aria-busy={isOld}>
      {items.map((record) => (
        <li key={`${record.type}-${record.id}`}>
          <Button
            appearance="subtle"
            className={styles.record}
            disabledFocusable={isOld}
            onClick={() => onChoose(record)}
          >
            <span className={styles.words}>
              <span>{record.name}</span> <Text size={200}>{relateTexts.label(record.type, record.detail)}</Text>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** As the service has it: two letters or digits, each of one UTF-16 unit. */
function canBeSearchedFor(word: string): boolean {
  return word.split("").filter((unit) => /[\p{L}\p{Nd}]/u.test(unit)).length > 1;
}
