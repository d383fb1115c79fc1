import { Button, makeStyles, Text } from "@fluentui/react-components";
import { ArrowLeftRegular, SettingsRegular } from "@fluentui/react-icons";
import { Outlet, useLocation, useNavigate } from "react-router";
import { useMe } from "../api/useMe";
import { Notice } from "../ui/Notice";
import { common, navigation, signInTexts } from "../ui/texts/common";
import { paneTexts } from "../ui/texts/message";
import { ZoneContext } from "../ui/zone";
import { Banners } from "./Banners";
import { PlacesMenu } from "./PlacesMenu";
import { useSession } from "./SessionContext";
import { TopBar } from "./TopBar";
import { useSignOut } from "./useSignOut";

const useStyles = makeStyles({
  back: { marginLeft: "-8px", minWidth: 0 },
  settings: { whiteSpace: "nowrap" },
  main: { padding: "12px 12px 40px" },
});

/** Outlook's pane: the message, and My Settings from its top right. */
export function PaneShell() {
  const styles = useStyles();
  const navigate = useNavigate();
  const { identity } = useSession();
  const signOut = useSignOut(identity);
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
        <PlacesMenu
          isAdmin={false}
          signOut={identity.signOut && { who: identity.account?.username ?? "", press: () => signOut.mutate() }}
        >
          <Button className={styles.settings} appearance="subtle" icon={<SettingsRegular />}>
            {navigation.mySettings}
          </Button>
        </PlacesMenu>
      </TopBar>
      <main className={styles.main}>
        <Banners />
        {signOut.isError && <Notice intent="error">{signInTexts.notSignedOut}</Notice>}
        <ZoneContext value={useMe().data?.timeZone ?? null}>
          <Outlet />
        </ZoneContext>
      </main>
    </>
  );
}
