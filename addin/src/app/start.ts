import type { ClientConfig } from "../api/types";
import type { Identity } from "./identity";

/** What must be there before anything can be asked for in a person's name. */
export type Start = {
  config: ClientConfig;
  identity: Identity;
  /** The sign-in ran out while the page was open. */
  ended: boolean;
};

/** Everything kept under its first part is the program's own, not a person's. */
export const startKey = ["start"] as const;
