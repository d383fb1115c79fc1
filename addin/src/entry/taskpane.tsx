import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { ConnectIdentity } from "../app/identity";
import { Pane } from "../app/Pane";
import { openInBrowser } from "../office/browser";
import { connectOutlook } from "../office/connect";
import { ownAddress } from "../office/mailbox";
import "./web.css";

// The sign-in library is a third of the first script: it comes while the pane is already drawn.
const connect: ConnectIdentity = async (config) =>
  (await import("../app/nestedIdentity")).connectNested(config, ownAddress());

const root = document.getElementById("root");
if (!root) throw new Error("taskpane.html has no element with the id root.");

createRoot(root).render(
  <StrictMode>
    <Pane
      origin={window.location.origin}
      connect={connect}
      connectOutlook={connectOutlook}
      leaveTo={openInBrowser}
      reload={() => window.location.reload()}
    />
  </StrictMode>,
);
