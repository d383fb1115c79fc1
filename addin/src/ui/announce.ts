import { createContext, useContext } from "react";

export const AnnounceContext = createContext<(sentence: string) => void>(() => undefined);

/** Says a sentence to a screen reader when it is next idle; the focus stays where it is. */
export const useAnnounce = () => useContext(AnnounceContext);
