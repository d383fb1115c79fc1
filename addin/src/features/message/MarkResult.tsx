import { Notice } from "../../ui/Notice";

type MarkResultProps = { result: { done: string | null; failed: string | null } };

/** What became of a mark that was pressed here; nothing before. */
export function MarkResult({ result: { done, failed } }: MarkResultProps) {
  if (failed !== null) return <Notice intent="error">{failed}</Notice>;
  return done === null ? null : <Notice intent="success">{done}</Notice>;
}
