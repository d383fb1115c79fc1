import { useEffect } from "react";
import { useFormState } from "react-hook-form";
import { useBlocker } from "react-router";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { settingsTexts } from "../../ui/texts/settings";
import type { FormValues } from "./formValues";

/** Asks before unsaved work is left: by a link, by Back, by closing the tab. */
export function UnsavedGuard({ passes }: { passes: () => boolean }) {
  const { isDirty } = useFormState<FormValues>();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && !passes() && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!passes()) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isDirty, passes]);
  return (
    <ConfirmDialog
      open={blocker.state === "blocked"}
      title={settingsTexts.leaveQuestion}
      confirm={settingsTexts.leave}
      cancel={settingsTexts.stay}
      onConfirm={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {settingsTexts.leaveMeaning}
    </ConfirmDialog>
  );
}
