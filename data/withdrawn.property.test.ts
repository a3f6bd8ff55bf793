import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCaseload } from "@/data/caseload";
import { guessesOf } from "@/data/guesses";
import { prepareSession } from "@/data/prepare";
import { coupleReport } from "@/data/report";
import { sinceLastSession } from "@/data/since";
import { coupleTrend, trendPage } from "@/data/trend";
import { buildAssignment } from "@/db/sample/assigning";
import {
  buildCouple,
  buildMember,
  buildPractice,
  buildScreening,
  buildSessions,
} from "@/db/sample/builders";
import { buildMeasure, buildPredictions, buildTotals } from "@/db/sample/desk";
import { SAMPLE_MEASURE } from "@/db/sample/guessing";
import { seeded } from "@/db/sample/random";
import { buildReleases, buildWithdrawal } from "@/db/sample/room";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildReflections } from "@/db/sample/writing";
import { MARKS } from "@/domain/couple";
import type { Prediction } from "@/domain/prediction";
import type { Answers } from "@/domain/reflection";
import type { PartnerMark } from "@/domain/series";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { newId } from "@/server/id";

// Whatever was sent and withdrawn leaves what there would be if it had never been sent.

const DAY = 86_400_000;
const ZONE = "Europe/Madrid";
const NOW = new Date();
const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);
let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
});
afterAll(() => database.drop());

describe.each(SEEDS)("story %i", (seed) => {
  test("withdrawn is as never sent, in trends, claims, guesses, prepare, reports and sparklines", async () => {
    const random = seeded(seed);
    const upTo = (n: number) => Math.floor(random() * n);
    const at = new Date(NOW.getTime() - 200 * DAY);
    const practice = await buildPractice({ name: "P", timeZone: ZONE, crisisLine: "112", at });
    const email = `${newId()}@story.example`;
    const okafor = await buildMember(practice, { name: "Dr. Okafor", email, role: "owner", at });
    const couple = await buildCouple(okafor, {
      ...{ alias: "M & J", at },
      circle: { name: "Maya", language: "en", safeContact: "" },
      diamond: { name: "Jonas", language: "es", safeContact: "" },
    });
    await buildScreening(okafor, couple, at);
    await buildSessions(okafor, couple, [new Date(NOW.getTime() - (3 + upTo(20)) * DAY)]);
    // From hardly anything to where a direction may be said.
    const times = 2 + upTo(16);
    const opens = addDays(wallTimeOf(NOW, ZONE), -7 * times + 4);
    const given = await buildAssignment(okafor, couple, {
      ...{ exerciseKey: "weekly-check-in", opens, due: addDays(opens, 3), times, everyWeeks: 1 },
      ...{ timeZone: ZONE, at: new Date(NOW.getTime() - 190 * DAY) },
    });
    const answers = (words: string): Answers => {
      const number = () =>
        random() < 0.1 ? ({ is: "unknown" } as const) : ({ is: "given", value: upTo(11) } as const);
      const step = ["knowing", "saying", "receiving", "none"][upTo(4)] ?? "none";
      return {
        ...{ clear: number(), said: number(), received: number(), landed: number() },
        ...{ slipped: { is: "given", value: step }, sentence: { is: "given", value: words } },
      };
    };
    const write = (mark: "circle" | "diamond", n: number, words: string) => {
      const round = given.rounds[n];
      if (!round) throw new RangeError("no such round");
      const startedAt = new Date(round.opensAt.getTime() + (1 + upTo(48)) * 3_600_000);
      const writing = { round, answers: answers(words), startedAt, sentAt: startedAt };
      return buildReflections(given, mark, [writing]);
    };
    const [mark = "circle", n] = [MARKS[upTo(2)], upTo(times)];
    const sent = new Map<string, string>();
    for (let i = 0; i < times; i++) {
      for (const each of MARKS) {
        if ((each === mark && i === n) || random() < 0.15) continue;
        const [id = ""] = await write(each, i, `${each} wrote ${i}`);
        sent.set(`${each} ${i}`, id);
      }
    }
    const guess = { clear: upTo(11), slipped: "saying" };
    const guessed = (of: PartnerMark, i: number, words: Prediction) =>
      buildPredictions(okafor, given, [
        { roundId: given.rounds[i]?.id ?? "", mark: of, guess: words, at: NOW },
      ]);
    const [some] = sent.keys();
    const [whose, which] = some?.split(" ") ?? [];
    if (whose) await guessed(whose === "circle" ? "circle" : "diamond", Number(which), guess);
    const measureId = await buildMeasure(okafor, SAMPLE_MEASURE, at);
    for (const each of MARKS) {
      const totals = [["2026-01-12", SAMPLE_MEASURE.lowest + upTo(10)]] as const;
      await buildTotals(okafor, couple, { measureId, mark: each, totals });
    }
    const seen = async () => ({
      trend: await coupleTrend(okafor, couple.id),
      page: await trendPage(okafor, couple.id),
      guesses: (await guessesOf(okafor, couple.id)).guesses,
      sparklines: (await listCaseload(okafor, { show: "all" }, NOW)).map(
        ({ series, everyDays }) => {
          return { series, everyDays };
        },
      ),
      since: await sinceLastSession(okafor, couple.id, NOW),
      prepare: await prepareSession(okafor, couple.id, NOW),
      reports: [
        await coupleReport(okafor, couple.id, { reader: "therapist" }, NOW),
        await coupleReport(okafor, couple.id, { reader: "circle" }, NOW),
        await coupleReport(okafor, couple.id, { reader: "diamond" }, NOW),
      ],
    });
    const never = await seen();
    const [id = ""] = await write(mark, n, "zephyrwithdrawn");
    const other = sent.get(`${mark === "circle" ? "diamond" : "circle"} ${n}`);
    const round = given.rounds[n];
    if (other && round) {
      const reflections =
        mark === "circle" ? { circle: id, diamond: other } : { circle: other, diamond: id };
      await buildReleases(practice, given, {
        ...{ roundId: round.id, promptKey: "sentence", reflections },
        ...{ at: round.opensAt, opensAt: new Date(NOW.getTime() - 3_600_000) },
      });
    }
    // Nobody has guessed it yet: the therapist did before it was opened.
    await guessed(mark, n, { ...guess, clear: 7 });
    // It was there to be seen, by words and numbers.
    const once = await seen();
    expect(once.guesses).toHaveLength(never.guesses.length + 1);
    expect(once.sparklines).not.toEqual(never.sparklines);
    expect(once.prepare.measures[0]?.totals.circle).toHaveLength(1);
    expect(JSON.stringify(once.reports[0])).toContain("zephyrwithdrawn");
    expect(once.trend.series).not.toEqual(never.trend.series);
    await buildWithdrawal(given, mark, id, NOW);
    expect(await seen()).toEqual(never);
  });
});
