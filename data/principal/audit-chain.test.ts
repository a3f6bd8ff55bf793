import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { record } from "@/data/audit";
import { type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { figure, sized } from "@/scripts/figure";
import { verifyChain } from "./audit-chain";
import { mint } from "./mint";
import { asPrincipal } from "./transaction";

let database: TestDatabase;
let story: Story;
let owner: Client;
beforeAll(async () => {
  database = await freshDatabase();
  story = await tellStory(database.url);
  owner = new Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const system = () => mint({ kind: "system", practiceId: story.practice.id });
const look = () =>
  asPrincipal(story.okafor, (tx) => record(story.okafor, tx, { action: "test.looked" }));

test("many at once make one chain, and what was rolled back is not in it", async () => {
  const before = (await verifyChain(system(), null)).head.number;
  const failed = asPrincipal(story.okafor, async (tx) => {
    await record(story.okafor, tx, { action: "test.failed" });
    throw new Error("rolled back");
  });
  await expect(failed).rejects.toThrow("rolled back");
  const appends = sized(60, 200);
  await Promise.all(Array.from({ length: appends }, look));
  const { fault, head } = await verifyChain(system(), null);
  expect({ fault, number: head.number }).toEqual({ fault: null, number: before + appends });
  figure("Audit: appends at once", { appends, "unforked chain": 1 });
});

test("two servers that append at once make one chain", async () => {
  const before = (await verifyChain(system(), null)).head.number;
  // Loaded anew, the modules are another process's: a pool and a remembered head of their own.
  vi.resetModules();
  const there = await import("./transaction");
  const { record: recordThere } = await import("@/data/audit");
  const { disconnect } = await import("@/db/client");
  expect(there.asPrincipal).not.toBe(asPrincipal);
  const lookThere = () =>
    there.asPrincipal(story.okafor, (tx) =>
      recordThere(story.okafor, tx, { action: "test.looked" }),
    );
  await Promise.all(Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? look() : lookThere())));
  await disconnect();
  const { fault, head } = await verifyChain(system(), null);
  expect({ fault, number: head.number }).toEqual({ fault: null, number: before + 200 });
  const { rows } = await owner.query(
    "select count(*)::int as rows, count(distinct number)::int as places from audit where practice_id = $1 and number > $2",
    [story.practice.id, before],
  );
  expect(rows).toEqual([{ rows: 200, places: 200 }]);
});

test("one at a time, an append to the head this process left is one statement", async () => {
  await look();
  const statements = vi.spyOn(Client.prototype, "query");
  try {
    await look();
    const told = statements.mock.calls.map(([asked]) =>
      String((asked as unknown as { text?: string }).text ?? asked).trimStart(),
    );
    expect(told.map((each) => each.split(" ")[0])).toEqual(["begin;", "with", "commit"]);
  } finally {
    statements.mockRestore();
  }
});

test("the trail cannot be changed, not by the role that owns it", async () => {
  for (const statement of [
    "update audit set action = 'nothing.happened'",
    "delete from audit",
    "truncate audit",
  ]) {
    await expect(owner.query(statement)).rejects.toThrow("only grows");
  }
});

test("who takes the trigger away is found all the same", async () => {
  await look();
  const { head } = await verifyChain(system(), null);
  await owner.query("alter table audit disable trigger user");
  await owner.query("delete from audit where practice_id = $1 and number > $2", [
    story.practice.id,
    head.number - 2,
  ]);
  const found = { number: head.number - 1, problem: "cut short" };
  expect((await verifyChain(system(), null)).fault).toEqual(found);
  // With the head inside put back too, by nothing but a head that was kept elsewhere.
  await owner.query(
    `update audit_head h set (number, chained) = (select number, chained from audit
      where practice_id = h.practice_id order by number desc limit 1) where practice_id = $1`,
    [story.practice.id],
  );
  expect((await verifyChain(system(), null)).fault).toBeNull();
  expect((await verifyChain(system(), head)).fault).toEqual(found);
});
