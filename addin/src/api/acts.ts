import type { Api } from "./client";
import type { HistoryItem } from "./types";

/** What changes what is remembered of a message, at the service alone (R8, D6). */
export type Act = "undo" | "ignore" | "restore";

/** What a row of the history can be asked for: the same, or *Record now* (D16). */
export type RowAct = Act | "record";

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

/** Whether *Record now* can change what was decided. */
export function canBeRecorded(code: string): boolean {
  return code === "failed" || code === "not_designated" || isSetAside(code);
}

/** Whether *Record now* sets aside what somebody, or a rule, has said of the message: then it is asked about first (D16). */
export function isSetAside(code: string): boolean {
  switch (code) {
    case "excluded_category":
    case "excluded_address":
    case "excluded_user":
    case "excluded_parent":
    case "excluded_sensitive":
      return true;
    default:
      return false;
  }
}

export function canDo(act: RowAct, code: string): boolean {
  return act === "record" ? canBeRecorded(code) : actFor(code) === act;
}

/** Asks for it, for a row of the history. */
export async function sendAct({ client }: Api, act: RowAct, { id, code }: HistoryItem): Promise<void> {
  const row = { id, internetMessageId: null, restId: null };
  if (act === "record")
    await client.POST("/api/me/messages/record", { body: { ...row, anyway: isSetAside(code), attachments: false } });
  else await client.POST(actPaths[act], { body: row });
}
