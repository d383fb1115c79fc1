import { exactTime, writtenTime } from "./dates";
import { useNow } from "./useNow";
import { useZone } from "./zone";

/** `past`: it has happened, however the clocks of page and service differ. */
type WhenProps = { at: string; past?: boolean };

/** An instant, with the exact time on hover. */
export function When({ at, past = false }: WhenProps) {
  const clockNow = useNow();
  const zone = useZone();
  const instant = new Date(at);
  const now = past && instant > clockNow ? instant : clockNow;
  return (
    <time dateTime={at} title={exactTime(instant, zone)}>
      {writtenTime(instant, now, zone)}
    </time>
  );
}
