import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { APP_ROLE } from "@/db/schema/policy";
import { newId } from "@/server/id";

// What the database itself refuses to release, with the door out of the way: raw SQL as Maya.

let database: TestDatabase;
let client: Client;
let story: Story;

beforeAll(async () => {
  database = await freshDatabase();
  story = await tellStory(database.url);
  client = new Client({ connectionString: database.url });
  await client.connect();
});
beforeEach(() => client.query("rollback"));
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Begins a transaction in which an answer of Maya's is marked so, and she is the one who goes on. */
async function asMaya(therapistOnly: boolean): Promise<void> {
  const { ours } = story;
  await client.query("begin");
  await client.query("update answer set therapist_only = $1 where reflection_id = $2", [
    ...[therapistOnly, ours.sent.circle],
  ]);
  await client.query(`set local role ${APP_ROLE}`);
  const settings = {
    ...{ kind: "partner", practice: story.practice.id, couple: ours.couple.id },
    ...{ partner: ours.couple.partners.circle.id, assignment: ours.checkIn.id },
  };
  for (const [name, value] of Object.entries(settings))
    await client.query("select set_config($1, $2, true)", [`app.${name}`, value]);
}

function release() {
  const { ours, round, practice } = story;
  return client.query(
    `insert into release (id, practice_id, couple_id, partner_id, assignment_id, round_id, prompt_key, reflection_id)
     values ($1, $2, $3, $4, $5, $6, 'sentence', $7)`,
    [
      ...[newId(), practice.id, ours.couple.id, ours.couple.partners.circle.id],
      ...[ours.checkIn.id, round.closed, ours.sent.circle],
    ],
  );
}

test("a written answer can be released by whoever wrote it", async () => {
  await asMaya(false);
  expect((await release()).rowCount).toBe(1);
});

test("one for the therapist alone cannot", async () => {
  await asMaya(true);
  await expect(release()).rejects.toMatchObject({ code: "42501" });
});

test("nobody lifts that mark from an answer", async () => {
  await asMaya(true);
  const lift = client.query("update answer set therapist_only = false");
  await expect(lift).rejects.toMatchObject({ code: "42501" });
});
