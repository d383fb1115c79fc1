import { useEffect } from "react";

type Said = { data: { isRecorded: boolean } | undefined; reset: () => void };

/**
 * Forgets what an act did once that is no longer so: its words were about a message that was recorded, or about one that was not. A message that
 * is as it was again brings them not back.
 */
export function useStaleForgotten({ data, reset }: Said, isRecorded: boolean) {
  const isStale = data !== undefined && data.isRecorded !== isRecorded;
  useEffect(() => {
    if (isStale) reset();
  }, [isStale, reset]);
}
