import { makeStyles, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import { useMe } from "../api/useMe";
import { narrow } from "../ui/layout";
import { hiddenFromSight } from "../ui/hiddenFromSight";
import { common } from "../ui/texts/common";
import { Banners } from "./Banners";
import { Header } from "./Header";
import { PersonLoaded } from "./PersonLoaded";
import { SideNavigation } from "./SideNavigation";

const useStyles = makeStyles({
  body: {
    display: "grid",
    gridTemplateColumns: "232px minmax(0, 1fr)",
    [narrow]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  side: { [narrow]: { display: "none" } },
  main: {
    boxSizing: "border-box",
    width: "100%",
    maxWidth: "1160px",
    padding: "24px 32px 48px",
    outlineStyle: "none",
    [narrow]: { padding: "16px 12px 40px" },
  },
  skip: {
    ...hiddenFromSight,
    zIndex: 10,
    "&:focus": {
      width: "auto",
      height: "auto",
      clipPath: "none",
      padding: "8px 12px",
      backgroundColor: tokens.colorNeutralBackground1,
      color: tokens.colorBrandForegroundLink,
    },
  },
});

export function Shell() {
  const styles = useStyles();
  const main = useRef<HTMLElement>(null);
  const me = useMe();
  return (
    <>
      {/* A button, since the address after the # is the page's. */}
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {common.skipToContent}
      </button>
      <Header isAdmin={me.data?.isAdmin ?? false} />
      <div className={styles.body}>
        <div className={styles.side}>
          <SideNavigation isAdmin={me.data?.isAdmin ?? false} />
        </div>
        <main ref={main} tabIndex={-1} className={styles.main}>
          <Banners />
          <PersonLoaded />
        </main>
      </div>
    </>
  );
}
