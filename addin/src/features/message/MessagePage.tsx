import { makeStyles } from "@fluentui/react-components";
import { CalendarRegular, DraftsRegular, MailProhibitedRegular, MailRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useLocation } from "react-router";
import type { Selection, SelectionSource } from "../../office/selection";
import { hiddenFromSight } from "../../ui/hiddenFromSight";
import { messageTexts } from "../../ui/texts/message";
import { MessageBones, MessageView } from "./MessageView";
import { SaidState } from "./SaidState";
import { SeveralSelected } from "./SeveralSelected";

const useStyles = makeStyles({ title: hiddenFromSight });

/** Follows what is selected in Outlook (O1). */
export function MessagePage({ selection }: { selection: SelectionSource }) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const opened = useRef(useLocation().key);
  useEffect(() => {
    // Who comes back from another page is taken here; another selection moves nobody's focus.
    if (opened.current !== "default") heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {messageTexts.title}
      </h1>
      <Selected selection={useSyncExternalStore(selection.subscribe, selection.current)} />
    </>
  );
}

function Selected({ selection }: { selection: Selection }) {
  switch (selection.kind) {
    case "changing":
      return <MessageBones />;
    case "message":
      return <MessageView key={selection.key} message={selection} />;
    case "several":
      return <SeveralSelected key={selection.itemIds.join()} {...selection} />;
    case "none":
      return (
        <SaidState icon={<MailRegular />} title={messageTexts.none}>
          {messageTexts.noneNext}
        </SaidState>
      );
    case "withheld":
      return (
        <SaidState icon={<MailProhibitedRegular />} title={messageTexts.withheld}>
          {messageTexts.withheldNext}
        </SaidState>
      );
    case "draft":
      return (
        <SaidState icon={<DraftsRegular />} title={messageTexts.draft}>
          {messageTexts.draftNext}
        </SaidState>
      );
    case "meeting":
      return (
        <SaidState icon={<CalendarRegular />} title={messageTexts.meeting}>
          {messageTexts.meetingNext}
        </SaidState>
      );
  }
}
