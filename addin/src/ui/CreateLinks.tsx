import type { UnmatchedAddress } from "../api/types";
import { createForms } from "./createForms";
import { OutsideLink } from "./OutsideLink";
import { addressTexts } from "./texts/addresses";

type CreateLinksProps = { address: UnmatchedAddress; onFollow?: (() => void) | undefined };

/** The forms in Salesforce for somebody with an address, filled in; what the person may not make there is left out. */
export function CreateLinks({ address, onFollow }: CreateLinksProps) {
  return createForms(address).map(({ url, name }) => (
    <OutsideLink key={name} href={url} label={addressTexts.forAddress(name, address.address)} onFollow={onFollow}>
      {name}
    </OutsideLink>
  ));
}
