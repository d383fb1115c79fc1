import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { sendAct, type RowAct } from "../../api/acts";
import { useApi } from "../../api/ApiContext";
import type { HistoryItem } from "../../api/types";
import { historyTexts } from "../../ui/texts/history";
import { useFollowedRun } from "./useFollowedRun";
import { useRowAnew } from "./useHistory";

/** What became of the last act on a row, until the list is read anew or the row has become another. */
export type RowState = {
  isPending: boolean;
  /** It is to be decided afresh: what the row said of it before holds no more. */
  said: string | null;
  error: unknown;
};

export type Told = { error: unknown; sentence: string | undefined };

const untouched: RowState = { isPending: false, said: null, error: null };

const saidOf = { undo: null, ignore: null, restore: historyTexts.restored, record: historyTexts.queued } as const;

/**
 * Undo, Ignore, the way back (R8, D6) and *Record now* (D16) on rows. What became of them is shown in the row's place, of
 * *Record now* when its run has ended.
 * @param refreshed How often the list was read anew: what was said before that is forgotten.
 */
export function useRowActs(refreshed: number) {
  const api = useApi();
  const showAnew = useRowAnew();
  const [rows, setRows] = useState<ReadonlyMap<string, { state: RowState; code: string; refreshed: number }>>(
    new Map(),
  );
  const run = useFollowedRun(async (ids) => {
    await Promise.all(ids.map((id) => showAnew(id).catch(() => null)));
    setRows((now) => new Map([...now].filter(([id]) => !ids.includes(id))));
  });
  const { mutateAsync } = useMutation({
    mutationFn: ({ act, item }: { act: RowAct; item: HistoryItem }) => {
      const send = () => sendAct(api, act, item);
      return act === "record" ? run.follow(item.id, send) : send();
    },
  });
  const set = ({ id, code }: HistoryItem, state: RowState) =>
    setRows((now) => new Map(now).set(id, { state, code, refreshed }));

  const perform = async (act: RowAct, item: HistoryItem): Promise<Told> => {
    set(item, { ...untouched, isPending: true });
    let error: unknown = null;
    try {
      await mutateAsync({ act, item });
    } catch (reason) {
      error = reason;
    }
    // Whatever became of it, what is shown must be so. A row that cannot be read just now stays as it is.
    const row = await showAnew(item.id).catch(() => null);
    const said = error === null ? saidOf[act] : null;
    set(row ?? item, { isPending: false, said, error });
    return { error, sentence: said ?? row?.sentence };
  };

  const stateOf = ({ id, code }: HistoryItem): RowState => {
    const row = rows.get(id);
    if (!row) return untouched;
    return row.state.isPending || (row.refreshed === refreshed && row.code === code) ? row.state : untouched;
  };
  return { perform, stateOf };
}
