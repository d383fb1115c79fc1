import { useEffect, type RefObject } from "react";
import { homeOf, isHome } from "./home";

/** In milliseconds: a dialog or a menu that goes brings the focus back by itself. */
const grace = 120;

/**
 * Keeps the focus on the page when a press makes its own button go. Nobody is moved whose focus is elsewhere: on another element, in Outlook, or
 * nowhere since a click beside everything.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>) {
  useEffect(() => {
    let last: Element | null = null;
    /** What had the focus last, and what that stood in; while a question or a drawer has it, who opened that. */
    let way: readonly Element[] = [];
    /** The same in a drawer, which is beside the page and has homes of its own. */
    let inDrawer: readonly Element[] = [];
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      last = target;
      const here = wayUp(target);
      if (root.current?.contains(target)) [way, inDrawer] = [here, []];
      else if (here.some(isHome)) inDrawer = here;
    };
    const forget = () => (last = null);
    const press = ({ target }: Event) => {
      if (target instanceof Node && !last?.contains(target)) forget();
    };
    const check = () => {
      const lost = last;
      if (lost === null || lost.isConnected) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        if (last !== lost) return;
        forget();
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        const near = inDrawer.find((element) => element.isConnected && isHome(element));
        const opener = way[0]?.isConnected ? way[0] : null;
        const there = near ?? opener ?? homeOf(way);
        if (there instanceof HTMLElement) there.focus();
      }, grace);
    };
    const watch = new MutationObserver(check);
    watch.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", note);
    document.addEventListener("pointerdown", press);
    window.addEventListener("blur", forget);
    return () => {
      watch.disconnect();
      clearTimeout(waiting);
      document.removeEventListener("focusin", note);
      document.removeEventListener("pointerdown", press);
      window.removeEventListener("blur", forget);
    };
  }, [root]);
}

function wayUp(from: Element): Element[] {
  const way: Element[] = [];
  for (let element: Element | null = from; element !== null; element = element.parentElement) way.push(element);
  return way;
}
