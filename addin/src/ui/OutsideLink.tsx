import { Link, makeStyles } from "@fluentui/react-components";
import { OpenRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { hiddenFromSight } from "./hiddenFromSight";
import { common } from "./texts/common";

const useStyles = makeStyles({
  icon: { marginLeft: "4px", verticalAlign: "-2px" },
  hidden: hiddenFromSight,
});

type OutsideLinkProps = {
  href: string | null;
  children: ReactNode;
  /** What it is called where its words alone would not tell it from others; it begins with them. */
  label?: string;
  onFollow?: (() => void) | undefined;
};

/** A link out of the product, into a new tab, and saying so. Without an address, or with one that is not http(s), words only. */
export function OutsideLink({ href, children, label, onFollow }: OutsideLinkProps) {
  const styles = useStyles();
  if (href === null || !/^https?:\/\//i.test(href)) return <>{children}</>;
  const name = label === undefined ? {} : { "aria-label": `${label} (${common.opensInNewTab})` };
  return (
    <Link href={href} target="_blank" rel="noopener noreferrer" inline {...name} onClick={onFollow}>
      {children}
      <OpenRegular className={styles.icon} aria-hidden="true" />
      <span className={styles.hidden}> ({common.opensInNewTab})</span>
    </Link>
  );
}
