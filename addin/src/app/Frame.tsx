import { FluentProvider, makeStyles, tokens, type Theme } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { useRef, useState, type ReactNode } from "react";
import { Announcer } from "../ui/Announcer";
import { ConnectFirstContext } from "../ui/ConnectFirst";
import { LeaveContext } from "../ui/LeaveContext";
import { useKeptFocus } from "../ui/useKeptFocus";
import { connectNow } from "./ConnectNow";
import { ErrorBoundary } from "./ErrorBoundary";
import { createQueryClient } from "./queryClient";

const useStyles = makeStyles({
  root: { minHeight: "100vh", backgroundColor: tokens.colorNeutralBackground2 },
});

type FrameProps = { theme: Theme; leaveTo: (address: string) => void; children: ReactNode };

/** What every page stands in, in the browser and in Outlook. */
export function Frame({ theme, leaveTo, children }: FrameProps) {
  const styles = useStyles();
  const [queryClient] = useState(createQueryClient);
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root);
  return (
    <FluentProvider theme={theme}>
      {/* Not on the provider: it hands its looks on to every menu and dialog, which would then cover the page. */}
      <div ref={root} className={styles.root}>
        <ErrorBoundary>
          <Announcer>
            <LeaveContext value={leaveTo}>
              <ConnectFirstContext value={connectNow}>
                <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
              </ConnectFirstContext>
            </LeaveContext>
          </Announcer>
        </ErrorBoundary>
      </div>
    </FluentProvider>
  );
}
