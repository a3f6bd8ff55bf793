import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayTryAt, normalPassphrase, opens, passphraseProblem } from "./passphrase";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = new Date("2026-11-24T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

describe("a new passphrase", () => {
  it("has eight characters at least and two hundred at most, as people count them", () => {
    expect(passphraseProblem("1234567")).toBe("tooShort");
    expect(passphraseProblem("12345678")).toBeNull();
    expect(passphraseProblem("🌊🌊🌊🌊")).toBe("tooShort");
    expect(passphraseProblem("   a b   c   ")).toBe("tooShort");
    expect(passphraseProblem("x".repeat(200))).toBeNull();
    expect(passphraseProblem("x".repeat(201))).toBe("tooLong");
  });

  it("is the same whatever the space around it and however its accents are typed", () => {
    const once = normalPassphrase("  el  río de\u0301cada ");
    expect(once).toBe("el río década");
    expect(normalPassphrase(once)).toBe(once);
    expect(normalPassphrase("a\u0000b\u0007c d")).toBe("abc d");
  });
});

describe("wrong tries", () => {
  it("may be four in an hour", () => {
    expect(mayTryAt([], now)).toBeNull();
    expect(mayTryAt([ago(1), ago(2), ago(3), ago(4)], now)).toBeNull();
  });

  it("are followed by an hour's wait from the fifth, in whatever order they are given", () => {
    const wrong = [ago(3 * MINUTE), ago(MINUTE), ago(5 * MINUTE), ago(2 * MINUTE), ago(4 * MINUTE)];
    const until = new Date(now.getTime() + 59 * MINUTE);
    expect(mayTryAt(wrong, now)).toEqual(until);
    expect(mayTryAt(wrong, new Date(until.getTime() - 1))).toEqual(until);
    expect(mayTryAt(wrong, until)).toBeNull();
  });

  it("make the whole hour be waited, also when the first four were made almost an hour ago", () => {
    const wrong = [...Array(4).fill(ago(59 * MINUTE)), ago(0)];
    const until = new Date(now.getTime() + HOUR);
    expect(mayTryAt(wrong, now)).toEqual(until);
    expect(mayTryAt(wrong, new Date(now.getTime() + 30 * MINUTE))).toEqual(until);
  });

  it("are five again after the wait", () => {
    const before = [65, 64, 63, 62, 61].map((minutes) => ago(minutes * MINUTE));
    expect(mayTryAt([...before, ago(4), ago(3), ago(2), ago(1)], now)).toBeNull();
    expect(mayTryAt([...before, ago(5), ago(4), ago(3), ago(2), ago(1)], now)).not.toBeNull();
  });

  it("are never more than five without an hour's rest, whoever tries however fast", () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 90 * MINUTE }), {
      ...{ minLength: 5, maxLength: 60 },
    });
    fc.assert(
      fc.property(pauses, (waits) => {
        const wrong: Date[] = [];
        let at = now.getTime();
        for (const wait of waits) {
          at += wait;
          if (mayTryAt(wrong, new Date(at)) === null) wrong.push(new Date(at));
        }
        const times = wrong.map((each) => each.getTime());
        for (let i = 5; i < times.length; i++) {
          const [first = 0, fifth = 0, sixth = 0] = [times[i - 5], times[i - 1], times[i]];
          if (fifth - first < HOUR) expect(sixth - fifth).toBeGreaterThanOrEqual(HOUR);
        }
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe("a passphrase", () => {
  const setAt = ago(HOUR);
  const phrase = { id: "p", setIn: "setter", setAt };
  const words = (writtenIn: string | null, writtenAt: Date | null) => ({
    ...{ writtenIn, writtenAt, sentIn: null, sentAt: null },
  });
  const before = ago(2 * HOUR);
  const after = ago(MINUTE);

  it("opens what was written in the sign-in that set it, before and after", () => {
    expect(opens(phrase, words("setter", before))).toBe(true);
    expect(opens(phrase, words("setter", after))).toBe(true);
  });

  it("opens what was written later, wherever, from that very moment", () => {
    expect(opens(phrase, words("later", after))).toBe(true);
    expect(opens(phrase, words("later", setAt))).toBe(true);
    expect(opens(phrase, words("later", new Date(setAt.getTime() - 1)))).toBe(false);
  });

  it("opens what its own sign-in sent after it was set, and not what had been sent before", () => {
    const own = { ...words("other", before), sentIn: "other" };
    expect(opens(phrase, { ...own, sentAt: after })).toBe(true);
    expect(opens(phrase, { ...own, sentAt: before })).toBe(false);
  });

  it("does not open a draft left half-way to whoever sets one on it and presses Send", () => {
    const half = words("maya", before);
    expect(opens(phrase, half)).toBe(false);
    expect(opens(phrase, { ...half, sentIn: "setter", sentAt: after })).toBe(false);
    // Nor from yet another sign-in, after a correction, or set anew.
    expect(opens(phrase, { ...half, sentIn: "third", sentAt: after })).toBe(false);
    const anew = { ...phrase, id: "q", setAt: after };
    expect(opens(anew, { ...half, sentIn: "setter", sentAt: now })).toBe(false);
  });

  it("starts anew when it is replaced: nobody gains the past by setting one", () => {
    const anew = { id: "q", setIn: "thief", setAt: now };
    expect(opens(anew, { ...words("setter", after), sentIn: "setter", sentAt: after })).toBe(false);
    expect(opens(anew, words("setter", now))).toBe(true);
  });

  it("opens nothing of which nobody knows who wrote it", () => {
    expect(opens(phrase, { ...words(null, after), sentIn: "setter", sentAt: after })).toBe(false);
    expect(opens(phrase, words("later", null))).toBe(false);
  });
});
