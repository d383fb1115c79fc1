import type { UnmatchedAddress } from "../api/types";
import { addressTexts } from "./texts/addresses";

/** What the person may make of an address in Salesforce, and where. */
export function createForms({ newContactUrl, newLeadUrl }: UnmatchedAddress): { name: string; url: string }[] {
  return [
    { name: addressTexts.createContact, url: newContactUrl },
    { name: addressTexts.createLead, url: newLeadUrl },
  ].flatMap(({ name, url }) => (url === null ? [] : [{ name, url }]));
}
