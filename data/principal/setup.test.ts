import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { oneAfterTheOther } from "@/db/sample/meanwhile";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { NotFound } from "@/domain/errors";
import { hashToken, newToken } from "@/server/id";
import { countPractices } from "./installation";
import { createSetupCode, isSetupCode, setUpPractice } from "./setup";

let database: TestDatabase;
let sql: Client;
beforeEach(async () => {
  database = await freshDatabase();
  sql = new Client({ connectionString: database.url });
  await sql.connect();
});
afterEach(async () => {
  await sql.end();
  await database.drop();
});

const setUp = (code: string | null) =>
  setUpPractice(code ?? "", {
    ...{ practiceName: "Riverbend", timeZone: "Europe/Madrid", crisisLine: "Call 112." },
    ...{ ownerName: "Sam", email: `${newToken()}@story.example`, password: "nine quiet herons" },
  });
const standing = async (codes: readonly (string | null)[]) => {
  const serve = await Promise.all(codes.map((code) => isSetupCode(code ?? "")));
  return serve.filter(Boolean).length;
};

test("of the codes that starts print the last serves, once", async () => {
  const [first, last] = [await createSetupCode(), await createSetupCode()];
  expect(await isSetupCode(first ?? "")).toBe(false);
  await expect(setUp(first)).rejects.toThrow(NotFound);
  await setUp(last);
  await expect(setUp(last)).rejects.toThrow(NotFound);
  expect(await createSetupCode()).toBeNull();
  expect((await countPractices()).real).toBe(1);
});

test("of two starts at once the code of one serves", async () => {
  await createSetupCode();
  const codes = await oneAfterTheOther(sql, "select * from setup_code", [
    createSetupCode,
    createSetupCode,
  ]);
  const made = codes.map((each) => (each.status === "fulfilled" ? each.value : null));
  expect(made.filter(Boolean)).toHaveLength(2);
  expect(await standing(made)).toBe(1);
});

test("a start prints no code while the practice is being set up", async () => {
  const code = await createSetupCode();
  const done = await oneAfterTheOther<unknown>(sql, "select * from setup_code", [
    () => setUp(code),
    createSetupCode,
  ]);
  expect(done[0]).toMatchObject({ status: "fulfilled" });
  expect(done[1]).toEqual({ status: "fulfilled", value: null });
});

test("a code that is left beside a practice serves no longer after a start", async () => {
  await setUp(await createSetupCode());
  const left = newToken();
  await sql.query("insert into setup_code (code_hash) values ($1)", [hashToken(left)]);
  expect(await isSetupCode(left)).toBe(true);
  expect(await createSetupCode()).toBeNull();
  expect(await isSetupCode(left)).toBe(false);
});
