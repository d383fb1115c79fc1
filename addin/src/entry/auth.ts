import { broadcastResponseToMainFrame } from "@azure/msal-browser/redirect-bridge";

// Opened by the sign-in library only, in a hidden frame; there is nobody here to tell of a failure, and the page that
// waits for the answer runs into its own time-out and says so.
void broadcastResponseToMainFrame().catch(() => undefined);
