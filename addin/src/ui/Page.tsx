import { makeStyles, Text, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "react-router";
import { home } from "./home";
import { common } from "./texts/common";

const useStyles = makeStyles({
  header: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px 16px", marginBottom: "16px" },
  words: { flex: "1 1 240px", minWidth: 0 },
  title: { ...typographyStyles.title2, margin: 0, outlineStyle: "none", overflowWrap: "anywhere" },
  lead: { display: "block", marginTop: "4px", color: tokens.colorNeutralForeground2, maxWidth: "75ch" },
});

type PageProps = { title: string; lead?: string; action?: ReactNode; children: ReactNode };

export function Page({ title, lead, action, children }: PageProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, search } = useLocation();
  const opened = useRef({ key, goesFurther: new URLSearchParams(search).has("show") });
  useEffect(() => {
    // Only somebody who followed a link is taken to the new page's title, or further where the link says so; the
    // first page leaves the focus alone.
    if (opened.current.key !== "default" && !opened.current.goesFurther)
      heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${title} · ${common.product}`;
  }, [title]);
  return (
    <>
      <header className={styles.header}>
        <div className={styles.words}>
          <h1 ref={heading} {...home} className={styles.title}>
            {title}
          </h1>
          {lead !== undefined && <Text className={styles.lead}>{lead}</Text>}
        </div>
        {action}
      </header>
      {children}
    </>
  );
}
