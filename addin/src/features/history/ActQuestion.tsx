import { useState } from "react";
import { isSetAside } from "../../api/acts";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { batchTexts } from "../../ui/texts/batches";
import { messageTexts } from "../../ui/texts/message";
import { UndoQuestion } from "../../ui/UndoQuestion";
import type { Asked, Batch } from "./useBatch";

/** Asks before an undo deletes, and before *Record now* sets aside what says no (D16): once, however many they are. */
export function ActQuestion({ batch: { question, answer } }: { batch: Batch }) {
  // While it closes it goes on saying what it asked.
  const [last, setLast] = useState<Asked | null>(null);
  if (question !== null && question !== last) setLast(question);
  const items = last?.items ?? [];
  const setAside = items.filter(({ code }) => isSetAside(code));
  const [only] = items;
  return (
    <>
      <UndoQuestion
        open={question?.act === "undo"}
        count={Math.max(1, items.length)}
        onConfirm={() => answer(true)}
        onCancel={() => answer(false)}
      />
      <ConfirmDialog
        open={question?.act === "record"}
        title={items.length === 1 ? messageTexts.question : batchTexts.recordQuestion(items.length)}
        confirm={messageTexts.yesRecord}
        onConfirm={() => answer(true)}
        onCancel={() => answer(false)}
      >
        {items.length === 1 ? only?.sentence : batchTexts.recordWords(items.length, setAside.length)}
      </ConfirmDialog>
    </>
  );
}
