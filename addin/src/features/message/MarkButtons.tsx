import { Button } from "@fluentui/react-components";
import type { Mark } from "../../office/marks";
import { markNames } from "../../ui/texts/marks";

type MarkButtonProps = { mark: Mark; primary?: boolean; isPending: boolean; press: (mark: Mark) => void };

export function MarkButton({ mark, primary = false, isPending, press }: MarkButtonProps) {
  return (
    <Button
      {...(primary ? { appearance: "primary" as const } : {})}
      disabledFocusable={isPending}
      onClick={() => press(mark)}
    >
      {markNames[mark]}
    </Button>
  );
}

type MarkButtonsProps = { isPending: boolean; press: (mark: Mark) => void };

/** Both, where nothing is known of the message: they need nothing but Outlook (O2). */
export function MarkButtons(props: MarkButtonsProps) {
  return (
    <>
      <MarkButton mark="record" {...props} />
      <MarkButton mark="doNotRecord" {...props} />
    </>
  );
}
