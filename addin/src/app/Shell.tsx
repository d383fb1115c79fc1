import { makeStyles, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import { Outlet } from "react-router";
import { useMe } from "../api/useMe";
import { Bones } from "../ui/Bones";
import { narrow } from "../ui/layout";
import { Loaded } from "../ui/Loaded";
import { hiddenFromSight } from "../ui/hiddenFromSight";
import { common, signInTexts } from "../ui/texts/common";
import { ZoneContext } from "../ui/zone";
import { Banners } from "./Banners";
import { Header } from "./Header";
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
          <Loaded query={me} what={signInTexts.you} skeleton={<Bones rows={4} height={56} />}>
            {({ timeZone }) => (
              <ZoneContext value={timeZone}>
                <Outlet />
              </ZoneContext>
            )}
          </Loaded>
        </main>
      </div>
    </>
  );
}
