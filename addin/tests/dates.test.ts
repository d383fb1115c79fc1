import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { exactTime, writtenTime } from "../src/ui/dates";

const now = new Date("2026-11-26T13:32:00Z");
const zone = "Europe/Berlin";

beforeEach(() => {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["en-GB"]);
});
afterEach(() => vi.restoreAllMocks());

const from = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

describe("An instant", () => {
  it.each([
    [-20, "just now"],
    [20, "in less than a minute"],
    [-5 * minute, "5 minutes ago"],
    [25 * minute, "in 25 minutes"],
    [-(59 * minute + 50), "1 hour ago"],
    [-20 * hour, "20 hours ago"],
    [-(23 * hour + 50 * minute), "25 Nov 2026, 14:42"],
    [-30 * hour, "25 Nov 2026, 08:32"],
    [3 * day, "29 Nov 2026, 14:32"],
    [-40 * day, "17 Oct 2026, 15:32"],
  ])("%i seconds from now is written %s", (seconds, words) => {
    expect(writtenTime(from(seconds), now, zone)).toBe(words);
  });

  it("is written as its reader does", () => {
    vi.spyOn(navigator, "languages", "get").mockReturnValue(["en-US@posix", "en-US"]);
    expect(writtenTime(from(-2 * day), now, zone)).toMatch(/^Nov 24, 2026, 2:32\sPM$/);
    expect(exactTime(from(-5 * minute), zone)).toMatch(/^Thursday, November 26, 2026 at 2:27:00/);
  });
});
