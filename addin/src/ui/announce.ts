import { createContext, useContext, useEffect, useRef } from "react";

export const AnnounceContext = createContext<(sentence: string) => void>(() => undefined);

/** Says a sentence to a screen reader when it is next idle; the focus stays where it is. */
export const useAnnounce = () => useContext(AnnounceContext);

/** Says a sentence when it is first shown, and again when it has become another. */
export function useAnnounced(words: string) {
  const announce = useAnnounce();
  const said = useRef("");
  useEffect(() => {
    if (said.current === words) return;
    said.current = words;
    announce(words);
  }, [announce, words]);
}
