import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { narrow } from "./layout";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gridTemplateColumns: "minmax(96px, max-content) minmax(0, 1fr)",
    gap: "6px 16px",
    [narrow]: { gridTemplateColumns: "fit-content(45%) minmax(0, 1fr)" },
    margin: "12px 0 0",
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: "anywhere" },
});

/** Names and values; what is not known is left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  const styles = useStyles();
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== "");
  if (known.length === 0) return null;
  return (
    <dl className={styles.list}>
      {known.map(([name, value]) => (
        <div key={name} style={{ display: "contents" }}>
          <dt className={styles.term}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
