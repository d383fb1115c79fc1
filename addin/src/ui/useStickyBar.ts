import { useCallback } from "react";

/** Names a bar's own height to what stands in it. */
const barHeight = "--sticky-bar";

const height = `var(${barHeight}, 0px)`;

/** For the style of such a bar: what is on it is in sight already, and nothing is scrolled to show it clear of the bar itself. */
export const inSight = {
  top: { "& *": { scrollMarginTop: `calc(-1 * ${height})`, scrollMarginBottom: height } },
  bottom: { "& *": { scrollMarginTop: height, scrollMarginBottom: `calc(-1 * ${height})` } },
} as const;

/**
 * Keeps what gets the focus out from under a bar that sticks to an edge of the page (WCAG 2.4.11): as much of that edge as the bar covers, which
 * depends on how its buttons wrap, is kept free when the page scrolls to something.
 */
export function useStickyBar(edge: "top" | "bottom") {
  return useCallback(
    (bar: HTMLElement | null) => {
      if (bar === null) return undefined;
      const page = document.documentElement;
      const property = `scroll-padding-${edge}`;
      const measure = () => {
        // Focus rings are drawn outside of what has the focus.
        const covered = `${Math.ceil(bar.getBoundingClientRect().height) + 8}px`;
        page.style.setProperty(property, covered);
        bar.style.setProperty(barHeight, covered);
      };
      const watch = new ResizeObserver(measure);
      watch.observe(bar);
      measure();
      return () => {
        watch.disconnect();
        page.style.removeProperty(property);
      };
    },
    [edge],
  );
}
