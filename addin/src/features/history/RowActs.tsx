import { Button } from "@fluentui/react-components";
import { actFor, canBeRecorded, type RowAct } from "../../api/acts";
import type { HistoryItem } from "../../api/types";
import { rowActNames } from "../../ui/texts/batches";
import { historyTexts } from "../../ui/texts/history";
import type { RowState } from "./useRowActs";

type RowActsProps = { item: HistoryItem; subject: string; state: RowState; press: (act: RowAct) => void };

/** The clicks that change a row. Each stays where it is when it has done its work, so that the focus does. */
export function RowActs({ item: { code }, subject, state, press }: RowActsProps) {
  const first = actFor(code);
  const button = (act: RowAct) => (
    <Button
      size="small"
      disabledFocusable={state.isPending || state.said !== null}
      aria-label={historyTexts.actOn(rowActNames[act], subject)}
      onClick={() => press(act)}
    >
      {rowActNames[act]}
    </Button>
  );
  return (
    <>
      {first !== null && button(first)}
      {canBeRecorded(code) && button("record")}
    </>
  );
}
