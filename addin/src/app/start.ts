import type { ClientConfig } from "../api/types";
import type { Identity } from "./identity";
import type { AppRouter } from "./routes";

/** What must be there before anything can be asked for in a person's name. */
export type Start = {
  config: ClientConfig;
  identity: Identity;
  /** Makes what is behind the sign-in. */
  createRouter: () => AppRouter;
  /** The sign-in ran out while the page was open. */
  ended: boolean;
};

/** Everything kept under its first part is the program's own, not a person's. */
export const startKey = ["start"] as const;
