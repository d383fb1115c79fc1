import type { RecordLink } from "../api/types";
import { OutsideLink } from "./OutsideLink";

/** Records of Salesforce in a line, each with its type. */
export function RecordLinks({ records }: { records: readonly RecordLink[] }) {
  return records.map(({ type, id, name, url }, index) => (
    <span key={`${type}-${id}`}>
      {index > 0 && ", "}
      <OutsideLink href={url}>{name}</OutsideLink> ({type})
    </span>
  ));
}
