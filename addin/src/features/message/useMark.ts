import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { officeReason } from "../../office/failure";
import { onMarked } from "../../office/marked";
import { markMessage, type Mark } from "../../office/marks";
import { markTexts } from "../../ui/texts/marks";
import { messageKey } from "./useMessage";

/** Exchange shows a new category to the service a while after it shows it to Outlook. In milliseconds. */
const later = [3_000, 10_000, 30_000];

export type Marking = ReturnType<typeof useMark>;

/** Record and Do Not Record as the ribbon does them (O2); then the message is explained again. */
export function useMark(key: string) {
  const client = useQueryClient();
  const follow = useCallback(() => {
    const explainAgain = () => void client.invalidateQueries({ queryKey: messageKey(key) });
    explainAgain();
    for (const pause of later) setTimeout(explainAgain, pause);
  }, [client, key]);
  // The ribbon's buttons mark on a page of their own.
  useEffect(() => onMarked((keys) => keys.includes(key) && follow()), [key, follow]);
  const mark = useMutation({
    mutationFn: (mark: Mark) => markMessage(mark, key),
    // Also after a failure: it may have come after the first of two categories.
    onSettled: follow,
  });
  const { variables } = mark;
  return {
    press: mark.mutate,
    isPending: mark.isPending,
    done: mark.isSuccess && variables ? markTexts.done(variables) : null,
    failed: mark.isError && variables ? markTexts.failed(variables, officeReason(mark.error)) : null,
  };
}
