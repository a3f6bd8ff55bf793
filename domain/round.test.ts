import { describe, expect, it } from "vitest";
import { LINK_OUTLASTS_DUE, makeRounds, roundState } from "./round";
import { wallTimeOf } from "./wall-time";

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
