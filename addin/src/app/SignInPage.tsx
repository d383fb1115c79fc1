import { Button, makeStyles, Text, Title2, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { failureText } from "../ui/failureText";
import { Notice } from "../ui/Notice";
import { common, signInTexts } from "../ui/texts/common";
import type { Identity } from "./identity";
import { useSignIn } from "./useSignIn";

const useStyles = makeStyles({
  frame: { display: "grid", placeItems: "center", minHeight: "100vh", padding: "16px", boxSizing: "border-box" },
  card: {
    boxSizing: "border-box",
    width: "100%",
    maxWidth: "440px",
    minHeight: "240px",
    padding: "32px 24px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow8,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  title: { margin: "0 0 4px" },
  lead: { display: "block", margin: "16px 0 24px" },
});

export function SignInFrame({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.frame}>
      <main className={styles.card}>
        <Title2 as="h1" block className={styles.title}>
          {common.product}
        </Title2>
        <Text>{common.tagline}</Text>
        {children}
      </main>
    </div>
  );
}

export function SignInPage({ identity }: { identity: Identity }) {
  const styles = useStyles();
  const signIn = useSignIn(identity);
  return (
    <>
      <Text className={styles.lead}>{signInTexts.lead}</Text>
      {identity.failure !== null && !signIn.isPending && (
        <Notice intent="error" title={signInTexts.failed}>
          {signInTexts.failedNext} {identity.failure}
        </Notice>
      )}
      {signIn.isError && (
        <Notice intent="error" title={signInTexts.failed}>
          {failureText(signIn.error)}
        </Notice>
      )}
      <Button appearance="primary" size="large" disabledFocusable={signIn.isPending} onClick={() => signIn.mutate()}>
        {signIn.isPending ? signInTexts.opening : signInTexts.signIn}
      </Button>
    </>
  );
}
