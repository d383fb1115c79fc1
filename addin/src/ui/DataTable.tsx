import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Fragment, type Key, type ReactNode } from "react";
import { hiddenFromSight } from "./hiddenFromSight";
import { narrow } from "./layout";

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    [narrow]: { display: "block" },
  },
  caption: hiddenFromSight,
  block: { [narrow]: { display: "block" } },
  head: { [narrow]: hiddenFromSight },
  heading: {
    textAlign: "start",
    padding: "10px 12px",
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    whiteSpace: "nowrap",
  },
  row: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { display: "block", padding: "8px 4px", ":first-child": { borderTopStyle: "none" } },
  },
  cell: {
    textAlign: "start",
    verticalAlign: "top",
    padding: "12px",
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: "anywhere",
    [narrow]: { display: "grid", gridTemplateColumns: "104px minmax(0, 1fr)", gap: "8px", padding: "6px 8px" },
  },
  below: { padding: "0 12px 12px", [narrow]: { display: "block", padding: "0 8px 8px" } },
  // A label without anything beside it says nothing.
  empty: { [narrow]: { display: "none" } },
  label: { display: "none", color: tokens.colorNeutralForeground2, [narrow]: { display: "block" } },
});

export type Column<Row> = { key: string; heading: string; cell: (row: Row) => ReactNode };

type DataTableProps<Row> = {
  caption: string;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  /** What stands beneath a row, as wide as the table; null: nothing. */
  below?: (row: Row) => ReactNode;
};

/** A table that becomes a list of cards where it is narrow. The roles are written out, since display: block takes them away. */
export function DataTable<Row>({ caption, columns, rows, rowKey, below }: DataTableProps<Row>) {
  const styles = useStyles();
  const beneath = (row: Row) => {
    const content = below?.(row) ?? null;
    return (
      content !== null && (
        <tr role="row" className={styles.block}>
          <td role="cell" colSpan={columns.length} className={styles.below}>
            {content}
          </td>
        </tr>
      )
    );
  };
  return (
    <table role="table" className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <thead role="rowgroup" className={styles.head}>
        <tr role="row">
          {columns.map(({ key, heading }) => (
            <th key={key} role="columnheader" scope="col" className={styles.heading}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className={styles.block}>
        {rows.map((row) => (
          <Fragment key={rowKey(row)}>
            <tr role="row" className={styles.row}>
              {columns.map(({ key, heading, cell }, index) => {
                const Cell = index === 0 ? "th" : "td";
                const content = cell(row);
                const isEmpty = content === null || content === undefined || typeof content === "boolean";
                return (
                  <Cell
                    key={key}
                    className={mergeClasses(styles.cell, isEmpty && styles.empty)}
                    {...(index === 0 ? { role: "rowheader", scope: "row" } : { role: "cell" })}
                  >
                    <span className={styles.label} aria-hidden="true">
                      {heading}
                    </span>
                    <div>{content}</div>
                  </Cell>
                );
              })}
            </tr>
            {beneath(row)}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
