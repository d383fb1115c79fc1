import {
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useNavigate } from "react-router";
import { navigation, signInTexts } from "../ui/texts/common";
import { administratorPlaces, places, type Place } from "./places";

type PlacesMenuProps = {
  isAdmin: boolean;
  /** Offers to sign out beneath the pages; null: that has another place, or none. */
  signOut?: { who: string; press: () => void } | null;
  children: ReactElement;
};

/** The pages, behind a button. In its place among the landmarks, and not at the end of the document. */
export function PlacesMenu({ isAdmin, signOut = null, children }: PlacesMenuProps) {
  return (
    <Menu inline positioning="below-end">
      <MenuTrigger disableButtonEnhancement>{children}</MenuTrigger>
      <MenuPopover>
        <MenuList>
          <Items places={places} />
          {isAdmin && (
            <MenuGroup>
              <MenuGroupHeader>{navigation.administration}</MenuGroupHeader>
              <Items places={administratorPlaces} />
            </MenuGroup>
          )}
          {signOut && (
            <MenuGroup>
              <MenuGroupHeader>{signOut.who}</MenuGroupHeader>
              <MenuItem onClick={signOut.press}>{signInTexts.signOut}</MenuItem>
            </MenuGroup>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function Items({ places }: { places: readonly Place[] }) {
  const navigate = useNavigate();
  return places.map(({ to, name }) => (
    <MenuItem key={to} onClick={() => void navigate(to)}>
      {name}
    </MenuItem>
  ));
}
