import { Button, makeStyles, Text } from "@fluentui/react-components";
import { ArrowLeftRegular, SettingsRegular } from "@fluentui/react-icons";
import { Outlet, useLocation, useNavigate } from "react-router";
import { useMe } from "../api/useMe";
import { common, navigation } from "../ui/texts/common";
import { paneTexts } from "../ui/texts/message";
import { ZoneContext } from "../ui/zone";
import { Banners } from "./Banners";
import { PlacesMenu } from "./PlacesMenu";
import { TopBar } from "./TopBar";

const useStyles = makeStyles({
  back: { marginLeft: "-8px", minWidth: 0 },
  settings: { whiteSpace: "nowrap" },
  main: { padding: "12px 12px 40px" },
});

/** Outlook's pane: the message, and My Settings from its top right. */
export function PaneShell() {
  const styles = useStyles();
  const navigate = useNavigate();
  const isMessage = useLocation().pathname === "/";
  return (
    <>
      <TopBar>
        {isMessage ? (
          <Text weight="semibold">{common.product}</Text>
        ) : (
          <Button
            className={styles.back}
            appearance="subtle"
            icon={<ArrowLeftRegular />}
            aria-label={paneTexts.backToMessage}
            onClick={() => void navigate("/")}
          >
            {paneTexts.back}
          </Button>
        )}
        <PlacesMenu isAdmin={false}>
          <Button className={styles.settings} appearance="subtle" icon={<SettingsRegular />}>
            {navigation.mySettings}
          </Button>
        </PlacesMenu>
      </TopBar>
      <main className={styles.main}>
        <Banners />
        <ZoneContext value={useMe().data?.timeZone ?? null}>
          <Outlet />
        </ZoneContext>
      </main>
    </>
  );
}
