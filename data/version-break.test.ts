import { Client } from "pg";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { NumberTable } from "@/components/couple/number-table";
import { sharedSpan } from "@/components/trend/geometry";
import { Multiples } from "@/components/trend/multiples";
import { SlippedStrip } from "@/components/trend/slipped-strip";
import { TrendTables } from "@/components/trend/trend-tables";
import { coupleReport } from "@/data/report";
import { sinceLastSession } from "@/data/since";
import { trendPage } from "@/data/trend";
import { buildMember, buildPractice } from "@/db/sample/builders";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildWeeks } from "@/db/sample/trend-story";
import { claimWords } from "@/domain/claim-words";
import type { Exercise, Step } from "@/domain/exercise";
import type { Therapist } from "@/domain/principal";
import type { Answer } from "@/domain/reflection";
import { newId } from "@/server/id";

// The weekly check-in in a second version, which asks two of its questions in other words: what was
// answered before is in the same database, and is never joined with what came after.

vi.mock("@/content/library", async (importOriginal) => {
  const library = await importOriginal<typeof import("@/content/library")>();
  const first = library.latestExercise("weekly-check-in") as Exercise;
  const second: Exercise = {
    ...first,
    version: 2,
    steps: first.steps.map((step): Step => {
      const title = { en: "Asked in other words", es: "Preguntado con otras palabras" };
      return ["clear", "slipped"].includes(step.key) ? { ...step, title } : step;
    }),
  };
  const latestExercise = (key: string) =>
    key === first.key ? second : library.latestExercise(key);
  return {
    ...library,
    LIBRARY: library.LIBRARY.map(({ key }) => latestExercise(key) as Exercise),
    latestExercise,
    findExercise: (key: string, version: number) =>
      key === first.key && version === 2 ? second : library.findExercise(key, version),
  };
});

const ZONE = "Europe/Madrid";
const DAY = 86_400_000;
const given = (value: number | string): Answer => ({ is: "given", value });

/** Joined, these would be called rising; the latter eight alone are too few to be. */
const WEEKS = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8];

let database: TestDatabase;
let sql: Client;
let okafor: Therapist;
let coupleId: string;

beforeAll(async () => {
  database = await freshDatabase();
  sql = new Client({ connectionString: database.url });
  await sql.connect();
  const at = new Date(Date.now() - 200 * DAY);
  const practice = await buildPractice({ name: "P", timeZone: ZONE, crisisLine: "112", at });
  const email = `${newId()}@story.example`;
  okafor = await buildMember(practice, { name: "Dr. Okafor", email, role: "owner", at });
  const couple = await buildWeeks(okafor, ZONE, {
    alias: "Maya and Jonas",
    weeks: { circle: WEEKS, diamond: WEEKS.map(() => 5) },
    answers: (week, i) => ({
      ...{ clear: given(week), said: given(week), received: given(5), landed: given(5) },
      slipped: given(i < 8 ? "saying" : "none"),
    }),
  });
  coupleId = couple.id;
  // The first eight rounds were of another assignment, which gave the first version.
  const { rows } = await sql.query("select * from assignment where couple_id = $1", [coupleId]);
  const [{ id: later, ...row }] = rows;
  const before = { ...row, id: newId(), exercise_version: 1 };
  const columns = Object.keys(before);
  await sql.query(
    `insert into assignment (${columns}) values (${columns.map((_, i) => `$${i + 1}`)})`,
    Object.values(before),
  );
  for (const table of ["round", "reflection"]) {
    const ofFirst = table === "round" ? "id" : "round_id";
    await sql.query(
      `update ${table} set assignment_id = $1 where assignment_id = $2 and ${ofFirst} in (
         select id from round where couple_id = $3 order by opens_at limit 8)`,
      [before.id, later, coupleId],
    );
  }
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

test("two versions stand in the database", async () => {
  const { rows } = await sql.query(
    "select a.exercise_version as version, count(*)::int as n from reflection r join assignment a on a.id = r.assignment_id where r.couple_id = $1 and r.sent_at is not null group by 1 order by 1",
    [coupleId],
  );
  expect(rows).toEqual([
    { version: 1, n: 16 },
    { version: 2, n: 16 },
  ]);
});

test("a claim rests on the wording of today; what is asked as before goes on", async () => {
  const { charts } = await trendPage(okafor, coupleId);
  const [clear, said] = charts;
  if (!clear || !said) throw new RangeError("there are six");
  expect(clear.points.map((point) => point.before ?? false)).toEqual([
    ...[...Array(8).fill(true), ...Array(8).fill(false)],
  ]);
  expect(clear.claim).toMatchObject({ n: 8, broken: true, rung: "medians" });
  expect(claimWords(clear.claim)).toBe(
    "Eight answers. Median of the first three 5, of the latest three 8; this could be chance. The question was worded anew; answers before that stand apart.",
  );
  expect(said.claim).toMatchObject({ n: 16, broken: false, says: { key: "rises" } });
  expect(said.points.some((point) => point.before)).toBe(false);
  // In no report, and under no question for the session either.
  const { series, slipped } = await coupleReport(okafor, coupleId, { reader: "circle" });
  expect(series[0]?.claim).toMatchObject({ n: 8, broken: true });
  expect(slipped[0]?.answers.filter((each) => each.before)).toHaveLength(8);
  const { slips } = await sinceLastSession(okafor, coupleId);
  expect(slips).toEqual([]);
});

test("the trends page draws a break, joins nothing across it, and says so in chart, strip and table", async () => {
  const trend = await trendPage(okafor, coupleId);
  const [clear, said] = trend.charts;
  if (!clear || !said) throw new RangeError("there are six");
  const { partners, charts, landed, timeZone, sessions, everyDays } = trend;
  const { points, partner } = clear;
  const core = { capacity: "self-awareness", partner } as const;
  const shared = { partners, landed, timeZone, sessions, everyDays };
  const drawn = (of: typeof clear) =>
    renderToStaticMarkup(
      createElement(Multiples, { ...shared, charts: [of], span: sharedSpan(...charts) }),
    );
  const lineOf = (markup: string) =>
    markup.match(/d="(M[^"]*L[^"]*)" fill="none" stroke="currentColor"/)?.[1] ?? "";
  const marks = (markup: string, kind: string) =>
    (markup.match(new RegExp(`data-marks="${kind}" d="([^"]*)"`))?.[1]?.match(/M/g) ?? []).length;
  const [broken, whole] = [drawn(clear), drawn(said)];
  expect([marks(broken, "own"), marks(broken, "apart")]).toEqual([8, 8]);
  expect([marks(whole, "own"), marks(whole, "apart")]).toEqual([16, 0]);
  // Through eight dots, and through sixteen; the two strokes of a break through one axis alone.
  expect(lineOf(broken).match(/[ML]/g)).toHaveLength(8);
  expect(lineOf(whole).match(/[ML]/g)).toHaveLength(16);
  const [stroke, anew] = ["l4 -10M", "The question was worded anew"];
  expect([broken.includes(stroke), whole.includes(stroke)]).toEqual([true, false]);
  expect([broken.includes(anew), whole.includes(anew)]).toEqual([true, false]);
  const rows = [{ partner: clear.partner, answers: trend.slipped.circle }];
  const strip = renderToStaticMarkup(createElement(SlippedStrip, { rows, timeZone }));
  expect(strip).toContain(`saying 0, receiving 0; none 8, don’t know yet 0. ${anew}`);
  const table = renderToStaticMarkup(
    createElement(TrendTables, { partners, charts: [clear], timeZone, hrefPrefix: "#" }),
  );
  const cells = [...table.matchAll(/<td[^>]*>([^<]*)</g)].map(([, cell]) => cell);
  const listed = WEEKS.map((week, i) => (i < 8 ? `${week} (earlier wording)` : String(week)));
  expect(cells).toEqual(listed.reverse());
  const paper = renderToStaticMarkup(
    createElement(NumberTable, { name: "Maya", series: [{ ...core, points }], timeZone }),
  );
  expect(paper.match(/earlier wording/g)).toHaveLength(8);
});
