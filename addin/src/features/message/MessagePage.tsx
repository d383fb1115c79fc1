import { makeStyles } from "@fluentui/react-components";
import { CalendarRegular, DraftsRegular, MailProhibitedRegular, MailRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useLocation } from "react-router";
import type { Selection, SelectionSource } from "../../office/selection";
import { EmptyState } from "../../ui/EmptyState";
import { hiddenFromSight } from "../../ui/hiddenFromSight";
import { messageTexts } from "../../ui/texts/message";
import { MessageBones, MessageView } from "./MessageView";
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
        <EmptyState icon={<MailRegular />} title={messageTexts.none}>
          {messageTexts.noneNext}
        </EmptyState>
      );
    case "withheld":
      return (
        <EmptyState icon={<MailProhibitedRegular />} title={messageTexts.withheld}>
          {messageTexts.withheldNext}
        </EmptyState>
      );
    case "draft":
      return (
        <EmptyState icon={<DraftsRegular />} title={messageTexts.draft}>
          {messageTexts.draftNext}
        </EmptyState>
      );
    case "meeting":
      return (
        <EmptyState icon={<CalendarRegular />} title={messageTexts.meeting}>
          {messageTexts.meetingNext}
        </EmptyState>
      );
  }
}
