import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { UnmatchedAddress } from "../api/types";
import type { Ignoring } from "../api/useIgnoreAddress";
import { CreateLinks } from "./CreateLinks";
import { IgnoreDomain } from "./IgnoreDomain";
import { addressTexts } from "./texts/addresses";

/** A message to hundreds shows no hundreds of buttons unless they are asked for. */
const mostAtFirst = 10;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "12px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  name: { display: "block" },
  actions: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "4px 12px", marginTop: "4px" },
  more: { marginTop: "12px" },
});

type UnmatchedAddressesProps = {
  addresses: readonly UnmatchedAddress[];
  ignoring: Ignoring;
  onFollow?: (() => void) | undefined;
};

/** Each address that nobody in Salesforce has, with what can be done about it. */
export function UnmatchedAddresses({ addresses, ignoring, onFollow }: UnmatchedAddressesProps) {
  const styles = useStyles();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? addresses : addresses.slice(0, mostAtFirst);
  return (
    <>
      <ul className={styles.list}>
        {shown.map((address) => (
          <li key={address.address}>
            {address.name !== null && (
              <Text className={styles.name} dir="auto">
                {address.name}
              </Text>
            )}
            <Text {...(address.name !== null ? { size: 200, className: styles.quiet } : {})}>{address.address}</Text>
            <div className={styles.actions}>
              <CreateLinks address={address} onFollow={onFollow} />
              <Button
                size="small"
                disabledFocusable={ignoring.isPending}
                aria-label={addressTexts.ignoreOf(address.address)}
                onClick={() => ignoring.ignore(address.address)}
              >
                {addressTexts.ignore}
              </Button>
              <IgnoreDomain address={address.address} ignoring={ignoring} />
            </div>
          </li>
        ))}
      </ul>
      {shown.length < addresses.length && (
        <Button className={styles.more} size="small" onClick={() => setWhole(true)}>
          {addressTexts.more(addresses.length - shown.length)}
        </Button>
      )}
    </>
  );
}
