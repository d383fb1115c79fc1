import { Button } from "@fluentui/react-components";
import { failureText } from "../ui/failureText";
import { Notice } from "../ui/Notice";
import { failures, signInTexts } from "../ui/texts/common";
import { useOnline } from "../ui/useOnline";
import { useSession } from "./SessionContext";
import { useSignIn } from "./useSignIn";

/** What is true of every page at once. */
export function Banners() {
  const online = useOnline();
  const { identity, ended } = useSession();
  const signIn = useSignIn(identity);
  return (
    <>
      {!online && <Notice intent="warning">{failures.offlineBanner}</Notice>}
      {ended && (
        <Notice
          intent="warning"
          title={failures.signedOut}
          actions={
            <Button disabledFocusable={signIn.isPending} onClick={() => signIn.mutate()}>
              {signIn.isPending ? signInTexts.opening : signInTexts.signInAgain}
            </Button>
          }
        >
          {signIn.isError ? failureText(signIn.error) : identity.leavesToSignIn && signInTexts.unsaved}
        </Notice>
      )}
    </>
  );
}
