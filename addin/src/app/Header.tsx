import {
  Button,
  makeStyles,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
} from "@fluentui/react-components";
import { PersonRegular, SettingsRegular } from "@fluentui/react-icons";
import { narrow } from "../ui/layout";
import { Notice } from "../ui/Notice";
import { common, navigation, signInTexts } from "../ui/texts/common";
import { PlacesMenu } from "./PlacesMenu";
import { useSession } from "./SessionContext";
import { TopBar } from "./TopBar";
import { useSignOut } from "./useSignOut";

const useStyles = makeStyles({
  name: { flexGrow: 1 },
  settings: { minWidth: 0, whiteSpace: "nowrap" },
  onlyWide: { [narrow]: { display: "none" } },
  person: { maxWidth: "60%", minWidth: 0 },
  personName: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
});

export function Header({ isAdmin }: { isAdmin: boolean }) {
  const styles = useStyles();
  const { identity } = useSession();
  const signOut = useSignOut(identity);
  return (
    <>
      <TopBar>
        <Text size={400} weight="semibold" className={styles.name}>
          {common.product}
        </Text>
        <PlacesMenu isAdmin={isAdmin}>
          <Button
            className={styles.settings}
            appearance="subtle"
            icon={<SettingsRegular />}
            aria-label={navigation.mySettings}
          >
            <span className={styles.onlyWide}>{navigation.mySettings}</span>
          </Button>
        </PlacesMenu>
        <Menu inline positioning="below-end">
          <MenuTrigger disableButtonEnhancement>
            <Button appearance="subtle" icon={<PersonRegular />} className={styles.person}>
              <span className={styles.personName}>{identity.account?.name}</span>
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuGroup>
                <MenuGroupHeader>{identity.account?.username}</MenuGroupHeader>
                <MenuItem onClick={() => signOut.mutate()}>{signInTexts.signOut}</MenuItem>
              </MenuGroup>
            </MenuList>
          </MenuPopover>
        </Menu>
      </TopBar>
      {signOut.isError && <Notice intent="error">{signInTexts.notSignedOut}</Notice>}
    </>
  );
}
