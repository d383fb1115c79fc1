import { makeStyles } from "@fluentui/react-components";
import type { ExplainedAttachment } from "../api/types";
import { OutsideLink } from "./OutsideLink";
import { sizeText } from "./sizeText";

const useStyles = makeStyles({ list: { margin: 0, paddingLeft: "20px" } });

/** Each attachment with its size and what became of it; what is in Salesforce can be opened there. */
export function AttachmentList({ attachments }: { attachments: readonly ExplainedAttachment[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {attachments.map(({ name, sizeBytes, fate, sentence, url }, index) => (
        <li key={`${index}-${name}`}>
          <OutsideLink href={url}>{name}</OutsideLink>
          {fate !== "link" && ` (${sizeText(sizeBytes)})`}: {sentence}
        </li>
      ))}
    </ul>
  );
}
