import {
  AuthError,
  createNestablePublicClientApplication,
  type AuthenticationResult,
  type IPublicClientApplication,
} from "@azure/msal-browser";
import { ApiFailure } from "../api/failure";
import type { ClientConfig } from "../api/types";
import type { Identity } from "./identity";
import { inTime, patience } from "./inTime";
import { silentFailure } from "./msalFailures";

/** A person types a password and takes up a phone. */
const personsPatience = 120_000;

/**
 * Whoever is signed in to Outlook, by nested app authentication; an Outlook without it signs in by a window.
 * Nothing is shown here: who must be asked is asked on a press of theirs.
 */
export async function connectNested(config: ClientConfig): Promise<Identity> {
  const app = await inTime(
    createNestablePublicClientApplication({
      auth: {
        clientId: config.clientId,
        authority: config.authority,
        // Only for the window of an Outlook without the bridge, and as there.
        redirectUri: `${window.location.origin}/auth.html`,
        ...(config.authorityMetadata === null ? {} : { authorityMetadata: config.authorityMetadata }),
      },
      cache: { cacheLocation: "localStorage" },
    }),
    patience,
  );
  try {
    return signedIn(app, config.scopes, await silently(app, config.scopes, false));
  } catch (error) {
    if (error instanceof ApiFailure && error.reason.kind === "signedOut") return signedOut(app, config.scopes);
    throw error;
  }
}

function signedIn(app: IPublicClientApplication, scopes: string[], { account }: AuthenticationResult): Identity {
  app.setActiveAccount(account);
  return {
    ...signedOut(app, scopes),
    account: { name: account.name ?? account.username, username: account.username },
    accessToken: async (fresh) => (await silently(app, scopes, fresh)).accessToken,
  };
}

function signedOut(app: IPublicClientApplication, scopes: string[]): Identity {
  return {
    account: null,
    failure: null,
    accessToken: () => Promise.reject(new ApiFailure({ kind: "signedOut" })),
    signIn: async () => signedIn(app, scopes, await asking(app, scopes)),
    signOut: null,
  };
}

async function silently(app: IPublicClientApplication, scopes: string[], fresh: boolean) {
  const account = app.getActiveAccount() ?? app.getAllAccounts()[0];
  try {
    return await inTime(
      app.acquireTokenSilent({ scopes, forceRefresh: fresh, ...(account ? { account } : {}) }),
      patience,
    );
  } catch (error) {
    throw silentFailure(error);
  }
}

async function asking(app: IPublicClientApplication, scopes: string[]) {
  try {
    return await inTime(app.acquireTokenPopup({ scopes }), personsPatience);
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    throw new ApiFailure({ kind: "signInRefused", words: error.errorMessage || error.errorCode });
  }
}
