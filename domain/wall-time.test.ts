import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays, dayGiven, instantOf, isTimeZone, startOf, wallTimeOf } from "./wall-time";

describe("wall time", () => {
  it("reads the clock on a wall in Madrid, winter and summer", () => {
    expect(instantOf("2026-01-15T18:30", "Europe/Madrid").toISOString()).toBe(
      "2026-01-15T17:30:00.000Z",
    );
    expect(instantOf("2026-07-15T18:30", "Europe/Madrid").toISOString()).toBe(
      "2026-07-15T16:30:00.000Z",
    );
  });

  it("reads a skipped hour with the offset from before it", () => {
    // At 02:00 on 29 March 2026 clocks in Madrid went to 03:00.
    expect(instantOf("2026-03-29T02:30", "Europe/Madrid").toISOString()).toBe(
      "2026-03-29T01:30:00.000Z",
    );
  });

  it("takes the first of an hour that comes twice", () => {
    // At 03:00 on 25 October 2026 clocks in Madrid went back to 02:00.
    expect(instantOf("2026-10-25T02:30", "Europe/Madrid").toISOString()).toBe(
      "2026-10-25T00:30:00.000Z",
    );
  });

  it("comes back to the same clock face outside skipped hours", () => {
    const zones = [
      "Europe/Madrid",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kolkata",
      "UTC",
    ];
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (instant, zone) => {
          const wall = wallTimeOf(instant, zone);
          expect(wallTimeOf(instantOf(wall, zone), zone)).toBe(wall);
        },
      ),
    );
  });

  it("adds days by the calendar, over month ends and leap days", () => {
    expect(addDays("2028-02-28T09:00", 1)).toBe("2028-02-29T09:00");
    expect(addDays("2026-12-31T09:00", 7)).toBe("2027-01-07T09:00");
    expect(addDays("2026-03-01T09:00", -1)).toBe("2026-02-28T09:00");
  });

  it("knows a time zone from a word", () => {
    expect(isTimeZone("Europe/Madrid")).toBe(true);
    expect(isTimeZone("Atlantis/Capital")).toBe(false);
    expect(isTimeZone("")).toBe(false);
    expect(() => instantOf("tomorrow", "UTC")).toThrow(RangeError);
  });
});

test.each([undefined, "", "yesterday", "2026-13-01", "2026-5-4", "2026-05-04T10:00"])(
  "%s names no day",
  (text) => {
    expect(dayGiven(text)).toBeUndefined();
    expect(startOf(text, 0, "Europe/Madrid")).toBeUndefined();
  },
);

test("a named day begins at its midnight there, across the change of the clocks too", () => {
  const madrid = (later: number) => startOf("2026-03-29", later, "Europe/Madrid")?.toISOString();
  expect(madrid(0)).toBe("2026-03-28T23:00:00.000Z");
  expect(madrid(1)).toBe("2026-03-29T22:00:00.000Z");
});
