import { afterAll, beforeAll, expect, test } from "vitest";
import { connection } from "@/db/client";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { attempt } from "@/db/schema/attempt";
import { TooMany } from "@/domain/errors";
import { LIMITS, type LimitName } from "@/domain/limit";
import { figure } from "@/scripts/figure";
import { forgetAttempts, takeAttempts } from "./attempt";

const { most, minutes } = LIMITS["sign-in.account-here"];
const NOW = new Date("2026-05-04T10:00:00Z");
const later = (by: number) => new Date(NOW.getTime() + by * 60_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

function tries(subject: string, now = NOW) {
  return takeAttempts([{ limit: "sign-in.account-here", subject }], now);
}

test.each(Object.entries(LIMITS))(
  "of more tries at once than %s has room for exactly as many pass",
  async (limit, { most, minutes }) => {
    const one = { limit: limit as LimitName, subject: "at once" };
    const tries = Array.from({ length: most + 20 }, () => takeAttempts([one], NOW));
    const all = await Promise.allSettled(tries);
    const refused = all.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(all.length - refused.length).toBe(most);
    expect(refused).toHaveLength(20);
    for (const error of refused) expect(error).toEqual(new TooMany(later(minutes)));
    const row = { limit, tries: all.length, passed: most, refused: refused.length };
    figure("Each limit, with twenty tries more at once", { limits: 1, unexpected: 0 }, [row]);
  },
);

test("who waited may try again, and is told until when", async () => {
  for (let i = 0; i < most; i++) await tries("waits");
  const refused = await tries("waits", later(1)).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(TooMany);
  expect((refused as TooMany).until).toEqual(later(minutes));
  await expect(tries("waits", later(minutes + 1))).resolves.toBeTypeOf("function");
});

test("a try that succeeded is given back", async () => {
  for (let i = 0; i < most * 2; i++) await (await tries("succeeds"))();
});

test("one is not kept waiting by another", async () => {
  for (let i = 0; i < most; i++) await tries("one");
  await expect(tries("another")).resolves.toBeTypeOf("function");
});

test("no key says of whom it is, and what is over is forgotten", async () => {
  await tries("maya@story.example");
  const rows = await connection().select().from(attempt);
  expect(rows.map(({ key }) => key).join(" ")).toMatch(/^[0-9a-f ]+$/);
  await forgetAttempts(later(24 * 60));
  expect(await connection().select().from(attempt)).toEqual([]);
});
