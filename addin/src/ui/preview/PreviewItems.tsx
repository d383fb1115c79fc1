import { makeStyles, Text, tokens, typographyStyles } from "@fluentui/react-components";
import { useId } from "react";
import type { Preview } from "../../api/types";
import { historyTexts } from "../texts/history";
import { previewTexts } from "../texts/preview";
import { When } from "../When";

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: "0 0 4px" },
  list: { listStyleType: "none", margin: 0, padding: 0, maxHeight: "480px", overflowY: "auto" },
  item: {
    display: "flex",
    flexDirection: "column",
    gap: "2px",
    padding: "8px 0",
    overflowWrap: "anywhere",
    ":not(:first-child)": { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type PreviewItemsProps = { title: string; items: Preview["items"]; count: number };

/** The messages of one direction, with what is said of each now and what would be. */
export function PreviewItems({ title, items, count }: PreviewItemsProps) {
  const styles = useStyles();
  const id = useId();
  if (count === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      {/* What scrolls can be reached by keys. */}
      <ul className={styles.list} {...(items.length > 0 && { tabIndex: 0 })} aria-labelledby={id}>
        {items.map(({ subject, from, receivedAt, now, then }, index) => (
          <li key={index} className={styles.item}>
            <Text weight="semibold" dir="auto">
              {subject === "" ? historyTexts.noSubject : subject}
            </Text>
            <Text size={200} className={styles.quiet}>
              <bdi>{from?.name ?? from?.address ?? historyTexts.unknownSender}</bdi>
              {receivedAt !== null && (
                <>
                  {" · "}
                  <When at={receivedAt} past />
                </>
              )}
            </Text>
            <Text size={200}>
              {previewTexts.now} {now}
            </Text>
            <Text size={200}>
              {previewTexts.then} {then}
            </Text>
          </li>
        ))}
      </ul>
      {count > items.length && (
        <Text size={200} className={styles.quiet}>
          {previewTexts.further(count - items.length)}
        </Text>
      )}
    </section>
  );
}
