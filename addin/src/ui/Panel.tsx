import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";
import { home } from "./home";

const useStyles = makeStyles({
  panel: {
    boxSizing: "border-box",
    minWidth: 0,
    padding: "20px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px 12px", marginBottom: "8px" },
  title: { ...typographyStyles.subtitle1, margin: 0 },
});

/** A titled region of a page. */
export function Panel({ title, badge, children }: { title: string; badge?: ReactNode; children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.panel} {...home}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {badge}
      </div>
      {children}
    </section>
  );
}
