import { useEffect, useRef } from "react";

/** Calls once when the person is back who left by a link of this page; what is returned is to be called when they go. */
export function useOnReturn(back: () => void): () => void {
  const isAway = useRef(false);
  const latest = useRef(back);
  useEffect(() => {
    latest.current = back;
  });
  useEffect(() => {
    const onFocus = () => {
      if (!isAway.current) return;
      isAway.current = false;
      latest.current();
    };
    window.addEventListener("focus", onFocus);
    return () => window.removeEventListener("focus", onFocus);
  }, []);
  return () => {
    isAway.current = true;
  };
}
