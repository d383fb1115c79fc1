import { clockTime, exactTime, relativeTime } from "./dates";
import { useNow } from "./useNow";
import { useZone } from "./zone";

/** `past`: it has happened, however the clocks of page and service differ. */
type WhenProps = { at: string; clock?: boolean; past?: boolean };

/** An instant relative to now (or, with `clock`, as time of day), with the exact time on hover. */
export function When({ at, clock = false, past = false }: WhenProps) {
  const clockNow = useNow();
  const zone = useZone();
  const instant = new Date(at);
  const now = past && instant > clockNow ? instant : clockNow;
  return (
    <time dateTime={at} title={exactTime(instant, zone)}>
      {clock ? clockTime(instant, now, zone) : relativeTime(instant, now, zone)}
    </time>
  );
}
