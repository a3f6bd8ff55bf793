import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LINK_OUTLASTS_DUE, makeRounds, moveDue, roundState, scheduleProblem } from "./round";
import { addDays, instantOf, wallTimeOf } from "./wall-time";

const weekly = {
  opens: "2026-10-11T08:00",
  due: "2026-10-13T20:00",
  times: 6,
  everyWeeks: 1,
  timeZone: "Europe/Madrid",
};

describe("rounds", () => {
  it("keep their time of day across daylight saving", () => {
    const times = makeRounds(weekly).map((round) => wallTimeOf(round.dueAt, "Europe/Madrid"));
    expect(times).toEqual([
      "2026-10-13T20:00",
      "2026-10-20T20:00",
      "2026-10-27T20:00",
      "2026-11-03T20:00",
      "2026-11-10T20:00",
      "2026-11-17T20:00",
    ]);
  });

  it("close when the next opens; the last fourteen days after it is due", () => {
    const rounds = makeRounds(weekly);
    const [first, second] = rounds;
    const last = rounds.at(-1);
    expect(first?.closesAt).toEqual(second?.opensAt);
    expect(last && last.closesAt.getTime() - last.dueAt.getTime()).toBe(LINK_OUTLASTS_DUE);
  });

  it("cannot be due before they open", () => {
    expect(() => makeRounds({ ...weekly, due: "2026-10-10T20:00" })).toThrow(RangeError);
  });

  it("never close before they are due, and never overlap", () => {
    const days = (most: number) => fc.integer({ min: 0, max: most });
    fc.assert(
      fc.property(days(400), days(60), days(5), days(7), (start, length, more, weeks) => {
        const opens = addDays("2026-01-01T08:00", start);
        const schedule = {
          ...{ opens, due: addDays(opens, length), times: more + 1, everyWeeks: weeks + 1 },
          timeZone: "Europe/Madrid",
        };
        if (scheduleProblem(schedule)) return;
        const rounds = makeRounds(schedule);
        for (const [i, round] of rounds.entries()) {
          expect(round.closesAt >= round.dueAt).toBe(true);
          const next = rounds[i + 1];
          if (next) expect(round.closesAt).toEqual(next.opensAt);
        }
      }),
    );
  });

  it("cannot be due after the next one opens", () => {
    expect(scheduleProblem({ ...weekly, due: "2026-10-18T08:01" })).toContain("a week after");
    expect(scheduleProblem({ ...weekly, due: "2026-10-18T08:00" })).toBeNull();
    expect(scheduleProblem({ ...weekly, due: "2026-12-18T08:00", times: 1 })).toBeNull();
  });

  it("move with their session by the wall clock, within their own bounds", () => {
    const wall = (text: string) => instantOf(text, "Europe/Madrid");
    const round = { opensAt: wall("2026-10-20T08:00"), dueAt: wall("2026-10-24T20:00") };
    const move = (to: string, nextOpensAt: Date | null = null) => {
      const from = wall("2026-10-26T18:00");
      const due = moveDue(round, {
        ...{ from, to: wall(to), nextOpensAt, timeZone: "Europe/Madrid" },
      });
      return wallTimeOf(due, "Europe/Madrid");
    };
    expect(move("2026-10-29T19:00")).toBe("2026-10-27T21:00");
    expect(move("2026-10-20T09:00")).toBe("2026-10-20T09:00");
    expect(move("2026-11-05T18:00", wall("2026-10-27T08:00"))).toBe("2026-10-27T08:00");
  });

  it("derive their state from the clock, the opening hour included and the closing one not", () => {
    const [round] = makeRounds(weekly);
    if (!round) throw new Error("no round");
    const at = (offset: number, from: Date) => new Date(from.getTime() + offset);
    expect(roundState(round, at(-1, round.opensAt))).toBe("upcoming");
    expect(roundState(round, round.opensAt)).toBe("open");
    expect(roundState(round, at(-1, round.closesAt))).toBe("open");
    expect(roundState(round, round.closesAt)).toBe("closed");
  });
});
