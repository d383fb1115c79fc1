import {
  makeStyles,
  Menu,
  MenuButton,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { useState } from "react";
import type { UnmatchedAddress } from "../../api/types";
import type { Ignoring } from "../../api/useIgnoreAddress";
import { createForms } from "../../ui/createForms";
import { domainOf } from "../../ui/domain";
import { IgnoreDomainQuestion } from "../../ui/IgnoreDomainQuestion";
import { addressTexts } from "../../ui/texts/addresses";
import { common } from "../../ui/texts/common";

const useStyles = makeStyles({
  // Over the rows beneath it and the bar of the selection.
  menu: { zIndex: 2, maxWidth: "min(300px, calc(100vw - 32px))" },
  header: { overflowWrap: "anywhere", height: "auto" },
});

type RowAddressesProps = {
  addresses: readonly UnmatchedAddress[];
  subject: string;
  ignoring: Ignoring;
  onFollow: () => void;
};

/** What can be done about the addresses of a row that nobody in Salesforce has: the same as in the pane. */
export function RowAddresses({ addresses, subject, ignoring, onFollow }: RowAddressesProps) {
  const styles = useStyles();
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <>
      <Menu inline positioning={{ position: "below", align: "end", overflowBoundaryPadding: 8 }}>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton size="small" disabledFocusable={ignoring.isPending} aria-label={addressTexts.menuOf(subject)}>
            {addressTexts.menu}
          </MenuButton>
        </MenuTrigger>
        <MenuPopover className={styles.menu}>
          <MenuList>
            {addresses.map((address) => (
              <MenuGroup key={address.address}>
                <MenuGroupHeader className={styles.header}>{address.address}</MenuGroupHeader>
                <AddressItems address={address} ignoring={ignoring} onFollow={onFollow} onDomain={setAsked} />
              </MenuGroup>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <DomainQuestion asked={asked} ignoring={ignoring} onEnd={() => setAsked(null)} />
    </>
  );
}

type AddressItemsProps = {
  address: UnmatchedAddress;
  ignoring: Ignoring;
  onFollow: () => void;
  onDomain: (domain: string) => void;
};

function AddressItems({ address, ignoring, onFollow, onDomain }: AddressItemsProps) {
  const domain = domainOf(address.address);
  return (
    <>
      {createForms(address).map(({ name, url }) => (
        <MenuItemLink
          key={name}
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={`${addressTexts.forAddress(name, address.address)} (${common.opensInNewTab})`}
          onClick={onFollow}
        >
          {name}
        </MenuItemLink>
      ))}
      <MenuItem aria-label={addressTexts.ignoreOf(address.address)} onClick={() => ignoring.ignore(address.address)}>
        {addressTexts.ignore}
      </MenuItem>
      {domain !== null && (
        <MenuItem
          aria-haspopup="dialog"
          aria-label={addressTexts.ignoreDomainOf(domain)}
          onClick={() => onDomain(domain)}
        >
          {addressTexts.ignoreDomain}
        </MenuItem>
      )}
    </>
  );
}

type DomainQuestionProps = { asked: string | null; ignoring: Ignoring; onEnd: () => void };

function DomainQuestion({ asked, ignoring, onEnd }: DomainQuestionProps) {
  // While it closes it goes on saying what it asked.
  const [last, setLast] = useState("");
  if (asked !== null && asked !== last) setLast(asked);
  return <IgnoreDomainQuestion open={asked !== null} domain={last} ignoring={ignoring} onEnd={onEnd} />;
}
