import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { record } from "@/data/audit";
import { pick, seeded } from "@/db/sample/random";
import { type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { figure, sized } from "@/scripts/figure";
import { verifyChain } from "./audit-chain";
import { mint } from "./mint";
import { asPrincipal } from "./transaction";

// What somebody can do to the trail who owns the database and has taken its triggers and constraints
// away. The key of the chain is elsewhere.

const ROWS = 60;
const random = seeded(20261207);
const one = <T>(from: readonly T[]) => pick(random, from);
const upTo = (most: number) => 1 + Math.floor(random() * most);

let database: TestDatabase;
let story: Story;
let owner: Client;
/** The rows' places in the trail, in their order. */
let seqs: number[];

beforeAll(async () => {
  database = await freshDatabase();
  story = await tellStory(database.url);
  for (let i = 0; i < ROWS; i++) {
    await asPrincipal(story.okafor, (tx) =>
      record(story.okafor, tx, { action: `test.looked-${i}`, coupleId: story.ours.couple.id }),
    );
  }
  owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`alter table audit disable trigger user, drop constraint audit_number,
    drop constraint audit_pkey`);
  await owner.query("create table kept as select * from audit");
  await owner.query("create table kept_head as select * from audit_head");
  const { rows } = await owner.query("select seq from kept where practice_id = $1 order by seq", [
    story.practice.id,
  ]);
  seqs = rows.map(({ seq }) => Number(seq));
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

const SAYS = "couple_id, actor_kind, actor_id, action, subject_id, created_at";

/** Two rows of the trail, the earlier one first. */
function two(): [number, number] {
  const [a, b] = [one(seqs), one(seqs)];
  return a === b ? two() : [Math.min(a, b), Math.max(a, b)];
}

/** One way each time, as SQL. */
const TAMPERINGS: Record<string, () => string> = {
  edited: () => {
    const change = one([
      "actor_kind = case actor_kind when 'system' then 'partner' else 'system' end",
      ...["actor_id", "couple_id", "subject_id"].map((column) => `${column} = gen_random_uuid()`),
      "couple_id = null",
      "action = action || '-not'",
      `created_at = created_at + interval '${upTo(90_000)} milliseconds'`,
      "chained = md5(chained) || md5(action)",
      `number = number + ${upTo(ROWS)}`,
      `practice_id = '${story.foreign.couple.practiceId}'`,
    ]);
    return `update audit set ${change} where seq = ${one(seqs)}`;
  },
  deleted: () => {
    const first = upTo(seqs.length) - 1;
    return `delete from audit where seq in (${seqs.slice(first, first + upTo(3))})`;
  },
  reordered: () => {
    const [a, b] = two();
    // What two rows say changes places, or where in the chain they say it, or where they are shown.
    const what = one([SAYS, "number, chained", "seq"]);
    return `update audit t set (${what}) = (select ${what} from kept
      where seq = case t.seq when ${a} then ${b} else ${a} end) where seq in (${a}, ${b})`;
  },
  "shown elsewhere": () => {
    const [a, b] = two();
    return one([
      `update audit set seq = (select max(seq) + ${upTo(9)} from audit) where seq = ${a}`,
      `update audit set seq = (select min(seq) - ${upTo(9)} from audit) where seq = ${b}`,
    ]);
  },
  added: () => {
    const number = one(["null", "0", String(seqs.length + 1), String(upTo(seqs.length))]);
    const where = one([`min(seq) - ${upTo(9)}`, `max(seq) + ${upTo(9)}`, String(one(seqs))]);
    return `insert into audit (seq, practice_id, actor_kind, action, number, chained)
      select ${where}, '${story.practice.id}', 'system', 'test.added', ${number}, md5('a') || md5('b')
        from kept`;
  },
  "cut short": () => `delete from audit where seq > ${one(seqs.slice(0, -1))}`,
  "cut short, the head inside too": () => {
    const last = one(seqs.slice(0, -1));
    return `delete from audit where seq > ${last}; update audit_head h set (number, chained) =
      (select number, chained from kept where seq = ${last}) where practice_id = '${story.practice.id}'`;
  },
};

const system = () => mint({ kind: "system", practiceId: story.practice.id });

test("whatever is done to the trail is found with the head that was kept", async () => {
  const whole = await verifyChain(system(), null);
  expect(whole.fault).toBeNull();
  const each = sized(12, 150);
  const unnoticed: string[] = [];
  const rows = [];
  for (const [way, sql] of Object.entries(TAMPERINGS)) {
    let without = 0;
    for (let i = 0; i < each; i++) {
      const statement = sql();
      await owner.query(statement);
      if ((await verifyChain(system(), null)).fault) without += 1;
      if (!(await verifyChain(system(), whole.head)).fault) unnoticed.push(statement);
      await owner.query(`delete from audit; insert into audit select * from kept;
        delete from audit_head; insert into audit_head select * from kept_head`);
    }
    rows.push({ way, tried: each, found: each, "found without the head kept elsewhere": without });
  }
  expect(unnoticed).toEqual([]);
  // As it was: each of them was found for what it was, and not for what was left of another.
  expect(await verifyChain(system(), whole.head)).toMatchObject({ fault: null });
  const tried = each * rows.length;
  figure("Audit trail, tampered with", { tried, unnoticed: 0 }, rows);
});
