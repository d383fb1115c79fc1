import { FluentProvider, makeStyles, tokens } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { Announcer } from "../ui/Announcer";
import { LeaveContext } from "../ui/LeaveContext";
import { ErrorBoundary } from "./ErrorBoundary";
import type { ConnectIdentity } from "./identity";
import { createQueryClient } from "./queryClient";
import { SignInGate } from "./SignInGate";
import { useTheme } from "./theme";

const useStyles = makeStyles({
  root: { minHeight: "100vh", backgroundColor: tokens.colorNeutralBackground2 },
});

export type AppProps = {
  /** Where the API is: the page's own origin. */
  origin: string;
  connect: ConnectIdentity;
  leaveTo: (address: string) => void;
};

export function App({ origin, connect, leaveTo }: AppProps) {
  const styles = useStyles();
  const [ended, setEnded] = useState(false);
  const [queryClient] = useState(() => createQueryClient(() => setEnded(true)));
  return (
    <FluentProvider theme={useTheme()} className={styles.root}>
      <ErrorBoundary>
        <Announcer>
          <LeaveContext value={leaveTo}>
            <QueryClientProvider client={queryClient}>
              <SignInGate origin={origin} connect={connect} ended={ended} />
            </QueryClientProvider>
          </LeaveContext>
        </Announcer>
      </ErrorBoundary>
    </FluentProvider>
  );
}
