import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  tokens,
} from "@fluentui/react-components";
import { ArrowLeftRegular, SettingsRegular } from "@fluentui/react-icons";
import { Outlet, useLocation, useNavigate } from "react-router";
import { useMe } from "../api/useMe";
import { common } from "../ui/texts/common";
import { paneTexts } from "../ui/texts/message";
import { ZoneContext } from "../ui/zone";
import { Banners } from "./Banners";
import { places } from "./places";

const useStyles = makeStyles({
  header: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: "4px",
    minHeight: "48px",
    padding: "0 8px 0 12px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  back: { marginLeft: "-8px", minWidth: 0 },
  main: { padding: "12px 12px 40px" },
});

/** Outlook's pane: the message, and My Settings from its top right. */
export function PaneShell() {
  const styles = useStyles();
  const navigate = useNavigate();
  const isMessage = useLocation().pathname === "/";
  return (
    <>
      <header className={styles.header}>
        {isMessage ? (
          <Text weight="semibold">{common.product}</Text>
        ) : (
          <Button
            className={styles.back}
            appearance="subtle"
            icon={<ArrowLeftRegular />}
            onClick={() => void navigate("/")}
          >
            {paneTexts.back}
          </Button>
        )}
        <Menu positioning="below-end">
          <MenuTrigger disableButtonEnhancement>
            <Button appearance="subtle" icon={<SettingsRegular />}>
              {paneTexts.settings}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {places.map(({ to, name }) => (
                <MenuItem key={to} onClick={() => void navigate(to)}>
                  {name}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      </header>
      <main className={styles.main}>
        <Banners />
        <ZoneContext value={useMe().data?.timeZone ?? null}>
          <Outlet />
        </ZoneContext>
      </main>
    </>
  );
}
