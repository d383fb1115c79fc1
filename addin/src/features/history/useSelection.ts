import { useState } from "react";
import type { HistoryItem, HistoryView } from "../../api/types";

export type Selection = ReturnType<typeof useSelection>;

/** Which rows are selected; another tab begins with none, and what a search takes away is not among them. */
export function useSelection(view: HistoryView, items: readonly HistoryItem[]) {
  const [chosen, setChosen] = useState<{ view: HistoryView; ids: ReadonlySet<string> }>({ view, ids: new Set() });
  const selected = chosen.view === view ? items.filter(({ id }) => chosen.ids.has(id)) : [];
  return {
    selected,
    count: items.length,
    has: (id: string) => chosen.view === view && chosen.ids.has(id),
    set: (id: string, isSelected: boolean) =>
      setChosen((now) => {
        // What began on another tab may end when its selection is gone.
        if (now.view !== view && !isSelected) return now;
        const ids = new Set(now.view === view ? now.ids : []);
        if (isSelected) ids.add(id);
        else ids.delete(id);
        return { view, ids };
      }),
    setAll: (isSelected: boolean) => setChosen({ view, ids: new Set(isSelected ? items.map(({ id }) => id) : []) }),
  };
}
