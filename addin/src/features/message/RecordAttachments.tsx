import { Button, makeStyles } from "@fluentui/react-components";
import type { Explanation } from "../../api/types";
import { messageTexts } from "../../ui/texts/message";
import type { useRecordNow } from "./useRecordNow";

const useStyles = makeStyles({ button: { marginTop: "8px" } });

type RecordAttachmentsProps = { explanation: Explanation; recordNow: ReturnType<typeof useRecordNow> };

/** For what is recorded without its attachments: adds them (R4). */
export function RecordAttachments({ explanation, recordNow }: RecordAttachmentsProps) {
  const styles = useStyles();
  if (explanation.outcome !== "recorded") return null;
  const isUnderWay = recordNow.isAsking || recordNow.progress !== null;
  if (!explanation.attachmentsLeftOut && !isUnderWay) return null;
  return (
    <Button className={styles.button} disabledFocusable={isUnderWay} onClick={recordNow.askWithAttachments}>
      {isUnderWay ? messageTexts.recordingAttachments : messageTexts.recordAttachments}
    </Button>
  );
}
