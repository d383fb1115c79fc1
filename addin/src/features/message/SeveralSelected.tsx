import { makeStyles } from "@fluentui/react-components";
import { MailMultipleRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState, type RefObject } from "react";
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
  const isShown = useIsShown();
  const count = itemIds.length;
  // What stands here is read out by itself; whoever has selected something else meanwhile is told all the same.
  const tell = (words: string) => {
    if (!isShown.current) announce(words);
  };
  const marking = useMutation({
    mutationFn: async (mark: Mark) => {
      setDone(0);
      announce(messageTexts.markingAll(count));
      let reached = 0;
      try {
        await markSelected(mark, itemIds, (marked) => setDone((reached = marked)));
      } catch (error) {
        throw new Error(markTexts.severalFailed(mark, reached, count, officeFailureText(officeReason(error))));
      }
      return markTexts.severalDone(mark, count);
    },
    onSuccess: tell,
    onError: ({ message }) => tell(message),
  });
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
          {marking.isPending && <p>{messageTexts.marking(done, count)}</p>}
          <MarkResult result={{ done: marking.data ?? null, failed: marking.error?.message ?? null }} />
        </>
      )}
    </>
  );
}

function useIsShown(): RefObject<boolean> {
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  return isShown;
}
