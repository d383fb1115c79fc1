import type { UnmatchedAddress } from "../api/types";
import { OutsideLink } from "./OutsideLink";
import { addressTexts } from "./texts/addresses";

type CreateLinksProps = { address: UnmatchedAddress; onFollow?: (() => void) | undefined };

/** The forms in Salesforce for somebody with an address, filled in; what the person may not make there is left out. */
export function CreateLinks({ address: { address, newContactUrl, newLeadUrl }, onFollow }: CreateLinksProps) {
  const forms = [
    { url: newContactUrl, name: addressTexts.createContact },
    { url: newLeadUrl, name: addressTexts.createLead },
  ];
  return forms.map(
    ({ url, name }) =>
      url !== null && (
        <OutsideLink key={name} href={url} label={addressTexts.forAddress(name, address)} onFollow={onFollow}>
          {name}
        </OutsideLink>
      ),
  );
}
