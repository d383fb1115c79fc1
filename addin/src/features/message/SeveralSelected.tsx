import { makeStyles } from "@fluentui/react-components";
import { MailMultipleRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { officeReason } from "../../office/failure";
import { markSelected, type Mark } from "../../office/marks";
import type { SeveralMessages } from "../../office/selection";
import { useAnnounce } from "../../ui/announce";
import { markTexts, officeFailureText } from "../../ui/texts/marks";
import { messageTexts } from "../../ui/texts/message";
import { MarkButtons } from "./MarkButtons";
import { MarkResult } from "./MarkResult";
import { SaidState } from "./SaidState";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", justifyContent: "center", gap: "8px", marginBottom: "12px" },
});

/** Record or Do Not Record for all of them, one after the other, where this Outlook can open them. */
export function SeveralSelected({ itemIds, canMark }: SeveralMessages) {
  const styles = useStyles();
  const [done, setDone] = useState(0);
  const announce = useAnnounce();
  const marking = useMutation({
    mutationFn: (mark: Mark) => {
      setDone(0);
      return markSelected(mark, itemIds, setDone);
    },
    // Also to whoever has selected something else meanwhile.
    onSuccess: (_, mark) => announce(markTexts.severalDone(mark, itemIds.length)),
    onError: (error, mark) => announce(markTexts.failed(mark, officeFailureText(officeReason(error)))),
  });
  const count = itemIds.length;
  const { variables: mark } = marking;
  const allDone = marking.isSuccess && mark ? markTexts.severalDone(mark, count) : null;
  const stopped =
    marking.isError && mark
      ? markTexts.severalFailed(mark, done, count, officeFailureText(officeReason(marking.error)))
      : null;
  return (
    <>
      <SaidState icon={<MailMultipleRegular />} title={messageTexts.several(count)}>
        {canMark ? messageTexts.severalMark : messageTexts.severalNext}
      </SaidState>
      {canMark && (
        <>
          <div className={styles.buttons}>
            <MarkButtons isPending={marking.isPending} press={marking.mutate} />
          </div>
          {marking.isPending && <p role="status">{messageTexts.marking(done, count)}</p>}
          <MarkResult result={{ done: allDone, failed: stopped }} />
        </>
      )}
    </>
  );
}
