import { Link, makeStyles } from "@fluentui/react-components";
import { OpenRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { hiddenFromSight } from "./hiddenFromSight";
import { common } from "./texts/common";

const useStyles = makeStyles({
  icon: { marginLeft: "4px", verticalAlign: "-2px" },
  hidden: hiddenFromSight,
});

/** A link out of the product, into a new tab, and saying so. An address that is not http(s) is shown as words only. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  const styles = useStyles();
  if (!/^https?:\/\//i.test(href)) return <>{children}</>;
  return (
    <Link href={href} target="_blank" rel="noopener noreferrer" inline>
      {children}
      <OpenRegular className={styles.icon} aria-hidden="true" />
      <span className={styles.hidden}> ({common.opensInNewTab})</span>
    </Link>
  );
}
