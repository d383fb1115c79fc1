import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "../app/App";
import type { ConnectIdentity } from "../app/identity";
import "./web.css";

// The sign-in library is a third of the first script: it comes while the page is already drawn.
const connect: ConnectIdentity = async (config) => (await import("../app/msalIdentity")).connectMsal(config);

const root = document.getElementById("root");
if (!root) throw new Error("web.html has no element with the id root.");

createRoot(root).render(
  <StrictMode>
    <App origin={window.location.origin} connect={connect} leaveTo={(address) => window.location.assign(address)} />
  </StrictMode>,
);
