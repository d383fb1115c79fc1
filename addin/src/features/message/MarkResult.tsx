import { Notice } from "../../ui/Notice";

/** What became of a mark that was pressed here; nothing before. */
export function MarkResult({ done, failed }: { done: string | null; failed: string | null }) {
  if (failed !== null) return <Notice intent="error">{failed}</Notice>;
  return done === null ? null : <Notice intent="success">{done}</Notice>;
}
