import { expect, it } from "vitest";
import { zoneRegion, zoneText } from "../src/ui/zone";

it.each([
  ["Europe/Paris", "Paris (Europe)", "Europe"],
  ["America/Argentina/Buenos_Aires", "Argentina, Buenos Aires (America)", "America"],
  ["Etc/UTC", "UTC", null],
  ["UTC", "UTC", null],
])("%s is called %s", (zone, text, region) => {
  expect([zoneText(zone), zoneRegion(zone)]).toEqual([text, region]);
});
