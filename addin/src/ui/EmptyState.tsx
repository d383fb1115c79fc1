import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    textAlign: "center",
    gap: "8px",
    padding: "40px 16px",
    color: tokens.colorNeutralForeground2,
  },
  icon: { fontSize: "32px", lineHeight: 0, color: tokens.colorNeutralForeground3 },
  title: { margin: 0 },
  next: { maxWidth: "52ch" },
});

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** It is all that the page shows, and so its title is the page's. */
  wholePage?: boolean;
};

/** A list without rows: what that means, and what to do next. */
export function EmptyState({ icon, title, children, action, wholePage = false }: EmptyStateProps) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <Text as={wholePage ? "h1" : "h2"} size={400} weight="semibold" align="center" className={styles.title}>
        {title}
      </Text>
      {children !== undefined && (
        <Text className={styles.next} align="center">
          {children}
        </Text>
      )}
      {action}
    </div>
  );
}
