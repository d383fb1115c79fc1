import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { actPaths, type Act } from "../../api/acts";
import { useApi } from "../../api/ApiContext";
import type { HistoryItem } from "../../api/types";
import { useAnnounce } from "../../ui/announce";
import { historyTexts } from "../../ui/texts/history";
import { useRowAnew } from "./useHistory";

/** Undo, Ignore and the way back from a row, as the pane has them (R8, D6). An undo deletes in Salesforce, so it is asked about first. */
export function useRowAct({ id, subject }: HistoryItem) {
  const { client } = useApi();
  const announce = useAnnounce();
  const showAnew = useRowAnew();
  const [isAskingUndo, setAskingUndo] = useState(false);
  const act = useMutation({
    mutationFn: async (what: Act) => {
      await client.POST(actPaths[what], { body: { id, internetMessageId: null, restId: null } });
    },
    // Whatever became of it, what is shown must be so. A row that cannot be read just now stays as it is.
    onSettled: async (_, error, what) => {
      const row = await showAnew(id).catch(() => null);
      if (error !== null) return;
      const sentence = what === "restore" ? historyTexts.restored : row?.sentence;
      if (sentence !== undefined) announce(historyTexts.rowNow(subject, sentence));
    },
  });
  return {
    press: (what: Act) => (what === "undo" ? setAskingUndo(true) : act.mutate(what)),
    undo: () => {
      setAskingUndo(false);
      act.mutate("undo");
    },
    giveUp: () => setAskingUndo(false),
    isAskingUndo,
    isPending: act.isPending,
    /** It is decided afresh; what was said of it before holds no more. */
    isRestored: act.isSuccess && act.variables === "restore",
    error: act.error,
  };
}
