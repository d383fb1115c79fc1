import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { UnsoughtAddress } from "../api/types";
import { AppLink } from "./AppLink";
import { Disclosure } from "./Disclosure";
import { addressTexts } from "./texts/addresses";
import { listTexts } from "./texts/lists";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "8px" },
  why: { display: "block", color: tokens.colorNeutralForeground2 },
});

/** One's own addresses and ignored ones, folded away, each with its reason; what is ignored by oneself leads to the list. */
export function UnsoughtAddresses({ addresses }: { addresses: readonly UnsoughtAddress[] }) {
  const styles = useStyles();
  return (
    <Disclosure label={addressTexts.unsought(addresses.length)}>
      <ul className={styles.list}>
        {addresses.map(({ address, level, sentence }) => (
          <li key={address}>
            <Text>{address}</Text>
            <Text size={200} className={styles.why}>
              {sentence}{" "}
              {level === "user" && (
                <AppLink to="/ignore-list" inline label={addressTexts.listFor(address)}>
                  {listTexts.title}
                </AppLink>
              )}
            </Text>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
