import type { TokenSource } from "../api/client";
import type { ClientConfig } from "../api/types";

/** Who is at this browser, as far as Entra has told us. */
export type Identity = TokenSource & {
  account: { name: string; username: string } | null;
  /** The last sign-in came back with a refusal: its own words, or null. */
  failure: string | null;
  /** Leaves the page; comes back to the address shown now. */
  signIn: () => Promise<void>;
  signOut: () => Promise<void>;
};

export type ConnectIdentity = (config: ClientConfig) => Promise<Identity>;
