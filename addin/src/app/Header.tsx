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
  tokens,
} from "@fluentui/react-components";
import { NavigationRegular, PersonRegular } from "@fluentui/react-icons";
import { useNavigate } from "react-router";
import { common, navigation, signInTexts } from "../ui/texts/common";
import { administratorPlaces, places } from "./places";
import { useSession } from "./SessionContext";
import { narrow } from "../ui/layout";

const useStyles = makeStyles({
  header: {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    minHeight: "48px",
    padding: "0 24px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { padding: "0 8px" },
  },
  name: { flexGrow: 1 },
  onlyNarrow: { display: "none", [narrow]: { display: "inline-flex" } },
  person: { maxWidth: "60%", minWidth: 0 },
  personName: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
});

export function Header({ isAdmin }: { isAdmin: boolean }) {
  const styles = useStyles();
  const { identity } = useSession();
  const navigate = useNavigate();
  return (
    <header className={styles.header}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            className={styles.onlyNarrow}
            appearance="subtle"
            icon={<NavigationRegular />}
            aria-label={navigation.menu}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {places.map(({ to, name }) => (
              <MenuItem key={to} onClick={() => void navigate(to)}>
                {name}
              </MenuItem>
            ))}
            {isAdmin && (
              <MenuGroup>
                <MenuGroupHeader>{navigation.administration}</MenuGroupHeader>
                {administratorPlaces.map(({ to, name }) => (
                  <MenuItem key={to} onClick={() => void navigate(to)}>
                    {name}
                  </MenuItem>
                ))}
              </MenuGroup>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      <Text size={400} weight="semibold" className={styles.name}>
        {common.product}
      </Text>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<PersonRegular />} className={styles.person}>
            <span className={styles.personName}>{identity.account?.name}</span>
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>{identity.account?.username}</MenuGroupHeader>
              <MenuItem onClick={() => void identity.signOut?.()}>{signInTexts.signOut}</MenuItem>
            </MenuGroup>
          </MenuList>
        </MenuPopover>
      </Menu>
    </header>
  );
}
