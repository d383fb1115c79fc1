import {
  AuthError,
  createNestablePublicClientApplication,
  PublicClientApplication,
  type AccountInfo,
  type IPublicClientApplication,
} from "@azure/msal-browser";
import { ApiFailure } from "../api/failure";
import type { ClientConfig } from "../api/types";
import type { Identity } from "./identity";
import { inTime, patience } from "./inTime";
import { silentFailure } from "./msalFailures";

/** A person types a password and takes up a phone. */
const personsPatience = 120_000;

type Session = {
  app: IPublicClientApplication;
  scopes: string[];
  /** By Outlook's bridge, which knows whom Outlook is open for; else by a window. */
  isNested: boolean;
  /** Whom this Outlook is open for. */
  address: string;
};

/**
 * Whoever is signed in to Outlook, by nested app authentication; an Outlook without it signs in by a window.
 * Nothing is shown here: who must be asked is asked on a press of theirs.
 * @param address Whom this Outlook is open for.
 */
export async function connectNested(config: ClientConfig, address: string): Promise<Identity> {
  let isNested = false as boolean;
  const app = await inTime(
    createNestablePublicClientApplication(
      {
        auth: {
          clientId: config.clientId,
          authority: config.authority,
          // Only for the window of an Outlook without the bridge, and as there.
          redirectUri: `${window.location.origin}/auth.html`,
          ...(config.authorityMetadata === null ? {} : { authorityMetadata: config.authorityMetadata }),
        },
        cache: { cacheLocation: "localStorage" },
      },
      undefined,
      (configuration, controller) => {
        isNested = true;
        return new PublicClientApplication(configuration, controller);
      },
    ),
    patience,
  );
  const session = { app, scopes: config.scopes, isNested, address };
  const known = isNested ? null : knownAccount(session);
  if (!isNested && known === null) return signedOut(session);
  try {
    return signedIn(session, (await silently(session, known, false)).account);
  } catch (error) {
    if (error instanceof ApiFailure && error.reason.kind === "signedOut") return signedOut(session);
    throw error;
  }
}

function signedIn(session: Session, account: AccountInfo): Identity {
  return {
    ...signedOut(session),
    account: { name: account.name ?? account.username, username: account.username },
    accessToken: async (fresh) => (await silently(session, account, fresh)).accessToken,
    signOut: session.isNested ? null : () => forget(session, account),
  };
}

function signedOut(session: Session): Identity {
  return {
    account: null,
    failure: null,
    accessToken: () => Promise.reject(new ApiFailure({ kind: "signedOut" })),
    signIn: async () => {
      const { account } = await asking(session);
      if (!session.isNested) window.localStorage.setItem(chosenBy(session), account.homeAccountId);
      return signedIn(session, account);
    },
    leavesToSignIn: false,
    signOut: null,
  };
}

/** Who has signed in here as whom this Outlook is open for: a sign-in name may differ from the address. */
function chosenBy({ address }: Session): string {
  return `emailsync.pane.${address.toLowerCase()}`;
}

/** The library keeps whoever has signed in on the pages of this address, too: they may be somebody else. */
function knownAccount(session: Session): AccountInfo | null {
  const homeAccountId = window.localStorage.getItem(chosenBy(session));
  const isTheirs = ({ username }: AccountInfo) => username.toLowerCase() === session.address.toLowerCase();
  const all = session.app.getAllAccounts();
  return all.find((one) => one.homeAccountId === homeAccountId) ?? all.find(isTheirs) ?? null;
}

/** @param account Null: whomever the bridge speaks for. */
async function silently({ app, scopes }: Session, account: AccountInfo | null, fresh: boolean) {
  try {
    return await inTime(
      app.acquireTokenSilent({ scopes, forceRefresh: fresh, ...(account ? { account } : {}) }),
      patience,
    );
  } catch (error) {
    throw silentFailure(error);
  }
}

async function asking({ app, scopes, isNested, address }: Session) {
  // A window that was closed is never heard of again: who presses once more opens another.
  const inWindow = { loginHint: address, overrideInteractionInProgress: true };
  try {
    return await inTime(app.acquireTokenPopup({ scopes, ...(isNested ? {} : inWindow) }), personsPatience);
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    throw new ApiFailure({ kind: "signInRefused", words: error.errorMessage || error.errorCode });
  }
}

/** On this machine: Entra itself is not told, so that nobody is signed out of what else they use there. */
async function forget(session: Session, account: AccountInfo): Promise<Identity> {
  window.localStorage.removeItem(chosenBy(session));
  await inTime(session.app.clearCache({ account }), patience);
  return signedOut(session);
}
