import { describe, expect, it } from "vitest";
import { assignInput, defaultSchedule } from "./assignment";
import { instantOf, wallTimeOf } from "./wall-time";

const timeZone = "Europe/Madrid";
const at = (wall: string) => instantOf(wall, timeZone);
const now = at("2026-11-24T10:00");

describe("unless the therapist says otherwise, a round", () => {
  it("opens now and is due two days before the next session, at its time of day", () => {
    const nextSession = at("2026-12-01T18:30");
    expect(defaultSchedule({ nextSession, timeZone }, now)).toEqual({
      opens: "2026-11-24T10:00",
      due: "2026-11-29T18:30",
    });
  });

  it("keeps the clock on the wall when it changes in between", () => {
    const nextSession = at("2026-10-26T18:30");
    const { due } = defaultSchedule({ nextSession, timeZone }, at("2026-10-20T10:00"));
    expect(due).toBe("2026-10-24T18:30");
    expect(wallTimeOf(at(due), timeZone)).toBe(due);
  });

  it("is due in a week when no session leaves it the time", () => {
    const soon = at("2026-11-26T09:00");
    for (const nextSession of [null, soon])
      expect(defaultSchedule({ nextSession, timeZone }, now).due).toBe("2026-12-01T20:00");
  });
});

it("an exercise about a named moment is not assigned without one", () => {
  const input = {
    ...{ exerciseKey: "which-step-slipped", partners: ["circle", "diamond"], moment: " " },
    ...{ opens: "2026-11-24T10:00", due: "2026-11-26T10:00", times: "1", everyWeeks: "1" },
  };
  expect(assignInput.safeParse(input).error?.issues[0]?.path).toEqual(["moment"]);
  expect(assignInput.parse({ ...input, moment: "Sunday evening" }).moment).toBe("Sunday evening");
});

it("with nobody chosen it asks for somebody, in a sentence", () => {
  const nobody = { exerciseKey: "tune-in", opens: "2026-03-01T08:00", due: "2026-03-03T08:00" };
  const found = assignInput.safeParse({ ...nobody, times: "1", everyWeeks: "1" });
  expect(found.error?.issues.map((issue) => issue.message)).toEqual([
    "Choose at least one partner.",
  ]);
});
