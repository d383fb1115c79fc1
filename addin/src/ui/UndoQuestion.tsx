import { ConfirmDialog } from "./ConfirmDialog";
import { messageTexts } from "./texts/message";

type UndoQuestionProps = { open: boolean; count?: number; onConfirm: () => void; onCancel: () => void };

/** An undo deletes in Salesforce (R8), so it is asked about first, in the same words everywhere. */
export function UndoQuestion({ open, count = 1, onConfirm, onCancel }: UndoQuestionProps) {
  return (
    <ConfirmDialog
      open={open}
      title={messageTexts.undoQuestion(count)}
      confirm={messageTexts.acts.undo}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {messageTexts.undoWords(count)}
    </ConfirmDialog>
  );
}
