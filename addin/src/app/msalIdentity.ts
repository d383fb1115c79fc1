import { AuthError, PublicClientApplication, type AccountInfo, type SilentRequest } from "@azure/msal-browser";
import { ApiFailure } from "../api/failure";
import type { ClientConfig } from "../api/types";
import type { Identity } from "./identity";
import { inTime, patience } from "./inTime";
import { silentFailure } from "./msalFailures";

/** Entra's sign-in by redirect. Finishes a sign-in that this page load is the answer to, and puts its address back. */
export async function connectMsal(config: ClientConfig): Promise<Identity> {
  const page = `${window.location.origin}/web.html`;
  const open = async () => {
    const app = new PublicClientApplication({
      auth: {
        clientId: config.clientId,
        authority: config.authority,
        redirectUri: page,
        postLogoutRedirectUri: page,
        ...(config.authorityMetadata === null ? {} : { authorityMetadata: config.authorityMetadata }),
      },
      cache: { cacheLocation: "localStorage" },
    });
    await inTime(app.initialize(), patience);
    return app;
  };
  const app = await open();
  // The library begins nothing anew as long as something is not answered, and gives it up only where a page begins.
  const giveUpBefore = async () => {
    const other = await open();
    await inTime(other.handleRedirectPromise({ navigateToLoginRequestUrl: false }), patience).catch(() => null);
  };
  const failure = await finishRedirect(app);
  const account = whoSignedIn(app);

  return {
    account: account && { name: account.name ?? account.username, username: account.username },
    failure,
    accessToken: (fresh) => acquireToken(app, config.scopes, account, fresh),
    signIn: async () => {
      const state = window.location.hash;
      const who = account ? { loginHint: account.username } : { prompt: "select_account" };
      await leaving(() => app.loginRedirect({ scopes: config.scopes, state, ...who }), giveUpBefore);
      return null;
    },
    leavesToSignIn: true,
    signOut: async () => {
      const before = window.localStorage.getItem(signedIn);
      window.localStorage.setItem(signedIn, nobody);
      try {
        await leaving(() => app.logoutRedirect({ account }), giveUpBefore);
      } catch (error) {
        // Whoever is not signed out is signed in as before.
        if (before === null) window.localStorage.removeItem(signedIn);
        else window.localStorage.setItem(signedIn, before);
        throw error;
      }
      return null;
    },
  };
}

/** The page is left for Entra's, unless that cannot be reached. */
async function leaving(redirect: () => Promise<void>, giveUpBefore: () => Promise<void>): Promise<void> {
  try {
    await inTime(redirect(), patience).catch(async (error: unknown) => {
      if (!(error instanceof AuthError) || error.errorCode !== "interaction_in_progress") throw error;
      await giveUpBefore();
      await inTime(redirect(), patience);
    });
  } catch (error) {
    throw silentFailure(error);
  }
}

/** Who has signed in here, or that they signed out: the library also keeps whom Outlook's pane speaks for, which shares the address. */
const signedIn = "emailsync.signed-in";
const nobody = "nobody";

/** Whoever signed in here. Where none has yet, the one whom the pane speaks for need not be asked; of several, nobody knows which. */
function whoSignedIn(app: PublicClientApplication): AccountInfo | null {
  const homeAccountId = window.localStorage.getItem(signedIn);
  if (homeAccountId !== null) return homeAccountId === nobody ? null : app.getAccount({ homeAccountId });
  const known = app.getAllAccounts();
  return known.length === 1 ? (known[0] ?? null) : null;
}

async function finishRedirect(app: PublicClientApplication): Promise<string | null> {
  try {
    // The address is put back here: the library's own way would load the page a second time.
    const result = await inTime(app.handleRedirectPromise({ navigateToLoginRequestUrl: false }), patience);
    if (!result) return null;
    window.localStorage.setItem(signedIn, result.account.homeAccountId);
    showAddress(result.state?.startsWith("#/") ? result.state : "#/");
    return null;
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    showAddress("#/");
    return error.errorMessage || error.errorCode;
  }
}

function showAddress(hash: string) {
  window.history.replaceState(null, "", window.location.pathname + window.location.search + hash);
}

async function acquireToken(
  app: PublicClientApplication,
  scopes: string[],
  account: AccountInfo | null,
  fresh: boolean,
) {
  if (!account) throw new ApiFailure({ kind: "signedOut" });
  // A hidden frame needs a page of its own that hands the answer over without starting all of this again.
  const request: SilentRequest = {
    scopes,
    account,
    forceRefresh: fresh,
    redirectUri: `${window.location.origin}/auth.html`,
  };
  try {
    return (await inTime(app.acquireTokenSilent(request), patience)).accessToken;
  } catch (error) {
    throw silentFailure(error);
  }
}
