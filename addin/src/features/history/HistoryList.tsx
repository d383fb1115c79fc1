import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useAnnounce } from "../../ui/announce";
import type { HistoryView } from "../../api/types";
import { Bones } from "../../ui/Bones";
import { Loaded } from "../../ui/Loaded";
import { MoreRows } from "../../ui/MoreRows";
import { historyTexts } from "../../ui/texts/history";
import { ActQuestion } from "./ActQuestion";
import { HistoryRow } from "./HistoryRow";
import { NoHistory } from "./NoHistory";
import { SelectionBar } from "./SelectionBar";
import { useBatch } from "./useBatch";
import { useHistory } from "./useHistory";
import { useRowActs } from "./useRowActs";
import { useSelection } from "./useSelection";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
  },
  old: { opacity: 0.6 },
});

type HistoryListProps = {
  view: HistoryView;
  search: string;
  /** How often it was read anew. */
  refreshed: number;
  onClearSearch: () => void;
  onWhy: (id: string) => void;
};

export function HistoryList({ view, search, refreshed, onClearSearch, onWhy }: HistoryListProps) {
  const styles = useStyles();
  const history = useHistory(view, search);
  const items = history.data?.pages.flatMap((page) => page.items);
  useAnnouncedCount(history.isPlaceholderData ? undefined : items?.length, history.hasNextPage, `${view}/${search}`);
  const { perform, stateOf } = useRowActs(refreshed);
  const selection = useSelection(view, items ?? []);
  const batch = useBatch(perform, (id) => selection.set(id, false));
  // Older rows that do not come say so where they would stand.
  const error = history.isFetchNextPageError ? null : history.error;
  return (
    <>
      <SelectionBar selection={selection} batch={batch} />
      <Loaded
        query={{ ...history, data: items, error }}
        what={historyTexts.what}
        skeleton={
          <>
            <Bones rows={1} height={40} />
            <Bones rows={5} height={76} />
          </>
        }
      >
        {(rows) =>
          rows.length === 0 ? (
            search === "" ? (
              <NoHistory view={view} />
            ) : (
              <NoHistory view={view} search={search}>
                <Button onClick={onClearSearch}>{historyTexts.clearSearch}</Button>
              </NoHistory>
            )
          ) : (
            <>
              <ul
                className={mergeClasses(styles.list, history.isPlaceholderData && styles.old)}
                aria-label={historyTexts.list(view)}
                aria-busy={history.isPlaceholderData}
              >
                {rows.map((item) => (
                  <HistoryRow
                    key={item.id}
                    item={item}
                    state={stateOf(item)}
                    isSelected={selection.has(item.id)}
                    onSelect={(isSelected) => selection.set(item.id, isSelected)}
                    onAct={(act) => batch.press({ act, items: [item], isSelection: false })}
                    onWhy={onWhy}
                  />
                ))}
              </ul>
              <MoreRows pages={history} failed={historyTexts.moreFailed} />
            </>
          )
        }
      </Loaded>
      <ActQuestion batch={batch} />
    </>
  );
}

/** Says how many rows a search or a tab brought, and how many there are after more were loaded. */
function useAnnouncedCount(count: number | undefined, more: boolean, list: string) {
  const announce = useAnnounce();
  const before = useRef<{ list: string; count: number }>(null);
  useEffect(() => {
    if (count === undefined) return;
    const last = before.current;
    before.current = { list, count };
    if (!last || (last.list === list && last.count === count)) return;
    announce(last.list === list ? historyTexts.loadedMore(count) : historyTexts.found(count, more));
  }, [announce, count, more, list]);
}
