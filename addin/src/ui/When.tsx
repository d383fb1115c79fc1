import { clockTime, exactTime, relativeTime } from "./dates";
import { useNow } from "./useNow";
import { useZone } from "./zone";

/** An instant relative to now (or, with `clock`, as time of day), with the exact time on hover. */
export function When({ at, clock = false }: { at: string; clock?: boolean }) {
  const now = useNow();
  const zone = useZone();
  const instant = new Date(at);
  return (
    <time dateTime={at} title={exactTime(instant, zone)}>
      {clock ? clockTime(instant, now, zone) : relativeTime(instant, now, zone)}
    </time>
  );
}
