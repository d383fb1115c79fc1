const minute = 60_000;
const hour = 60 * minute;

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

/** A setting's time of day, "08:00", as the reader writes it. */
export function timeOfDay(time: string): string {
  const instant = new Date(`1970-01-01T${time}Z`);
  return new Intl.DateTimeFormat(readersLanguages(), { timeStyle: "short", timeZone: "UTC" }).format(instant);
}

/** The one way to write an instant: "5 minutes ago" or "in 2 hours" for less than a day away, else its date and time. */
export function writtenTime(instant: Date, now: Date, zone: string | undefined): string {
  const difference = instant.getTime() - now.getTime();
  const [minutes, hours] = [Math.round(difference / minute), Math.round(difference / hour)];
  const words = new Intl.RelativeTimeFormat("en-GB");
  if (Math.abs(difference) < minute) return difference <= 0 ? "just now" : "in less than a minute";
  if (Math.abs(minutes) < 60) return words.format(minutes, "minute");
  if (Math.abs(hours) < 24) return words.format(hours, "hour");
  return new Intl.DateTimeFormat(readersLanguages(), {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  }).format(instant);
}
