import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { NavLink } from "react-router";
import { navigation } from "../ui/texts/common";
import { administratorPlaces, places, type Place } from "./places";

const useStyles = makeStyles({
  nav: { position: "sticky", top: 0, padding: "20px 12px" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  heading: { display: "block", padding: "16px 12px 4px", color: tokens.colorNeutralForeground2 },
  link: {
    display: "block",
    padding: "9px 12px",
    marginBottom: "2px",
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    borderLeft: "3px solid transparent",
    "@media (forced-colors: active)": { borderLeftColor: "Canvas" },
    "&:hover": { backgroundColor: tokens.colorNeutralBackground2Hover },
    "&:focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  here: {
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeftColor: tokens.colorCompoundBrandStroke,
    "@media (forced-colors: active)": { borderLeftColor: "Highlight" },
  },
});

export function SideNavigation({ isAdmin }: { isAdmin: boolean }) {
  const styles = useStyles();
  return (
    <nav aria-label={navigation.label} className={styles.nav}>
      <Places places={places} />
      {isAdmin && (
        <>
          <Text as="h2" size={200} weight="semibold" className={styles.heading}>
            {navigation.administration}
          </Text>
          <Places places={administratorPlaces} />
        </>
      )}
    </nav>
  );
}

function Places({ places }: { places: readonly Place[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {places.map(({ to, name }) => (
        <li key={to}>
          <NavLink to={to} className={({ isActive }) => mergeClasses(styles.link, isActive && styles.here)}>
            {name}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
