import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asPrincipal } from "@/data/principal/transaction";
import { buildMember, buildPractice } from "@/db/sample/builders";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { installationKey } from "@/db/schema/keyring";
import { seal } from "@/server/seal";
import { countPractices, masterKeyFits } from "./installation";
import { mint } from "./mint";
import { createSetupCode } from "./setup";

const at = new Date();
const words = { timeZone: "Europe/Madrid", crisisLine: "Call.", at };

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test("an invented practice is told apart, and leaves set-up to a real one", async () => {
  expect(await countPractices()).toEqual({ real: 0, sample: 0 });
  await buildPractice({ name: "Invented", isSample: true, ...words });
  expect(await countPractices()).toEqual({ real: 0, sample: 1 });
  expect(await createSetupCode()).not.toBeNull();
  const house = await buildPractice({ name: "Real", ...words });
  await buildMember(house, { name: "Owner", email: "owner@example.org", role: "owner", at });
  expect(await countPractices()).toEqual({ real: 1, sample: 1 });
  expect(await createSetupCode()).toBeNull();
});

test("the master key is proved on what it sealed", async () => {
  expect(await masterKeyFits()).toBe(true);
  await database.drop();
  database = await freshDatabase();
  expect(await masterKeyFits()).toBe(true);
  const place = {
    ...{ table: "installation_key", column: "wrapped", row: "lookup" },
    practice: "00000000-0000-0000-0000-000000000000",
  };
  const wrapped = seal({ bytes: randomBytes(32), version: 1 }, place, randomBytes(32));
  await asPrincipal(mint({ kind: "system", practiceId: null }), (tx) =>
    tx.insert(installationKey).values({ kind: "lookup", wrapped }),
  );
  expect(await masterKeyFits()).toBe(false);
});
