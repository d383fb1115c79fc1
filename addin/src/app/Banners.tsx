import { Button } from "@fluentui/react-components";
import { Notice } from "../ui/Notice";
import { failures, signInTexts } from "../ui/texts/common";
import { useOnline } from "../ui/useOnline";
import { useSession } from "./SessionContext";

/** What is true of every page at once. */
export function Banners() {
  const online = useOnline();
  const { identity, ended } = useSession();
  return (
    <>
      {!online && <Notice intent="warning">{failures.offlineBanner}</Notice>}
      {ended && (
        <Notice
          intent="warning"
          title={failures.signedOut}
          actions={<Button onClick={() => void identity.signIn()}>{signInTexts.signInAgain}</Button>}
        >
          {signInTexts.unsaved}
        </Notice>
      )}
    </>
  );
}
