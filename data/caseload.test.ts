import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listCaseload } from "@/data/caseload";
import { coupleTrend } from "@/data/trend";
import { connection } from "@/db/client";
import { type BuiltCouple, buildMember, buildPractice, buildSessions } from "@/db/sample/builders";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildWeeks } from "@/db/sample/trend-story";
import { reflection, withdrawal } from "@/db/schema/reflection";
import type { Therapist } from "@/domain/principal";

const ZONE = "Europe/Madrid";
const DAY = 86_400_000;
const WEEKS = Array.from({ length: 15 }, (_, i) => i % 11);

let database: TestDatabase;
let okafor: Therapist;
const built = new Map<string, BuiltCouple>();

beforeAll(async () => {
  database = await freshDatabase();
  const at = new Date(Date.now() - 200 * DAY);
  const house = await buildPractice({ name: "House", timeZone: ZONE, crisisLine: "112", at });
  const email = "okafor@story.example";
  okafor = await buildMember(house, { name: "Dr. Okafor", email, role: "owner", at });
  for (const [alias, inDays] of [
    ["Later", 9],
    ["Unbooked", null],
    ["Sooner", 2],
  ] as const) {
    const weeks = { circle: WEEKS, diamond: WEEKS.slice(0, 3) };
    const couple = await buildWeeks(okafor, ZONE, { alias, weeks });
    const next = inDays === null ? [] : [new Date(Date.now() + inDays * DAY)];
    await buildSessions(okafor, couple, [new Date(Date.now() - 5 * DAY), ...next]);
    built.set(alias, couple);
  }
});
afterAll(() => database.drop());

const clearOf = async (mark: string) =>
  (await listCaseload(okafor))
    .find((each) => each.alias === "Sooner")
    ?.series.find((each) => each.capacity === "self-awareness" && each.partner.mark === mark)
    ?.points.map((point) => point.value);

test("couples stand by their next session, those without one last", async () => {
  const aliases = (await listCaseload(okafor)).map((each) => each.alias);
  expect(aliases).toEqual(["Sooner", "Later", "Unbooked"]);
});

test("a line is of the latest twelve answers, and what is withdrawn takes up no place among them", async () => {
  expect(await clearOf("circle")).toEqual(WEEKS.slice(-12));
  expect(await clearOf("diamond")).toEqual(WEEKS.slice(0, 3));
  const couple = built.get("Sooner");
  if (!couple) throw new RangeError("it was built");
  const { series } = await coupleTrend(okafor, couple.id);
  const latest = series[0]?.points.at(-1)?.reflectionId ?? "";
  const [row] = await connection().select().from(reflection).where(eq(reflection.id, latest));
  if (!row) throw new RangeError("it was sent");
  const { practiceId, coupleId, partnerId, assignmentId } = row;
  await connection()
    .insert(withdrawal)
    .values({ reflectionId: latest, practiceId, coupleId, partnerId, assignmentId });
  expect(await clearOf("circle")).toEqual(WEEKS.slice(-13, -1));
});
