import type { TokenSource } from "../api/client";
import type { ClientConfig } from "../api/types";

/** Who is at this browser, as far as Entra has told us. */
export type Identity = TokenSource & {
  account: { name: string; username: string } | null;
  /** The last sign-in came back with a refusal: its own words, or null. */
  failure: string | null;
  /**
   * Asks the person. Null: the page is being left, and comes back to the address shown now; else who it is now.
   * Rejects with an ApiFailure, and then everything is as before.
   */
  signIn: () => Promise<Identity | null>;
  /** Whether the page is left to sign in, and what is not saved is lost. */
  leavesToSignIn: boolean;
  /** As `signIn`; null: whoever is signed in to the host is signed in here. */
  signOut: (() => Promise<Identity | null>) | null;
};

export type ConnectIdentity = (config: ClientConfig) => Promise<Identity>;
