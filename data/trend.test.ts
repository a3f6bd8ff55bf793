import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coupleTrend, trendPage } from "@/data/trend";
import { type BuiltCouple, buildMember, buildPractice } from "@/db/sample/builders";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildEvent, buildOnce, buildWeeks } from "@/db/sample/trend-story";
import type { Therapist } from "@/domain/principal";
import type { Answer } from "@/domain/reflection";

const ZONE = "Europe/Madrid";
const WEEK = 7 * 86_400_000;
const given = (value: number | string): Answer => ({ is: "given", value });

// Taken alone, these would be called rising; among six series they are not (domain/claim.test.ts).
const BORDERLINE = [2, 2, 2, 3, 6, 3, 3, 5, 4, 5, 5, 4, 8, 7];
const WORDS = "They moved house";

let database: TestDatabase;
let okafor: Therapist;
let couple: BuiltCouple;

beforeAll(async () => {
  database = await freshDatabase();
  const at = new Date(Date.now() - 30 * WEEK);
  const house = await buildPractice({ name: "House", timeZone: ZONE, crisisLine: "112", at });
  const email = "okafor@story.example";
  okafor = await buildMember(house, { name: "Dr. Okafor", email, role: "owner", at });
  couple = await buildWeeks(okafor, ZONE, {
    alias: "Maya and Jonas",
    weeks: { circle: BORDERLINE, diamond: BORDERLINE.map(() => 5) },
    answers: (week) => ({
      ...{ clear: given(week), said: given(5), received: given(5), landed: given(3) },
      slipped: given("saying"),
    }),
  });
  await buildOnce(okafor, couple, ZONE, {
    ...{ exerciseKey: "tune-in", weeksAgo: 6 },
    answers: { circle: { clarity: given(9) }, diamond: { clarity: { is: "unknown" } } },
  });
  await buildOnce(okafor, couple, ZONE, {
    ...{ exerciseKey: "which-step-slipped", weeksAgo: 5, moment: "Sunday evening" },
    answers: {
      circle: { clear: given(1), said: given(2), received: given(3), slipped: given("saying") },
    },
  });
  await buildOnce(okafor, couple, ZONE, {
    ...{ exerciseKey: "the-yes-that-wasnt", weeksAgo: 4 },
    answers: {
      circle: { said: given("clear-yes"), felt: given("soft-no"), share: given(4) },
      diamond: { said: given("soft-yes"), felt: given("soft-yes") },
    },
  });
  await buildOnce(okafor, couple, ZONE, {
    ...{ exerciseKey: "curious-not-certain", weeksAgo: 3 },
    answers: {
      circle: { "my-guess": given(8), "own-answer": given(8) },
      diamond: { "my-guess": given(2), "own-answer": given(6) },
    },
  });
  await buildEvent(okafor, couple, { on: "2020-01-02", words: WORDS });
});
afterAll(() => database.drop());

const page = (of: Parameters<typeof trendPage>[2] = {}) => trendPage(okafor, couple.id, of);
const weeksAgo = (weeks: number) => new Date(Date.now() - weeks * WEEK);

describe("what is said", () => {
  it("rests on all six core series and every answer, whatever is shown of them", async () => {
    const views = [
      await page(),
      await page({ from: weeksAgo(4) }),
      await page({ to: weeksAgo(4) }),
      await page({ exercise: "nothing of the kind" }),
    ];
    const claims = views.map(({ charts }) => charts.map((chart) => chart.claim));
    expect(claims[0]?.[0]).toMatchObject({ n: BORDERLINE.length, says: { key: "unclear" } });
    for (const each of claims) expect(each).toEqual(claims[0]);
    const lately = views[1]?.charts[0]?.points.filter((point) => !point.light) ?? [];
    expect(lately.length).toBeGreaterThan(0);
    expect(lately.length).toBeLessThan(BORDERLINE.length);
  });

  it("counts no number of another exercise, which is drawn lighter", async () => {
    const [clear] = (await page()).charts;
    expect(clear?.points.filter((p) => p.light).map((p) => p.value)).toEqual([9, 1]);
    expect(clear?.claim).toMatchObject({ n: BORDERLINE.length, light: true });
  });
});

describe("another exercise", () => {
  it("has its own scales as series of their own, apart from the weekly check-in", async () => {
    const { charts, exercises, slipped, landed } = await page({ exercise: "tune-in" });
    expect(exercises.map(({ key }) => key)).toEqual([
      ...["weekly-check-in", "tune-in", "the-yes-that-wasnt"],
      ...["curious-not-certain", "which-step-slipped"],
    ]);
    expect(charts.map(({ key, points }) => [key, points.map((p) => p.value)])).toEqual([
      ["circle.clarity", [9]],
      ["diamond.clarity", ["unknown"]],
    ]);
    expect([slipped.circle, landed]).toEqual([[], []]);
  });

  it("falls back to the weekly check-in where it is none that was answered", async () => {
    for (const exercise of ["nothing of the kind", "soft-landing", "__proto__"]) {
      expect((await page({ exercise })).exercise).toBe("weekly-check-in");
    }
  });

  it("says of a therapist-only scale that it is one", async () => {
    const { charts } = await page({ exercise: "the-yes-that-wasnt" });
    expect(charts.map((chart) => chart.private)).toEqual([true, true]);
  });
});

describe("both witnesses, said and felt, guesses", () => {
  it("come with both parts, round by round", async () => {
    const { landings, saidFelt, guesses } = await page();
    expect(landings.circle).toHaveLength(BORDERLINE.length);
    expect(landings.circle[0]).toMatchObject({ received: 5, landed: 3, apart: 2 });
    expect(landings.circle[0]?.sameMoment).toBe(false);
    expect(saidFelt.circle).toMatchObject([{ said: 2, felt: -1, gap: 3 }]);
    expect(guesses.circle).toMatchObject([{ guess: 8, own: 8, partner: 6 }]);
    expect(guesses.diamond).toMatchObject([{ guess: 2, own: 6, partner: 8 }]);
  });

  it("leave the couple's trend without anything therapist-only", async () => {
    const trend = await coupleTrend(okafor, couple.id);
    expect(JSON.stringify(trend)).not.toMatch(/saidFelt|felt|clear-yes|share/);
  });
});

it("shows nothing in the room that was asked for the therapist alone", async () => {
  const room = { ...okafor, inTheRoom: true };
  for (const exercise of [undefined, "the-yes-that-wasnt"]) {
    const shown = await trendPage(room, couple.id, { exercise });
    expect(shown.saidFelt).toEqual({ circle: [], diamond: [] });
    expect(shown.events).toEqual([]);
    expect(shown.exercise).toBe("weekly-check-in");
    expect(shown.exercises.map(({ key }) => key)).not.toContain("the-yes-that-wasnt");
    expect(shown.charts).toHaveLength(6);
  }
});

it("opens events and gives them a day of the practice", async () => {
  const { events } = await page();
  expect(events).toEqual([{ at: new Date("2020-01-02T11:00:00Z"), words: WORDS }]);
  expect((await page({ from: new Date("2021-01-01") })).events).toEqual([]);
});
