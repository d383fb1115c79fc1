import axe from "axe-core";

/** What axe finds on what is shown, as far as a page without layout can be looked at. */
export async function axeFindings(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    // The head of the page is the server's, and colours need a layout.
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
