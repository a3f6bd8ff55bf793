import type { Client } from "pg";
import { beforeEach, expect, test } from "vitest";
import { entrantOf, therapistOf } from "@/data/principal/sign-in";
import { buildSignIn } from "@/db/sample/builders";
import { oneAfterTheOther } from "@/db/sample/meanwhile";
import { OKAFOR_PASSWORD, type Story } from "@/db/sample/story";
import { buildTwoStep, codeOf } from "@/db/sample/two-step";
import { withStory } from "@/db/sample/with-story";
import { Invalid, NotFound, Refused, TooMany } from "@/domain/errors";
import { LIMITS } from "@/domain/limit";
import { type Entrant, isEnrolling, type Therapist } from "@/domain/principal";
import { figure } from "@/scripts/figure";
import { readMasterKeysAgain } from "@/server/env";
import { newId } from "@/server/id";
import { rotatePracticeKey } from "./key-rotation";
import { makeResetLink } from "./people";
import { requireTwoStep } from "./practice";
import { resetPassword } from "./principal/reset";
import { proveSecondStep } from "./principal/second-step";
import {
  beginTwoStep,
  confirmTwoStep,
  getTwoStep,
  removeTwoStep,
  renewRecoveryCodes,
} from "./two-step";

let story: Story;
let sql: Client;
withStory((told, client) => {
  story = told;
  sql = client;
});

const password = OKAFOR_PASSWORD;
let uri: string;
let codes: string[];
beforeEach(async () => {
  ({ uri, codes } = await buildTwoStep(story.okafor, password));
});

/** Dr. Okafor at another browser, after the password. */
async function atTheDoor() {
  const { token } = await buildSignIn({ ...story.okafor, signInId: newId() });
  const entrant = await entrantOf(token);
  if (!entrant) throw new RangeError("nothing was left to do");
  return { token, entrant };
}

async function asOwner() {
  return story.asColleague("owner off the care team");
}

test("after the password a code is asked for, and then all is open", async () => {
  const { token, entrant } = await atTheDoor();
  expect(entrant.must).toBe("prove");
  expect(await therapistOf(token)).toBeNull();
  await proveSecondStep(entrant, codeOf(uri));
  expect(await therapistOf(token)).toMatchObject({ memberId: story.okafor.memberId });
  expect(await entrantOf(token)).toBeNull();
});

test("after the practice's key was rotated the same app still serves", async () => {
  await rotatePracticeKey(story.practice.system);
  const { token, entrant } = await atTheDoor();
  await proveSecondStep(entrant, codeOf(uri));
  expect(await therapistOf(token)).not.toBeNull();
});

test("the same code twice serves once, also in another sign-in", async () => {
  const code = codeOf(uri);
  await proveSecondStep((await atTheDoor()).entrant, code);
  const again = await atTheDoor();
  await expect(proveSecondStep(again.entrant, code)).rejects.toThrow(Invalid);
  expect(await therapistOf(again.token)).toBeNull();
  figure("A one-time code", { "uses of one code one after the other": 2, "accepted of those": 1 });
});

test("twenty at once with one code: one is let in", async () => {
  const doors = await Promise.all(Array.from({ length: 20 }, atTheDoor));
  // The limit of tries is asked about elsewhere: here it has room for all of them.
  await expect(proveSecondStep((await atTheDoor()).entrant, "000000")).rejects.toThrow(Invalid);
  await sql.query("update attempt set taken = taken - $1", [doors.length]);
  const code = codeOf(uri);
  const all = await Promise.allSettled(doors.map(({ entrant }) => proveSecondStep(entrant, code)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = all.filter((each) => each.status === "rejected");
  expect(refused.every(({ reason }) => reason instanceof Invalid)).toBe(true);
  figure("A one-time code", { "uses of one code at once": all.length, "accepted of these": 1 });
});

test("a secret that waits for its first code is shown to the sign-in that asked for it, and to no other", async () => {
  const { token } = await buildSignIn({ ...story.okafor, signInId: newId() });
  await proveSecondStep((await entrantOf(token)) as Entrant, codes[0] ?? "");
  const elsewhere = (await therapistOf(token)) as Therapist;
  await beginTwoStep(elsewhere, { password });
  const { pending } = await getTwoStep(elsewhere);
  expect((await getTwoStep(story.okafor)).pending).toBeNull();
  const code = codeOf(pending?.uri ?? "");
  await expect(confirmTwoStep(story.okafor, { code })).rejects.toThrow(NotFound);
  await confirmTwoStep(elsewhere, { code });
});

test("no code from before the last one serves", async () => {
  const now = new Date();
  const before = new Date(+now - 30_000);
  await proveSecondStep((await atTheDoor()).entrant, codeOf(uri, now), now);
  const { entrant } = await atTheDoor();
  await expect(proveSecondStep(entrant, codeOf(uri, before), now)).rejects.toThrow(Invalid);
});

test("ten recovery codes, each of which serves once", async () => {
  expect(new Set(codes).size).toBe(10);
  const [one = "", two = ""] = codes;
  await proveSecondStep((await atTheDoor()).entrant, one.toUpperCase());
  const again = (await atTheDoor()).entrant;
  const tries = Array.from({ length: 5 }, async () =>
    proveSecondStep((await atTheDoor()).entrant, two),
  );
  const done = await Promise.allSettled([...tries, proveSecondStep(again, one)]);
  expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await getTwoStep(story.okafor)).codesLeft).toBe(8);
  const { rows } = await sql.query("select * from recovery_code");
  for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code);
});

test("one's recovery codes are nobody else's, and new ones end the old", async () => {
  const [old = ""] = codes;
  const { codes: fresh } = await renewRecoveryCodes(story.okafor, { password });
  await expect(proveSecondStep((await atTheDoor()).entrant, old)).rejects.toThrow(Invalid);
  const other = await story.asColleague("other therapist");
  const { token } = await buildSignIn({ ...other, signInId: newId() });
  await sql.query("update totp set member_id = $1 where member_id = $2", [
    other.memberId,
    story.okafor.memberId,
  ]);
  const stranger = await entrantOf(token);
  if (!stranger) throw new RangeError("nothing was left to do");
  await expect(proveSecondStep(stranger, fresh[0] ?? "")).rejects.toThrow(Invalid);
});

test("whoever guesses codes waits", async () => {
  const { entrant } = await atTheDoor();
  for (let i = 0; i < LIMITS["code.member"].most; i++) {
    await expect(proveSecondStep(entrant, "000000")).rejects.toThrow(Invalid);
  }
  await expect(proveSecondStep(entrant, codeOf(uri))).rejects.toThrow(TooMany);
});

test("each change asks for the password again", async () => {
  const wrong = { password: "not the password" };
  await expect(renewRecoveryCodes(story.okafor, wrong)).rejects.toThrow(Invalid);
  await expect(removeTwoStep(story.okafor, wrong)).rejects.toThrow(Invalid);
  expect((await getTwoStep(story.okafor)).on).toBe(true);
  await removeTwoStep(story.okafor, { password });
  expect(await getTwoStep(story.okafor)).toMatchObject({ on: false, codesLeft: 0 });
});

test("what was not begun is not confirmed, nor what was begun too long ago", async () => {
  await expect(confirmTwoStep(story.okafor, { code: codeOf(uri) })).rejects.toThrow(NotFound);
  const long = new Date(Date.now() - 31 * 60_000);
  await beginTwoStep(story.okafor, { password }, long);
  expect((await getTwoStep(story.okafor, long)).pending).not.toBeNull();
  expect((await getTwoStep(story.okafor)).pending).toBeNull();
});

test("a sign-in that a reset has ended takes no phone into use", async () => {
  const begun = async () => {
    await beginTwoStep(story.okafor, { password });
    return codeOf((await getTwoStep(story.okafor)).pending?.uri ?? "");
  };
  const link = async () => (await makeResetLink(await asOwner(), story.okafor.memberId)).token;
  const resets = async (token: string, code = "") =>
    resetPassword(token, { password: "ten quieter herons", code, without: false });
  const [first, code] = [await link(), await begun()];
  const [reset, confirmed] = await oneAfterTheOther<unknown>(sql, "select * from credential", [
    () => resets(first, codes[0]),
    () => confirmTwoStep(story.okafor, { code }),
  ]);
  expect(reset).toMatchObject({ status: "fulfilled" });
  expect(confirmed).toMatchObject({ reason: { name: "SignInNeeded" } });
  const { rows } = await sql.query("select pending, pending_since from totp where member_id = $1", [
    story.okafor.memberId,
  ]);
  expect(rows).toEqual([{ pending: null, pending_since: null }]);
  // The phone of before is the second step.
  await resets(await link(), codeOf(uri));
});

test("where the owner requires it, who has none can do nothing but set it up", async () => {
  const sam = await story.asColleague("other therapist");
  await sql.query(
    `update credential set password_hash =
      (select password_hash from credential where member_id = $1) where member_id = $2`,
    [story.okafor.memberId, sam.memberId],
  );
  await requireTwoStep(await asOwner(), true);
  const { token } = await buildSignIn({ ...sam, signInId: newId() });
  await expect(story.asColleague("other therapist")).rejects.toThrow();
  const entrant = await entrantOf(token);
  if (!isEnrolling(entrant)) throw new RangeError("nothing is asked");
  expect(await therapistOf(token)).toBeNull();
  await buildTwoStep(entrant, password);
  expect(await therapistOf(token)).toMatchObject({ memberId: sam.memberId });
  await expect(
    removeTwoStep((await therapistOf(token)) ?? story.okafor, { password }),
  ).rejects.toThrow(Refused);
});

test.each([
  ["https://practice.example", "enrol"],
  ["http://192.168.1.20:3000", "enrol"],
  ["https://localhost.practice.example", "enrol"],
  ["http://localhost:3000", undefined],
  ["http://127.0.0.1:3000", undefined],
  ["http://[::1]:3000", undefined],
])("reached by %s, a member without it must: %s", async (address, must) => {
  const token = story.colleagueToken("other therapist");
  const before = process.env.PUBLIC_URL;
  process.env.PUBLIC_URL = address;
  readMasterKeysAgain();
  try {
    expect((await entrantOf(token))?.must).toBe(must);
    // An invented practice has a password that anyone can read: whoever came first would shut it.
    await sql.query("update practice set is_sample = true where id = $1", [story.practice.id]);
    expect(await entrantOf(token)).toBeNull();
  } finally {
    process.env.PUBLIC_URL = before;
    readMasterKeysAgain();
  }
});

test("whoever set it up elsewhere is asked for a code here too", async () => {
  const token = story.colleagueToken("dr-okafor");
  await sql.query("update sign_in set proved_at = null");
  expect((await entrantOf(token))?.must).toBe("prove");
});
