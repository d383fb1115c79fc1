const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** As the browser asks for pages in: by the first of them the service writes the times within its sentences. */
function readersLanguages(): string[] {
  return navigator.languages.filter(isLanguage);
}

/** Some browsers name the system's locale, which need not be a language's tag. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** In the reader's language: the interface speaks English, its dates are in the order that the reader expects. */
export function exactTime(instant: Date, zone: string | undefined): string {
  return new Intl.DateTimeFormat(readersLanguages(), { dateStyle: "full", timeStyle: "long", timeZone: zone }).format(
    instant,
  );
}

export function clockTime(instant: Date, now: Date, zone: string | undefined): string {
  const sameDay = dayOf(instant, zone) === dayOf(now, zone);
  return new Intl.DateTimeFormat(readersLanguages(), {
    timeStyle: "short",
    timeZone: zone,
    ...(sameDay ? {} : { dateStyle: "medium" }),
  }).format(instant);
}

/** A setting's time of day, "08:00", as the reader writes it. */
export function timeOfDay(time: string): string {
  const instant = new Date(`1970-01-01T${time}Z`);
  return new Intl.DateTimeFormat(readersLanguages(), { timeStyle: "short", timeZone: "UTC" }).format(instant);
}

/** "5 minutes ago", "in 2 hours", "yesterday"; from a week away on the date itself. */
export function relativeTime(instant: Date, now: Date, zone: string | undefined): string {
  const difference = instant.getTime() - now.getTime();
  const distance = Math.abs(difference);
  const words = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });
  if (distance < minute) return difference <= 0 ? "just now" : "in less than a minute";
  if (distance < hour) return words.format(Math.round(difference / minute), "minute");
  if (distance < day) return words.format(Math.round(difference / hour), "hour");
  if (distance < 7 * day) return words.format(Math.round(difference / day), "day");
  return new Intl.DateTimeFormat(readersLanguages(), { dateStyle: "medium", timeZone: zone }).format(instant);
}

function dayOf(instant: Date, zone: string | undefined): string {
  return new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone: zone }).format(instant);
}
