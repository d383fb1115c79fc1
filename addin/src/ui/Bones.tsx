import { makeStyles, Skeleton, SkeletonItem } from "@fluentui/react-components";

const useStyles = makeStyles({
  rows: { display: "flex", flexDirection: "column", gap: "12px", paddingBlock: "12px" },
});

/** Grey rows in place of a list; `height` is a row's height in pixels. */
export function Bones({ rows, height }: { rows: number; height: number }) {
  const styles = useStyles();
  return (
    <Skeleton aria-hidden="true" className={styles.rows}>
      {Array.from({ length: rows }, (_, row) => (
        <SkeletonItem key={row} style={{ height: `${height}px` }} />
      ))}
    </Skeleton>
  );
}
