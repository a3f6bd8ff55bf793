import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIBRARY } from "@/content/library";
import { promptsOf } from "./exercise";
import { isHeld, openingHour, releasable } from "./release";
import { wallTimeOf } from "./wall-time";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const date = (text: string) => new Date(text);
const madrid = "Europe/Madrid";
// Tuesday 2026-11-24, 20:00 in Madrid.
const due = date("2026-11-24T19:00:00Z");

describe("releasable", () => {
  it("is every written prompt of the library, and no number and no choice", () => {
    const released = LIBRARY.flatMap((exercise) =>
      promptsOf(exercise)
        .filter(releasable)
        .map((prompt) => `${exercise.key}/${prompt.key}`),
    );
    // By hand: the [t] of the product's table.
    expect(released).toEqual([
      ...["weekly-check-in/sentence", "tune-in/noticed", "yes-no-not-sure/unsure"],
      ...["good-partner-rule/rule", "draft-the-true-sentence/sentence"],
      ...["one-small-true-thing/hardest", "soft-landing/softened", "when-it-stung/next-reply"],
      ...["curious-not-certain/surprise", "ask-for-a-break/came-up"],
      ...["permission-to-pivot/after-pivot", "closeness-is-the-goal/goal-crept-in"],
      "which-step-slipped/next-time",
    ]);
  });

  it("is nothing that is for the therapist alone, however it is answered", () => {
    const title = { en: "t", es: "t" };
    expect(releasable({ kind: "write", key: "k", title })).toBe(true);
    expect(releasable({ kind: "write", key: "k", title, therapistOnly: true })).toBe(false);
  });
});

describe("the opening hour", () => {
  it("is the due time, until the due time has come", () => {
    for (const before of [30 * DAY, HOUR, 1]) {
      expect(openingHour(due, new Date(due.getTime() - before), madrid)).toEqual(due);
    }
  });

  it("is Monday at six from then on, also for who presses at the due time itself", () => {
    const monday = date("2026-11-30T05:00:00Z");
    for (const after of [0, 1, HOUR, 3 * DAY]) {
      expect(openingHour(due, new Date(due.getTime() + after), madrid)).toEqual(monday);
    }
  });

  it("is a later hour than the click, also on a Monday at six", () => {
    const at = (wall: string) => openingHour(due, date(wall), madrid).toISOString();
    expect(at("2026-11-30T04:59:59.999Z")).toBe("2026-11-30T05:00:00.000Z");
    expect(at("2026-11-30T05:00:00.000Z")).toBe("2026-12-07T05:00:00.000Z");
    expect(at("2026-11-30T05:00:00.001Z")).toBe("2026-12-07T05:00:00.000Z");
    expect(at("2026-11-29T23:00:00.000Z")).toBe("2026-11-30T05:00:00.000Z");
  });

  // By hand, from each zone's own calendar: the Monday after a clock was changed, and one before.
  it.each([
    // Sunday's clocks go forward, back.
    ["Europe/Madrid", "2026-03-28T12:00:00Z", "2026-03-30T04:00:00.000Z"],
    ["Europe/Madrid", "2026-03-22T12:00:00Z", "2026-03-23T05:00:00.000Z"],
    ["Europe/Madrid", "2026-10-24T12:00:00Z", "2026-10-26T05:00:00.000Z"],
    ["America/New_York", "2026-03-07T12:00:00Z", "2026-03-09T10:00:00.000Z"],
    ["America/New_York", "2026-10-31T12:00:00Z", "2026-11-02T11:00:00.000Z"],
    ["Australia/Sydney", "2026-04-04T00:00:00Z", "2026-04-05T20:00:00.000Z"],
    ["Australia/Sydney", "2026-10-03T00:00:00Z", "2026-10-04T19:00:00.000Z"],
    // Half an hour of summer time.
    ["Australia/Lord_Howe", "2026-10-03T00:00:00Z", "2026-10-04T19:00:00.000Z"],
    ["Australia/Lord_Howe", "2026-04-04T00:00:00Z", "2026-04-05T19:30:00.000Z"],
    // No summer time, and offsets that are no whole hours.
    ["Asia/Kolkata", "2026-03-28T12:00:00Z", "2026-03-30T00:30:00.000Z"],
    ["Asia/Kathmandu", "2026-03-28T12:00:00Z", "2026-03-30T00:15:00.000Z"],
    // Both ends of the world: it is Monday there while elsewhere it is Sunday or Tuesday.
    ["Pacific/Kiritimati", "2026-03-28T12:00:00Z", "2026-03-29T16:00:00.000Z"],
    ["Pacific/Pago_Pago", "2026-03-30T16:59:00Z", "2026-03-30T17:00:00.000Z"],
  ])("is at six by the practice's own clock: %s at %s", (zone, at, hour) => {
    expect(openingHour(date("2026-01-01T00:00:00Z"), date(at), zone).toISOString()).toBe(hour);
  });

  it("is a Monday at six within a week, at any moment and anywhere", () => {
    const zones = ["Europe/Madrid", "America/New_York", "America/Santiago", "Africa/Cairo"];
    const anywhere = fc.constantFrom(...zones, "Australia/Lord_Howe", "Pacific/Chatham", "UTC");
    const anytime = fc.date({
      ...{ min: date("2024-01-01T00:00:00Z"), max: date("2032-01-01T00:00:00Z") },
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anywhere, anytime, (zone, at) => {
        const hour = openingHour(date("2023-12-31T00:00:00Z"), at, zone);
        const wall = wallTimeOf(hour, zone);
        expect(wall.slice(11)).toBe("06:00");
        expect(new Date(`${wall.slice(0, 10)}T00:00Z`).getUTCDay()).toBe(1);
        expect(hour.getTime()).toBeGreaterThan(at.getTime());
        expect(hour.getTime() - at.getTime()).toBeLessThanOrEqual(7 * DAY + HOUR);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe("a quiet pause", () => {
  const pause = { startedAt: date("2026-11-10T10:00:00Z"), liftedAt: date("2026-11-20T10:00:00Z") };
  const lasting = { ...pause, liftedAt: null };
  const passage = (roundOpensAt: string, hour: string) => ({
    roundOpensAt: date(roundOpensAt),
    hour: date(hour),
  });
  const running = passage("2026-11-08T08:00:00Z", "2026-11-12T20:00:00Z");

  it("holds nothing where there is none", () => {
    expect(isHeld([], running)).toBe(false);
  });

  it("leaves what had opened before it", () => {
    const opened = passage("2026-11-01T08:00:00Z", "2026-11-09T20:00:00Z");
    expect(isHeld([lasting], opened)).toBe(false);
    expect(isHeld([pause], opened)).toBe(false);
  });

  it("keeps closed what had not, also after it is lifted", () => {
    expect(isHeld([lasting], running)).toBe(true);
    expect(isHeld([pause], running)).toBe(true);
    // A round it found, whose hour comes long after.
    expect(isHeld([pause], passage("2026-11-08T08:00:00Z", "2026-12-28T05:00:00Z"))).toBe(true);
  });

  it("keeps closed the rounds that open while it lasts", () => {
    expect(isHeld([pause], passage("2026-11-15T08:00:00Z", "2026-11-25T20:00:00Z"))).toBe(true);
    expect(isHeld([pause], passage("2026-11-20T09:59:59.999Z", "2026-11-25T20:00:00Z"))).toBe(true);
  });

  it("lets go of the rounds that open once it is lifted, and not of one while it lasts", () => {
    expect(isHeld([pause], passage("2026-11-20T10:00:00Z", "2026-11-25T20:00:00Z"))).toBe(false);
    expect(isHeld([lasting], passage("2027-11-20T10:00:00Z", "2027-11-25T20:00:00Z"))).toBe(true);
  });

  it("holds when any of several does", () => {
    const earlier = {
      startedAt: date("2026-10-01T10:00:00Z"),
      liftedAt: date("2026-10-02T10:00Z"),
    };
    expect(isHeld([earlier, pause], running)).toBe(true);
    expect(isHeld([earlier], running)).toBe(false);
  });
});
