import type { Client } from "pg";
import { beforeEach, expect, test } from "vitest";
import { buildMember } from "@/db/sample/builders";
import { OKAFOR_PASSWORD, PLANTED, type Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { Invalid, NotFound, Refused, SignInNeeded } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { changesBetween } from "@/domain/terms";
import { newId } from "@/server/id";
import { newestMasterKey } from "@/server/master-key";
import { getCouple } from "./couple";
import { eraseDue } from "./erasure";
import { inviteColleague } from "./invitation";
import { rewrapPracticeKey, rotatePracticeKey } from "./key-rotation";
import { getMe } from "./member";
import { liftLegalHold, setLegalHold } from "./practice";
import { askPracticeErasure, undoPracticeErasure } from "./practice-erasure";
import { verifyChain } from "./principal/audit-chain";
import { invitationOf } from "./principal/join";
import { createSetupCode } from "./principal/setup";
import { signInMember } from "./principal/sign-in";
import { listRounds } from "./reading";
import { enterRoom } from "./room";

const DAY = 86_400_000;
const NAME = "Practice of Dr. Okafor";

let story: Story;
let sql: Client;
let owner: Therapist;
let now: Date;
withStory((told, connection) => {
  story = told;
  sql = connection;
});
beforeEach(async () => {
  now = new Date();
  owner = await story.asColleague("owner off the care team");
  await sql.query(
    "update credential set password_hash = (select password_hash from credential where member_id = $1) where member_id = $2",
    [story.okafor.memberId, owner.memberId],
  );
});

const typed = { practiceName: NAME, password: OKAFOR_PASSWORD };
const ask = () => askPracticeErasure(owner, typed, now);
const erase = (days: number) => eraseDue(story.practice.system, new Date(+now + days * DAY));
const keysLeft = async (practiceId = story.practice.id) => {
  const found = "select id from keyring.wrapped_key where practice_id = $1";
  return (await sql.query(found, [practiceId])).rows.map(({ id }) => id as string);
};
const reads = async () => {
  const { okafor, ours } = story;
  const words = [await getCouple(okafor, ours.couple.id), await listRounds(okafor, ours.couple.id)];
  return JSON.stringify(words).includes(PLANTED.mayaSent);
};

test("for thirty days everything goes on as it is; then every key is gone, and in the ledger", async () => {
  const keys = await keysLeft();
  const theirs = await keysLeft(story.foreign.couple.practiceId);
  const { token } = await inviteColleague(owner, { role: "owner" });
  await ask();
  expect((await getMe(story.okafor)).practice.erasesAt).toEqual(new Date(+now + 30 * DAY));
  expect(await erase(30 - 1 / DAY)).toEqual([]);
  expect(await reads()).toBe(true);
  expect(await keysLeft()).toEqual(keys);

  expect((await erase(30)).sort()).toEqual([...keys].sort());
  expect(await keysLeft()).toEqual([]);
  const ledger = "select id from keyring.erased_key where practice_id = $1";
  const { rows } = await sql.query(ledger, [story.practice.id]);
  expect(rows.map(({ id }) => id).sort()).toEqual([...keys].sort());
  await expect(reads()).rejects.toThrow(NotFound);
  for (const who of ["dr-okafor", "owner off the care team"] as const) {
    await expect(story.asColleague(who)).rejects.toThrow(SignInNeeded);
    expect(
      await signInMember(story.emailOf(who), OKAFOR_PASSWORD, { address: newId(), device: "" }),
    ).toBeNull();
  }
  expect(await invitationOf(token)).toBeNull();
  await expect(enterRoom(await story.asWriter("maya"))).rejects.toThrow(NotFound);
  expect(await keysLeft(story.foreign.couple.practiceId)).toEqual(theirs);
  expect(await erase(31)).toEqual([]);
});

test("what is left of it stands in nobody's way: its trail verifies, and keys are rotated around it", async () => {
  await ask();
  await erase(30);
  const { system } = story.practice;
  expect(await rotatePracticeKey(system)).toBe(0);
  await rewrapPracticeKey(system, newestMasterKey());
  expect((await verifyChain(system, null)).fault).toBeNull();
});

test("where every practice was erased another can be set up, and not before", async () => {
  await ask();
  await sql.query(
    `insert into practice_erasure (practice_id, erases_at, erased_at)
     select id, now(), now() from practice where id <> $1
     on conflict (practice_id) do update set erased_at = now()`,
    [story.practice.id],
  );
  expect(await createSetupCode()).toBeNull();
  await erase(30);
  expect(await createSetupCode()).not.toBeNull();
});

test("any owner undoes it until its hour, and nobody after it", async () => {
  const of = { name: "Sam", email: `${newId()}@story.example`, role: "owner" } as const;
  const sam = await buildMember(story.practice, { ...of, at: now });
  await ask();
  await undoPracticeErasure(sam);
  expect((await getMe(sam)).practice.erasesAt).toBeNull();
  expect(await erase(31)).toEqual([]);
  expect(await reads()).toBe(true);
  await ask();
  await erase(30);
  await expect(undoPracticeErasure(sam)).rejects.toThrow(NotFound);
});

test("asked twice, the first hour stands", async () => {
  await ask();
  await askPracticeErasure(owner, typed, new Date(+now + 10 * DAY));
  expect((await getMe(owner)).practice.erasesAt).toEqual(new Date(+now + 30 * DAY));
});

test("nothing is erased under a legal hold, and everything once it is lifted", async () => {
  await ask();
  await setLegalHold(owner);
  expect(await erase(40)).toEqual([]);
  expect(await reads()).toBe(true);
  await liftLegalHold(owner);
  expect((await erase(41)).length).toBeGreaterThan(3);
});

test.each([
  ["another name", { practiceName: "Practice elsewhere" }, Invalid],
  ["no name", { practiceName: "" }, Invalid],
  ["a wrong password", { password: "not the password" }, Invalid],
])("%s erases nothing", async (_, wrong, problem) => {
  await expect(askPracticeErasure(owner, { ...typed, ...wrong }, now)).rejects.toThrow(problem);
  expect((await getMe(owner)).practice.erasesAt).toBeNull();
  await expect(askPracticeErasure(story.okafor, typed, now)).rejects.toThrow(Refused);
});

test("an old dump brings back neither keys nor accounts", async () => {
  await ask();
  const tables = ["keyring.wrapped_key", "credential", "sign_in", "practice_erasure", "erasure"];
  const mine = [story.practice.id];
  const dumps = [];
  for (const table of tables) {
    const all = `select to_jsonb(t) as row from ${table} t where practice_id = $1`;
    dumps.push((await sql.query(all, mine)).rows.map(({ row }) => row));
  }
  await erase(30);
  for (const [i, table] of tables.entries()) {
    await sql.query(`delete from ${table} where practice_id = $1`, mine);
    // Before anything was asked for: there is no row that says so.
    if (table === "practice_erasure") continue;
    await sql.query(
      `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(dumps[i])],
    );
  }
  expect(await reads()).toBe(true);
  await erase(0);
  expect(await keysLeft()).toEqual([]);
  await expect(story.asColleague("dr-okafor")).rejects.toThrow(SignInNeeded);
  expect(
    await signInMember(story.emailOf("dr-okafor"), OKAFOR_PASSWORD, {
      address: newId(),
      device: "",
    }),
  ).toBeNull();
  const { rows } = await sql.query(
    "select erased_at from practice_erasure where practice_id = $1",
    mine,
  );
  expect(rows).toEqual([{ erased_at: new Date(+now + 30 * DAY) }]);
});

test("a partner is told before the next answer, and again when it is undone", async () => {
  const maya = await story.asWriter("maya");
  const before = (await enterRoom(maya)).terms;
  await ask();
  const { terms } = await enterRoom(maya);
  expect(terms).toMatchObject({ seen: false, erasesAt: new Date(+now + 30 * DAY) });
  expect(changesBetween(before.digest, terms.digest)).toEqual(["keeping"]);
  await undoPracticeErasure(owner);
  expect((await enterRoom(maya)).terms.digest).toBe(before.digest);
});
