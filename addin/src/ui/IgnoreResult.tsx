import { Button } from "@fluentui/react-components";
import type { Ignoring } from "../api/useIgnoreAddress";
import { AppLink } from "./AppLink";
import { failureText } from "./failureText";
import { Notice } from "./Notice";
import { addressTexts } from "./texts/addresses";
import { listTexts } from "./texts/lists";
import { messageTexts } from "./texts/message";

/** What became of *Ignore address* or *Ignore domain*, with the way back. */
export function IgnoreResult({
  ignoring: { done, asked, error, isPending, takeBack, giveUp },
}: {
  ignoring: Ignoring;
}) {
  if (error !== null)
    return (
      <Notice intent="error" title={asked ? addressTexts.notDone(asked) : messageTexts.notDone} onDismiss={giveUp}>
        {failureText(error)}
      </Notice>
    );
  if (done === null) return null;
  if (done.isTakenBack)
    return (
      <Notice intent="success" onDismiss={giveUp}>
        {addressTexts.takenBack(done.entry)}
      </Notice>
    );
  return (
    <Notice
      intent="success"
      onDismiss={giveUp}
      actions={
        <Button disabledFocusable={isPending} onClick={() => takeBack(done.entry)}>
          {messageTexts.acts.undo}
        </Button>
      }
    >
      {addressTexts.ignored(done.entry)}{" "}
      <AppLink to="/ignore-list" inline>
        {listTexts.title}
      </AppLink>
      .
    </Notice>
  );
}
