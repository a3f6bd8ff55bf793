import { expect, test } from "vitest";
import { type SentAnswers, scalesOf } from "./charted";
import { claimWords } from "./claim-words";
import type { Exercise } from "./exercise";

const words = (en: string) => ({ en, es: en });
const ends = { low: words("none"), high: words("all") };
const exercise: Pick<Exercise, "steps"> = {
  steps: [
    { kind: "scale", key: "clarity", core: "clear", title: words("How clear?"), ...ends },
    { kind: "write", key: "noticed", title: words("What?") },
    { kind: "scale", key: "share", therapistOnly: true, title: words("How much?"), ...ends },
  ],
};
const sent = (
  day: number,
  clarity: SentAnswers["answers"][string],
  rewordedKeys: string[] = [],
) => ({
  ...({
    mark: "circle",
    roundId: `round ${day}`,
    roundNumber: day,
    reflectionId: `r${day}`,
  } as const),
  ...{ sentAt: new Date(Date.UTC(2026, 10, day)), answers: { clarity }, rewordedKeys },
});
const given = (value: number) => ({ is: "given", value }) as const;

const charts = scalesOf(
  exercise,
  [
    sent(1, given(2), ["clarity"]),
    sent(2, given(4)),
    sent(3, { is: "unknown" }),
    sent(4, { is: "skipped" }),
  ],
  { circle: "Maya", diamond: "Jonas" },
);

test("each scale of an exercise is a series of its own for each partner", () => {
  expect(charts.map(({ key, capacity }) => [key, capacity])).toEqual([
    ["circle.clarity", "self-awareness"],
    ["circle.share", null],
    ["diamond.clarity", "self-awareness"],
    ["diamond.share", null],
  ]);
  expect(charts[0]?.points.map(({ value, before }) => [value, before ?? false])).toEqual([
    [2, true],
    [4, false],
    ["unknown", false],
  ]);
  expect(charts[0]?.claim).toMatchObject({ n: 1, unknown: 1, broken: true });
});

test("what is asked for the therapist alone stays marked so", () => {
  expect(charts.map((chart) => chart.private ?? false)).toEqual([false, true, false, true]);
});

test("no direction is looked for outside the couple's six core series", () => {
  const rising = Array.from({ length: 28 }, (_, i) => sent(i + 1, given(Math.floor(i / 3))));
  const [chart] = scalesOf(exercise, rising, { circle: "Maya", diamond: "Jonas" });
  expect(chart?.claim.says.key).toBe("usual");
  // Nor does the weekly check-in bring their first answer.
  expect(charts[2] && claimWords(charts[2].claim)).toBe("No answers yet.");
});
