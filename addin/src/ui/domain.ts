/** The domain that a list may hold: of at least two parts, and no number of a host. */
const listable = /^[^@[\]]+\.\p{L}[\p{L}\p{N}-]*$/u;

/** The domain of an address; null: no list can hold it. */
export function domainOf(address: string): string | null {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return listable.test(domain) ? domain : null;
}
