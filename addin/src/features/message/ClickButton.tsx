import { Button } from "@fluentui/react-components";
import { useNavigate } from "react-router";
import type { Explanation } from "../../api/types";
import { CreateLinks } from "../../ui/CreateLinks";
import { OutsideLink } from "../../ui/OutsideLink";
import { messageTexts } from "../../ui/texts/message";
import type { Click } from "./clicks";
import { MarkButton } from "./MarkButtons";
import type { Acting } from "./useAct";
import type { Marking } from "./useMark";
import type { useRecordNow } from "./useRecordNow";

type ClickButtonProps = {
  click: Click;
  primary?: boolean;
  explanation: Explanation;
  mark: Marking;
  recordNow: ReturnType<typeof useRecordNow>;
  act: Acting;
  onCreate: () => void;
};

export function ClickButton({ click, primary = false, explanation, mark, recordNow, act, onCreate }: ClickButtonProps) {
  const navigate = useNavigate();
  const appearance = primary ? { appearance: "primary" as const } : {};
  switch (click) {
    case "open":
      return (
        <OutsideLink href={explanation.records.find(({ url }) => url !== null)?.url ?? null}>
          {messageTexts.openInSalesforce}
        </OutsideLink>
      );
    case "create":
      return explanation.unmatched[0] && <CreateLinks address={explanation.unmatched[0]} onFollow={onCreate} />;
    case "settings":
      return (
        <Button {...appearance} onClick={() => void navigate("/settings/edit")}>
          {messageTexts.chooseSettings}
        </Button>
      );
    case "ignoreList":
      return (
        <Button {...appearance} onClick={() => void navigate("/ignore-list")}>
          {messageTexts.openIgnoreList}
        </Button>
      );
    case "recordNow":
      return (
        <>
          <Button {...appearance} disabledFocusable={recordNow.isAsking} onClick={recordNow.ask}>
            {recordNow.isAsking ? messageTexts.asking : messageTexts.recordNow}
          </Button>
          {explanation.attachmentsLeftOut && (
            <Button disabledFocusable={recordNow.isAsking} onClick={recordNow.askWithAttachments}>
              {messageTexts.recordWithAttachments}
            </Button>
          )}
        </>
      );
    case "undo":
    case "ignore":
    case "restore":
      return (
        <Button {...appearance} disabledFocusable={act.isPending} onClick={() => act.press(click)}>
          {messageTexts.acts[click]}
        </Button>
      );
    case "record":
    case "doNotRecord":
      return <MarkButton mark={click} primary={primary} isPending={mark.isPending} press={mark.press} />;
  }
}
