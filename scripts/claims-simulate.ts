import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { seeded } from "../db/sample/random";
import { CAPACITIES } from "../domain/capacity";
import { MARKS } from "../domain/couple";
import { directionsOf } from "../domain/direction";
import type { Series } from "../domain/series";
import { monotonicTrend } from "../domain/trend";

// How often the rule for directions is wrong, and what it can see: drawn at random, counted, written
// into docs/claims.md. Everything is seeded, so that it comes out the same again.

const WEEK = 7 * 86_400_000;
const START = Date.UTC(2026, 0, 5);
const SD = 1.5;
const LEVEL = 5;
const LAGS = [0, 0.2, 0.4] as const;
const LENGTHS = [10, 12, 16, 20, 30] as const;
const ONCE = 3000;
const COUPLES = 300;
const LOOKED_FROM = 10;
const LOOKED_TO = 52;
const CHANGED_OVER = 30;
const CHANGES = [3, 4.5, 6] as const;
const FILE = join(import.meta.dirname ?? "scripts", "..", "docs", "claims.md");

const random = seeded(20261124);

/** A standard normal, by Box and Muller's transform. */
function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Weekly answers, whole and within 0–10, around a level that may change steadily. */
function answers(n: number, lag: number, change = 0): number[] {
  let noise = SD * normal();
  return Array.from({ length: n }, (_, i) => {
    if (i > 0) noise = lag * noise + SD * Math.sqrt(1 - lag * lag) * normal();
    const level = LEVEL - change / 2 + (n > 1 ? (change * i) / (n - 1) : 0);
    return Math.min(Math.max(Math.round(level + noise), 0), 10);
  });
}

function pointsOf(values: readonly number[]) {
  return values.map((value, i) => ({
    ...{ at: new Date(START + i * WEEK), value, round: i + 1 },
    ...{ roundId: String(i), reflectionId: String(i) },
  }));
}

function couple(n: number, lag: number, change = 0): Series[] {
  return MARKS.flatMap((mark) =>
    CAPACITIES.map((capacity, i) => ({
      ...{ capacity, partner: { mark, name: mark } },
      points: pointsOf(answers(n, lag, mark === "circle" && i === 0 ? change : 0)),
    })),
  );
}

/** The share, in per cent, of `count` draws for which something holds. */
function share(count: number, holds: () => boolean): number {
  let found = 0;
  for (let i = 0; i < count; i++) if (holds()) found++;
  return (100 * found) / count;
}

/** One series, looked at once: p < 0.02 and at least 1.5 points, though nothing changes. */
function wrongOnce(n: number, lag: number): boolean {
  const { p, totalChange } = monotonicTrend(pointsOf(answers(n, lag)));
  return p < 0.02 && Math.abs(totalChange) >= 1.5;
}

/** Whether any of the series `among` was ever given a direction, looked at after every answer. */
function everSaid(family: readonly Series[], to: number, among: (i: number) => boolean): boolean {
  for (let n = LOOKED_FROM; n <= to; n++) {
    const seen = family.map((series) => ({ ...series, points: series.points.slice(0, n) }));
    if (directionsOf(seen).some((direction, i) => direction && among(i))) return true;
  }
  return false;
}

const percent = (value: number) => `${value.toFixed(1)} %`;
const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");

const lagHead = LAGS.map((lag) => `lag-1 ${lag}`);
const once = table(
  ["answers", ...lagHead],
  LENGTHS.map((n) => [
    String(n),
    ...LAGS.map((lag) => percent(share(ONCE, () => wrongOnce(n, lag)))),
  ]),
);
const said = table(
  ["", ...lagHead],
  [
    [
      "unchanged couples that are ever told a direction",
      ...LAGS.map((lag) =>
        percent(share(COUPLES, () => everSaid(couple(LOOKED_TO, lag), LOOKED_TO, () => true))),
      ),
    ],
  ],
);
const power = table(
  ["change over 30 answers", ...lagHead],
  CHANGES.map((change) => [
    `${change} points`,
    ...LAGS.map((lag) =>
      percent(
        share(COUPLES, () =>
          everSaid(couple(CHANGED_OVER, lag, change), CHANGED_OVER, (i) => i === 0),
        ),
      ),
    ),
  ]),
);

const page = `# What a direction is worth

Written by \`npm run claims:simulate\`; the figures are counted, not typed.

The trends page says "tends to rise" or "tends to fall" only from thirteen answers on, when the rule of \`domain/direction.ts\` held at each of the last four answers: a rank test (Mann–Kendall with variance for ties and for one week resembling the next), corrected by Holm's method over the couple's six series, and a change of at least 1.5 points. Here is how often that is wrong, and what it can see. Answers are drawn at random: whole numbers from 0 to 10 around 5, standard deviation ${SD}, one a week. "lag-1 0.4" means that a good week tends to be followed by a good week.

## Looked at once

${ONCE} series a cell in which nothing changes; how many the bare rule (p below 0.02, 1.5 points) takes for a direction. Nobody is shown this: it is the rule before it is looked at every week.

${once}

## What is really said

${COUPLES} couples a cell in which nothing changes, six series each, looked at after every answer from the ${LOOKED_FROM}th to the ${LOOKED_TO}nd: a year in which a therapist looks every week.

${said}

In plain words: of a hundred couples who stay as they are for a year, so many will at some time be shown a direction in one of their six charts that is only chance. That is why a direction is worded "tends to", stands beside its numbers, and is something to ask about.

## What it can see

${COUPLES} couples a cell; one of six series changes steadily by so many points over ${CHANGED_OVER} answers. How often that is said by the end:

${power}

In plain words: a change of three points on a scale of ten is mostly not seen in thirty weeks. One of six points nearly always is, unless one week resembles the next; then it is seen in half of the couples. "No clear direction" does not mean that nothing changed.
`;

writeFileSync(FILE, page);
console.log(page);
