import { Button } from "@fluentui/react-components";
import { actFor } from "../../api/acts";
import type { HistoryItem } from "../../api/types";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { historyTexts } from "../../ui/texts/history";
import { messageTexts } from "../../ui/texts/message";
import type { useRowAct } from "./useRowAct";

type RowActProps = { item: HistoryItem; subject: string; acting: ReturnType<typeof useRowAct> };

/** The click that changes a row. It stays where it is when it has done its work, so that the focus does. */
export function RowAct({ item, subject, acting }: RowActProps) {
  const act = actFor(item.code);
  if (act === null) return null;
  const name = messageTexts.acts[act];
  return (
    <>
      <Button
        size="small"
        disabledFocusable={acting.isPending || acting.isRestored}
        aria-label={historyTexts.actOn(name, subject)}
        onClick={() => acting.press(act)}
      >
        {name}
      </Button>
      <ConfirmDialog
        open={acting.isAskingUndo}
        title={messageTexts.undoQuestion}
        confirm={messageTexts.acts.undo}
        onConfirm={acting.undo}
        onCancel={acting.giveUp}
      >
        {messageTexts.undoWords}
      </ConfirmDialog>
    </>
  );
}
