import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildMember, buildPractice } from "@/db/sample/builders";
import { BEGINS, clockOf, type House, SESSIONS } from "@/db/sample/release-house";
import { beginReleaseStory, nothingCounted, type Step } from "@/db/sample/release-story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { MARKS } from "@/domain/couple";
import type { PartnerMark } from "@/domain/series";
import { newId } from "@/server/id";

/*
 * Random stories of one couple, told through the real doors on a real database and, beside it, to a
 * small model written from the product's rules. After every step, what each partner reads of the
 * other and what the safe view shows must be what the model says: nothing more, nothing less.
 * `npm run property:release` tells ten thousand.
 */

const RUNS = Number(process.env.RELEASE_RUNS ?? 200);
const REPORT = process.env.RELEASE_REPORT;
const SEED = Number(process.env.RELEASE_SEED ?? 2026);
// Told side by side, so that neither this process nor the database waits for the other.
const LANES = 4;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
// All of these zones but one change their clocks in the weeks of the stories.
const ZONES = ["Europe/Madrid", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"] as const;

const ways = <T>(weight: number, ...of: readonly T[]) => ({
  weight,
  arbitrary: fc.constantFrom(...of),
});
const during = [MINUTE, 9 * MINUTE, 10 * MINUTE, HOUR, 7 * HOUR, DAY, 8 * DAY];
const hours = (["hour", "hour", "hour", "monday", "opens", "closes"] as const).flatMap((what) =>
  [-1, 0, 0, 1].map((off) => ({ does: "wait until", what, off }) as const),
);

const deed = fc.oneof(
  // What it takes to have the passage released: writing and sending it so, or releasing it.
  ways(12, { does: "share" } as const),
  ways(2, { does: "send", releases: true } as const, { does: "send", releases: false } as const),
  ways(
    2,
    ...(["words", "skip", "number"] as const).map((how) => ({ does: "answer", how }) as const),
  ),
  ways(
    3,
    ...(["written", "number"] as const).map((prompt) => ({ does: "release", prompt }) as const),
  ),
  ways(2, { does: "correct" } as const),
  ways(3, { does: "take back" } as const, { does: "take back every one" } as const),
  ways(4, { does: "withdraw" } as const, { does: "undo withdrawal" } as const),
  ways(4, { does: "pause" } as const, { does: "lift" } as const),
  ways(3, { does: "screen" } as const, { does: "reissue" } as const),
  ways(3, ...SESSIONS.map((to) => ({ does: "move session", to }) as const)),
  ways(
    4,
    ...(["set aside", "set aside", "bring back", "readdress"] as const).map(
      (does) => ({ does }) as const,
    ),
  ),
  ways(
    4,
    ...(["report", "recognise", "recognise", "undo recognition"] as const).map(
      (does) => ({ does }) as const,
    ),
  ),
  ways(3, ...during.map((ms) => ({ does: "wait", ms }) as const)),
  ways(4, ...hours),
);

type Deed = Omit<Step, "who" | "round" | "unlocked">;

const stepOf = (round: number, deeds: fc.Arbitrary<Deed>, who: fc.Arbitrary<PartnerMark>) =>
  fc
    // Mostly about one round, or two partners would seldom mean the same.
    .tuple(deeds, who, fc.constantFrom(round, round, round, 0, 1, 2, 3), fc.boolean(), fc.boolean())
    .map(([what, by, on, a, b]) => ({ ...what, who: by, round: on, unlocked: a || b }) as Step);

// A session in the week after each round's due time: the round moves with it.
const NEAR = ["2024-10-02T18:00", "2024-10-08T18:00", "2024-10-16T18:00", "2024-10-11T18:30"];

// Left to chance alone, two would seldom share the same passage and then wait for its hour.
const plots = [
  ["circle", "diamond", "hour"],
  ["diamond", "circle", "hour"],
  ["circle", "diamond", "hour"],
  ["diamond", "circle", "hour"],
  ["circle", "hour", "diamond", "hour"],
  ["diamond", "hour", "circle", "hour"],
  ["diamond", "pause", "circle", "hour"],
  ["circle", "diamond", "pause", "hour"],
  ["circle", "diamond", "hour", "pause"],
  ["pause", "lift", "circle", "diamond", "hour"],
  ["session near", "circle", "diamond", "move session", "hour"],
  ["session near", "diamond", "circle", "move session", "hour"],
  ["circle", "diamond", "hour", "set aside", "bring back"],
  ["circle", "set aside", "circle", "diamond", "hour"],
  ["circle", "set aside", "readdress", "circle", "diamond", "hour"],
  ["report", "minute", "circle", "diamond", "hour"],
  ["report", "minute", "circle", "diamond", "recognise", "hour", "undo recognition"],
  ["report", "minute", "diamond", "circle", "hour", "recognise", "hour"],
  ["report", "minute", "circle", "recognise", "undo recognition", "diamond", "hour"],
  ["report", "minute", "circle", "diamond", "recognise", "undo recognition", "hour"],
  ["report", "minute", "circle", "recognise", "minute", "correct", "circle", "undo recognition"],
  ["report", "minute", "circle", "recognise", "correct", "report", "minute", "circle", "diamond"],
  ["report", "minute", "circle", "recognise", "set aside", "circle", "diamond", "hour"],
  ["report", "draft", "minute", "reissue", "circle", "diamond", "hour"],
  ["report", "draft", "minute", "reissue", "circle", "recognise", "diamond", "hour"],
  ["report", "minute", "reissue", "circle", "diamond", "hour"],
  ["other's report", "minute", "circle", "set aside", "readdress", "circle", "diamond", "hour"],
  [],
] as const;

const story = fc.constantFrom(0, 0, 3, 3, 1, 2).chain((round) => {
  const chance = stepOf(round, deed, fc.constantFrom(...MARKS));
  const few = fc.array(chance, { maxLength: 1, size: "max" });
  const beat = (name: (typeof plots)[number][number]): fc.Arbitrary<Step> => {
    const here = { who: "circle", round, unlocked: true } as const;
    if (name === "hour") {
      return fc
        .constantFrom(-1, 0, 0, 1)
        .map((off) => ({ ...here, does: "wait until", what: "hour", off }) as const);
    }
    if (name === "session near")
      return fc.constant({ ...here, does: "move session", to: NEAR[round] ?? SESSIONS[0] });
    if (name === "move session")
      return fc.constantFrom(...SESSIONS).map((to) => ({ ...here, does: name, to }) as const);
    if (name === "circle" || name === "diamond")
      return fc.constant({ ...here, does: "share", who: name });
    if (name === "minute") return fc.constant({ ...here, does: "wait", ms: MINUTE });
    if (name === "other's report") return fc.constant({ ...here, does: "report", who: "diamond" });
    if (name === "draft") return fc.constant({ ...here, does: "answer", how: "number" });
    return fc.constant({ ...here, does: name });
  };
  const told = fc
    .constantFrom(...plots)
    .chain((plot) => fc.tuple(...plot.flatMap((name) => [few, beat(name).map((each) => [each])])));
  return fc.record({
    zone: fc.constantFrom(...ZONES),
    // Most couples were spoken with before the story begins, and most begin when its round opens.
    screened: fc.constantFrom<readonly PartnerMark[]>(...Array(8).fill(MARKS), ["circle"], []),
    from: fc.constantFrom(round, round, round, 0),
    steps: fc
      .tuple(told, fc.array(chance, { maxLength: 8, size: "max" }))
      .map(([plot, after]) => [...plot.flat(), ...after]),
  });
});

const count = nothingCounted();
const houses = new Map<string, House>();
let database: TestDatabase;
let telling = 0;
let reporting: NodeJS.Timeout;

beforeAll(async () => {
  database = await freshDatabase();
  const at = new Date(BEGINS - DAY);
  for (const timeZone of ZONES) {
    const house = { name: timeZone, timeZone, crisisLine: "Call 112.", at };
    const member = { name: "Dr. Okafor", email: `${newId()}@story.example`, at } as const;
    const practice = await buildPractice(house);
    const therapist = await buildMember(practice, { ...member, role: "owner" });
    houses.set(timeZone, { timeZone, therapist, clock: clockOf(timeZone) });
  }
  telling = Date.now();
  reporting = setInterval(report, 1000);
});

afterAll(async () => {
  clearInterval(reporting);
  report();
  if (!REPORT) {
    const seconds = Math.round((Date.now() - telling) / 1000);
    console.log(`release stories: ${JSON.stringify({ ...count, seed: SEED, seconds })}`);
  }
  await database.drop();
});

// `npm run property:release` asks several of these how far they are.
function report(): void {
  if (REPORT) writeFileSync(REPORT, JSON.stringify(count));
}

test(
  `in ${RUNS} random stories nobody reads what the rules forbid, and nothing they allow is withheld`,
  async () => {
    const lanes = await Promise.allSettled(
      Array.from({ length: LANES }, (_, lane) => tell(SEED + lane, Math.ceil(RUNS / LANES))),
    );
    for (const lane of lanes) if (lane.status === "rejected") throw lane.reason;
    // Stories in which nothing ever opened, or a pause held nothing, would prove nothing.
    expect(count.showing).toBeGreaterThan(count.stories / 5);
    expect(count.holding).toBeGreaterThan(count.stories / 20);
    for (const deed of ["moved", "aside", "given", "reported", "recognised"] as const)
      expect(count[deed], deed).toBeGreaterThan(count.stories / 50);
  },
  10 * HOUR,
);

function tell(seed: number, numRuns: number): Promise<void> {
  const property = fc.asyncProperty(fc.noBias(story), async ({ zone, screened, from, steps }) => {
    const house = houses.get(zone);
    if (!house) throw new RangeError(zone);
    const told = await beginReleaseStory(house, from, count);
    for (const mark of screened) await told.screen(mark);
    for (const each of steps) if (await told.take(each)) await told.compare();
    await told.end();
  });
  return fc.assert(property, { seed, numRuns });
}
