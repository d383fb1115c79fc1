import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { actPaths, type Act } from "../../api/acts";
import { useApi } from "../../api/ApiContext";
import type { SelectedMessage } from "../../office/selection";
import { messageKey } from "./useMessage";

export type Acting = ReturnType<typeof useAct>;

/** Takes a recording back (R8), ignores a message (D6), or takes either back. An undo deletes in Salesforce, so it is asked about first. */
export function useAct({ key, internetMessageId, restId }: SelectedMessage) {
  const api = useApi();
  const client = useQueryClient();
  const [isAskingUndo, setAskingUndo] = useState(false);
  const act = useMutation({
    mutationFn: async (what: Act) => {
      await api.client.POST(actPaths[what], { body: { id: null, internetMessageId, restId } });
    },
    // Whatever became of it, what is shown must be so.
    onSettled: () => client.invalidateQueries({ queryKey: messageKey(key) }),
  });
  return {
    press: (what: Act) => (what === "undo" ? setAskingUndo(true) : act.mutate(what)),
    undo: () => {
      setAskingUndo(false);
      act.mutate("undo");
    },
    giveUp: () => {
      setAskingUndo(false);
      act.reset();
    },
    isAskingUndo,
    isPending: act.isPending,
    error: act.error,
  };
}
