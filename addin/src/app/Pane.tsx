import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Outlook } from "../office/connect";
import { officeReason } from "../office/failure";
import { Bones } from "../ui/Bones";
import { EmptyState } from "../ui/EmptyState";
import { OutsideLink } from "../ui/OutsideLink";
import { common } from "../ui/texts/common";
import { paneTexts } from "../ui/texts/message";
import { Frame } from "./Frame";
import type { ConnectIdentity } from "./identity";
import { SignInGate } from "./SignInGate";
import { useTheme } from "./theme";

/** Half of the pane: it comes while Outlook and the sign-in answer, before which none of it is shown. */
const loadRoutes = () => import("./paneRoutes");

export type PaneProps = {
  /** Where the API is: the page's own origin. */
  origin: string;
  connect: ConnectIdentity;
  connectOutlook: () => Promise<Outlook>;
  leaveTo: (address: string) => void;
  reload: () => void;
};

type Host = { state: "waiting" } | { state: "ready"; outlook: Outlook } | { state: "failed"; error: unknown };

/** The pane beside a message. Outlook comes first: without it there is no message, and nobody to sign in as. */
export function Pane({ origin, connect, connectOutlook, leaveTo, reload }: PaneProps) {
  const host = useHost(connectOutlook);
  useEffect(() => {
    // Where it does not come, that is said behind the sign-in's own answer.
    loadRoutes().catch(() => undefined);
  }, []);
  const theme = useTheme(host.state === "ready" ? host.outlook.theme : null);
  return (
    <Frame theme={theme} leaveTo={leaveTo}>
      {host.state === "waiting" && (
        <div role="status" aria-label={common.loading(paneTexts.starting)} style={{ padding: "12px" }}>
          <Bones rows={1} height={176} />
        </div>
      )}
      {host.state === "failed" && <NoOutlook error={host.error} origin={origin} reload={reload} />}
      {host.state === "ready" && (
        <SignInGate
          origin={origin}
          connect={connect}
          loadRouter={async () => {
            const { createPaneRouter } = await loadRoutes();
            return () => createPaneRouter(host.outlook.selection);
          }}
        />
      )}
    </Frame>
  );
}

function useHost(connectOutlook: () => Promise<Outlook>): Host {
  const [host, setHost] = useState<Host>({ state: "waiting" });
  useEffect(() => {
    let isShown = true;
    const show = (next: Host) => isShown && setHost(next);
    connectOutlook().then(
      (outlook) => show({ state: "ready", outlook }),
      (error: unknown) => show({ state: "failed", error }),
    );
    return () => {
      isShown = false;
    };
  }, [connectOutlook]);
  return host;
}

function NoOutlook({ error, origin, reload }: { error: unknown; origin: string; reload: () => void }) {
  if (officeReason(error)?.kind === "notInOutlook") {
    return (
      <main>
        <EmptyState
          wholePage
          title={paneTexts.notInOutlook}
          action={<OutsideLink href={`${origin}/web.html`}>{paneTexts.openInBrowser}</OutsideLink>}
        >
          {paneTexts.notInOutlookNext}
        </EmptyState>
      </main>
    );
  }
  return (
    <main>
      <div role="status">
        <EmptyState wholePage title={paneTexts.noOutlook} action={<Button onClick={reload}>{common.retry}</Button>}>
          {paneTexts.noOutlookNext}
        </EmptyState>
      </div>
    </main>
  );
}
