const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

const format = (value: number, unit: string, maximumFractionDigits = 0) =>
  new Intl.NumberFormat(undefined, {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits,
  }).format(value);

/** A file's size as people say it: "6 bytes", "12 kB", "5.2 MB", as their language writes it. */
export function sizeText(bytes: number): string {
  if (bytes < kilobyte) return format(bytes, "byte");
  return bytes < megabyte ? format(bytes / kilobyte, "kilobyte") : format(bytes / megabyte, "megabyte", 1);
}
