import { Button, makeStyles } from "@fluentui/react-components";
import { messageTexts } from "./texts/message";

const useStyles = makeStyles({ button: { marginTop: "8px" } });

type RecordAttachmentsProps = { isOffered: boolean; isUnderWay: boolean; press: () => void };

/** For what is recorded without its attachments: adds them (R4). */
export function RecordAttachments({ isOffered, isUnderWay, press }: RecordAttachmentsProps) {
  const styles = useStyles();
  if (!isOffered && !isUnderWay) return null;
  return (
    <Button className={styles.button} disabledFocusable={isUnderWay} onClick={press}>
      {isUnderWay ? messageTexts.recordingAttachments : messageTexts.recordAttachments}
    </Button>
  );
}
