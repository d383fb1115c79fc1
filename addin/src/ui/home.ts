/**
 * Where the focus goes when what had it is gone: the nearest of these that is still there. To be spread on an element that a reader can be told
 * the name of.
 */
export const home = { tabIndex: -1, "data-home": "" } as const;

export const isHome = (element: Element) => element.matches("[data-home]");

/** The nearest home around something that was somewhere in it, else the page's. */
export function homeOf(way: readonly Element[]): HTMLElement | null {
  const near = way.find((element) => element.isConnected && isHome(element));
  const there = near ?? document.querySelector("main [data-home]") ?? document.querySelector("main h1");
  return there instanceof HTMLElement ? there : null;
}
