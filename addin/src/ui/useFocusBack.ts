import { useCallback, useLayoutEffect, useRef } from "react";

/** A ref for a dialog that has no button of its own that opens it: nobody else brings the focus back to who pressed. */
export function useFocusBack(open: boolean) {
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (open) opener.current = document.activeElement;
  }, [open]);
  return useCallback((shown: HTMLElement | null) => {
    if (shown !== null) return;
    setTimeout(() => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && opener.current instanceof HTMLElement) opener.current.focus();
    });
  }, []);
}
