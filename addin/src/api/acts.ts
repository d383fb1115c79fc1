/** What changes what is remembered of a message, at the service alone (R8, D6). */
export type Act = "undo" | "ignore" | "restore";

export const actPaths = {
  undo: "/api/me/messages/undo",
  ignore: "/api/me/messages/ignore",
  restore: "/api/me/messages/restore",
} as const satisfies Record<Act, string>;

/** The one that fits what was decided; null: none. What a colleague recorded only they, or an administrator, may take back (R7). */
export function actFor(code: string): Act | null {
  switch (code) {
    case "recorded":
    case "already_recorded":
      return "undo";
    case "no_match":
      return "ignore";
    case "excluded_user":
      return "restore";
    default:
      return null;
  }
}
