import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { narrow } from "../ui/layout";

const useStyles = makeStyles({
  bar: {
    // Its menus lie over the page.
    position: "relative",
    zIndex: 2,
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: "8px",
    minHeight: "48px",
    padding: "0 24px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { padding: "0 8px 0 12px" },
  },
});

export function TopBar({ children }: { children: ReactNode }) {
  return <header className={useStyles().bar}>{children}</header>;
}
