import { useMutation, useQueryClient } from "@tanstack/react-query";
import { officeReason } from "../../office/failure";
import { markMessage, type Mark } from "../../office/marks";
import { markTexts, officeFailureText } from "../../ui/texts/marks";
import { messageKey } from "./useMessage";

/** Exchange shows a new category to the service a while after it shows it to Outlook. In milliseconds. */
const later = [3_000, 10_000, 30_000];

export type Marking = ReturnType<typeof useMark>;

/** Record and Do Not Record as the ribbon does them (O2); then the message is explained again. */
export function useMark(key: string) {
  const client = useQueryClient();
  const explainAgain = () => void client.invalidateQueries({ queryKey: messageKey(key) });
  const mark = useMutation({
    mutationFn: (mark: Mark) => markMessage(mark, key),
    onSuccess: () => {
      explainAgain();
      for (const pause of later) setTimeout(explainAgain, pause);
    },
  });
  const { variables } = mark;
  return {
    press: mark.mutate,
    isPending: mark.isPending,
    done: mark.isSuccess && variables ? markTexts.done(variables) : null,
    failed: mark.isError && variables ? failed(mark.error, variables) : null,
  };
}

function failed(error: unknown, mark: Mark): string {
  return markTexts.failed(mark, officeFailureText(officeReason(error)));
}
