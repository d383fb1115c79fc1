import { AnnounceProvider, makeStyles } from "@fluentui/react-components";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { AnnounceContext } from "./announce";
import { hiddenFromSight } from "./hiddenFromSight";

const useStyles = makeStyles({ region: hiddenFromSight });

/** Long enough for a reader that is in the middle of a sentence. */
const spokenMilliseconds = 10_000;

/** Fluent's own announcer interrupts (assertive); what changes here by itself may wait for the end of a sentence. */
export function Announcer({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const [sentences, setSentences] = useState<readonly { id: number; words: string }[]>([]);
  const last = useRef(0);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const announce = useCallback((words: string) => {
    const id = ++last.current;
    setSentences((now) => [...now, { id, words }]);
    timers.current.add(
      setTimeout(() => setSentences((now) => now.filter((sentence) => sentence.id !== id)), spokenMilliseconds),
    );
  }, []);
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  return (
    <AnnounceContext value={announce}>
      <AnnounceProvider value={useMemo(() => ({ announce }), [announce])}>{children}</AnnounceProvider>
      <div aria-live="polite" aria-relevant="additions" className={styles.region}>
        {sentences.map(({ id, words }) => (
          <p key={id}>{words}</p>
        ))}
      </div>
    </AnnounceContext>
  );
}
