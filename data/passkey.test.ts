import type { Client } from "pg";
import { beforeEach, expect, test } from "vitest";
import { entrantOf, therapistOf } from "@/data/principal/sign-in";
import { type Authenticator, buildPasskey, newAuthenticator } from "@/db/sample/authenticator";
import { buildSignIn } from "@/db/sample/builders";
import { OKAFOR_PASSWORD, type Story } from "@/db/sample/story";
import { buildTwoStep, codeOf } from "@/db/sample/two-step";
import { withStory } from "@/db/sample/with-story";
import { Invalid, NotFound, Refused, TooMany } from "@/domain/errors";
import { LIMITS } from "@/domain/limit";
import { MOST_PASSKEYS } from "@/domain/passkey";
import type { Therapist } from "@/domain/principal";
import { figure } from "@/scripts/figure";
import { readMasterKeysAgain } from "@/server/env";
import { newId } from "@/server/id";
import { removeMember } from "./departing";
import { rotatePracticeKey } from "./key-rotation";
import { addPasskey, beginPasskey, listPasskeys, removePasskey } from "./passkey";
import { makeResetLink, suspendMember } from "./people";
import { challengePasskey, hasPasskey, proveByPasskey } from "./principal/passkey";
import { resetPassword } from "./principal/reset";
import { proveSecondStep } from "./principal/second-step";
import { removeTwoStep } from "./two-step";

let story: Story;
let sql: Client;
withStory((told, client) => {
  story = told;
  sql = client;
});

const password = OKAFOR_PASSWORD;
const SIX_MINUTES = 6 * 60_000;
let uri: string;
let codes: string[];
let laptop: Authenticator & { id: string };
beforeEach(async () => {
  ({ uri, codes } = await buildTwoStep(story.okafor, password));
  laptop = await buildPasskey(story.okafor, "The laptop");
});

/** A member at another browser, after the password. */
async function atTheDoor(of: Therapist = story.okafor) {
  const { token } = await buildSignIn({ ...of, signInId: newId() });
  const entrant = await entrantOf(token);
  if (!entrant) throw new RangeError("nothing was left to do");
  return { token, entrant };
}

/** Another member of the practice with two steps and a passkey. */
async function withPasskey() {
  const sam = await story.asColleague("other therapist");
  await sql.query(
    `update credential set password_hash =
      (select password_hash from credential where member_id = $1) where member_id = $2`,
    [story.okafor.memberId, sam.memberId],
  );
  await buildTwoStep(sam, password);
  return { sam, phone: await buildPasskey(sam) };
}

async function countOf(table: "passkey" | "totp") {
  const { memberId } = story.okafor;
  const { rows } = await sql.query(`select * from ${table} where member_id = $1`, [memberId]);
  return rows.length;
}

const asOwner = () => story.asColleague("owner off the care team");

test("a passkey stands in for the code, and the code goes on serving", async () => {
  const { token, entrant } = await atTheDoor();
  expect(await hasPasskey(entrant)).toBe(true);
  const asked = await challengePasskey(entrant);
  expect(Buffer.from(asked.challenge, "base64url")).toHaveLength(32);
  expect(asked).toMatchObject({ rpId: "localhost", userVerification: "required" });
  await proveByPasskey(entrant, { answer: laptop.sign(asked) });
  expect(await therapistOf(token)).toMatchObject({ memberId: story.okafor.memberId });
  expect(await entrantOf(token)).toBeNull();
  const [known] = await listPasskeys(story.okafor);
  expect(known).toMatchObject({ name: "The laptop", lastUsedAt: expect.any(Date) });

  const again = await atTheDoor();
  await proveSecondStep(again.entrant, codeOf(uri));
  expect(await therapistOf(again.token)).not.toBeNull();
});

test("the same signed answer twice serves once", async () => {
  const { token, entrant } = await atTheDoor();
  const answer = laptop.sign(await challengePasskey(entrant));
  await proveByPasskey(entrant, { answer });
  await sql.query("update sign_in set proved_at = null");
  await expect(proveByPasskey(entrant, { answer })).rejects.toThrow(Refused);
  expect(await therapistOf(token)).toBeNull();
  figure("A passkey's signed answer", {
    "uses of one answer one after the other": 2,
    "accepted of those": 1,
  });
});

test("twenty at once with one signed answer: one is let in", async () => {
  const { entrant } = await atTheDoor();
  // A device that does not count: nothing but the challenge stands in the way.
  await sql.query("update passkey set counter = 0");
  const answer = laptop.sign(await challengePasskey(entrant), { counter: 0 });
  const use = () =>
    Promise.allSettled(Array.from({ length: 10 }, () => proveByPasskey(entrant, { answer })));
  const first = await use();
  // The limit of tries is asked about elsewhere.
  await sql.query("delete from attempt");
  const all = [...first, ...(await use())];
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = all.filter((each) => each.status === "rejected");
  expect(refused.every(({ reason }) => reason instanceof Refused)).toBe(true);
  figure("A passkey's signed answer", {
    "uses of one answer at once": all.length,
    "accepted of these": 1,
  });
});

test("an answer serves in the sign-in that was challenged, in time, and for the latest challenge", async () => {
  const [here, elsewhere] = [(await atTheDoor()).entrant, (await atTheDoor()).entrant];
  const answer = laptop.sign(await challengePasskey(here));
  await challengePasskey(elsewhere);
  await expect(proveByPasskey(elsewhere, { answer })).rejects.toThrow(Refused);
  // And was not used up by that.
  await proveByPasskey(here, { answer });

  const late = laptop.sign(await challengePasskey(elsewhere, new Date(Date.now() - SIX_MINUTES)));
  await expect(proveByPasskey(elsewhere, { answer: late })).rejects.toThrow(Refused);
  const first = laptop.sign(await challengePasskey(elsewhere));
  const second = laptop.sign(await challengePasskey(elsewhere));
  await expect(proveByPasskey(elsewhere, { answer: first })).rejects.toThrow(Refused);
  await proveByPasskey(elsewhere, { answer: second });
});

test.each([
  ["made at another address", { origin: "https://elsewhere.example" }],
  ["for a person who was not verified", { flags: 0x01 }],
  ["for nobody who was there", { flags: 0x04 }],
  ["that makes a passkey", { type: "webauthn.create" }],
])("an answer %s does not serve, and uses the challenge up", async (_, otherwise) => {
  const { token, entrant } = await atTheDoor();
  const asked = await challengePasskey(entrant);
  const answer = laptop.sign(asked, otherwise);
  await expect(proveByPasskey(entrant, { answer })).rejects.toThrow(Refused);
  await expect(proveByPasskey(entrant, { answer: laptop.sign(asked) })).rejects.toThrow(Refused);
  expect(await therapistOf(token)).toBeNull();
  const next = laptop.sign(await challengePasskey(entrant));
  await proveByPasskey(entrant, { answer: next });
});

test("an answer that another device signed, or whose bytes were changed, does not serve", async () => {
  const { entrant } = await atTheDoor();
  const asked = await challengePasskey(entrant);
  const { id, rawId } = laptop.sign(asked);
  const forged = { ...newAuthenticator().sign(asked), id, rawId };
  await expect(proveByPasskey(entrant, { answer: forged })).rejects.toThrow(Refused);
  const own = laptop.sign(await challengePasskey(entrant));
  const broken = { ...own, response: { ...own.response, clientDataJSON: "AAAA" } };
  await expect(proveByPasskey(entrant, { answer: broken })).rejects.toThrow(Refused);
});

test("a counter that did not go up is a copy's", async () => {
  const [one, two] = [(await atTheDoor()).entrant, (await atTheDoor()).entrant];
  await proveByPasskey(one, { answer: laptop.sign(await challengePasskey(one), { counter: 9 }) });
  const copy = laptop.sign(await challengePasskey(two), { counter: 9 });
  await expect(proveByPasskey(two, { answer: copy })).rejects.toThrow(Refused);
  const real = laptop.sign(await challengePasskey(two), { counter: 10 });
  await proveByPasskey(two, { answer: real });
});

test("somebody else's passkey proves nothing, and is nobody else's to see or remove", async () => {
  const { sam, phone } = await withPasskey();
  const { token, entrant } = await atTheDoor();
  const asked = await challengePasskey(entrant);
  await expect(proveByPasskey(entrant, { answer: phone.sign(asked) })).rejects.toThrow(Refused);
  expect(await therapistOf(token)).toBeNull();
  const made = newAuthenticator().create(await beginPasskey(story.okafor, { password }));
  await expect(addPasskey(sam, { name: "A key", answer: made })).rejects.toThrow(Refused);
  expect(await listPasskeys(sam)).toHaveLength(1);
  await expect(removePasskey(sam, { passkeyId: laptop.id })).rejects.toThrow(NotFound);
  const sams = (await atTheDoor(sam)).entrant;
  await proveByPasskey(sams, { answer: phone.sign(await challengePasskey(sams)) });
});

test("whoever sends answers that do not serve waits, as with codes", async () => {
  const { entrant } = await atTheDoor();
  const forged = newAuthenticator();
  for (let i = 0; i < LIMITS["code.member"].most; i++) {
    const answer = forged.sign(await challengePasskey(entrant));
    await expect(proveByPasskey(entrant, { answer })).rejects.toThrow(Refused);
  }
  const answer = laptop.sign(await challengePasskey(entrant));
  await expect(proveByPasskey(entrant, { answer })).rejects.toThrow(TooMany);
});

test("a passkey that was removed serves no more, also where it was challenged before", async () => {
  const { entrant } = await atTheDoor();
  const answer = laptop.sign(await challengePasskey(entrant));
  await removePasskey(story.okafor, { passkeyId: laptop.id });
  await expect(proveByPasskey(entrant, { answer })).rejects.toThrow(Refused);
  expect(await hasPasskey(entrant)).toBe(false);
  await expect(challengePasskey(entrant)).rejects.toThrow(NotFound);
});

test("suspended, a member proves nothing by a passkey, also where it was challenged before", async () => {
  const { token, entrant } = await atTheDoor();
  const answer = laptop.sign(await challengePasskey(entrant));
  await suspendMember(await asOwner(), story.okafor.memberId);
  expect(await entrantOf(token)).toBeNull();
  await expect(proveByPasskey(entrant, { answer })).rejects.toThrow(Refused);
});

test("adding one asks for the password, and for the device's answer to that challenge", async () => {
  const device = newAuthenticator();
  const add = (answer: ReturnType<Authenticator["create"]>) =>
    addPasskey(story.okafor, { name: "A key", answer });
  await expect(beginPasskey(story.okafor, { password: "not the password" })).rejects.toThrow(
    Invalid,
  );
  const asked = await beginPasskey(story.okafor, { password });
  expect(asked).toMatchObject({ attestation: "none", rp: { id: "localhost" } });
  expect(asked.excludeCredentials).toHaveLength(1);
  // The address that stands in the device's own list.
  expect(asked.user.name).toBe(story.emailOf("dr-okafor"));
  await expect(
    add(device.create(asked, { origin: "https://elsewhere.example" })),
  ).rejects.toThrow();
  await expect(add(device.create(asked))).rejects.toThrow(Refused);
  const unverified = device.create(await beginPasskey(story.okafor, { password }), { flags: 1 });
  await expect(add(unverified)).rejects.toThrow(Refused);
  const answer = device.create(await beginPasskey(story.okafor, { password }));
  const twice = await Promise.allSettled([add(answer), add(answer)]);
  expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await listPasskeys(story.okafor)).map(({ name }) => name)).toEqual([
    "The laptop",
    "A key",
  ]);
  const { entrant } = await atTheDoor();
  await proveByPasskey(entrant, { answer: device.sign(await challengePasskey(entrant)) });
  const { rows } = await sql.query("select name, credential_id from passkey");
  expect(rows.map((row) => row.credential_id)).toContain(answer.id);
  expect(rows.some((row) => row.name.includes("The laptop"))).toBe(false);
});

test("a challenge that was made to sign in adds no passkey: no password was asked for it", async () => {
  const { token, entrant } = await atTheDoor();
  const asked = await challengePasskey(entrant);
  await proveSecondStep(entrant, codes[0] ?? "");
  const inside = (await therapistOf(token)) as Therapist;
  const answer = newAuthenticator().create(asked);
  await expect(addPasskey(inside, { name: "A key", answer })).rejects.toThrow(Refused);
  expect(await countOf("passkey")).toBe(1);
});

test("a passkey that names who made it is not asked after, and not taken", async () => {
  const made = newAuthenticator().create(await beginPasskey(story.okafor, { password }));
  const bytes = Buffer.from(made.response.attestationObject, "base64url");
  const none = Buffer.from("646e6f6e65", "hex");
  const fido = Buffer.concat([Buffer.from("68", "hex"), Buffer.from("fido-u2f")]);
  const at = bytes.indexOf(none);
  const object = Buffer.concat([bytes.subarray(0, at), fido, bytes.subarray(at + none.length)]);
  const answer = {
    ...made,
    response: { ...made.response, attestationObject: object.toString("base64url") },
  };
  await expect(addPasskey(story.okafor, { name: "A key", answer })).rejects.toThrow(Refused);
});

test("there are ten at most, and none where two-step sign-in is off", async () => {
  await sql.query(
    `insert into passkey select gen_random_uuid(), practice_id, member_id, name, credential_id || n, public_key,
       counter, transports, created_at, null from passkey, generate_series(2, $1::int) n`,
    [MOST_PASSKEYS],
  );
  await expect(beginPasskey(story.okafor, { password })).rejects.toThrow(Refused);
  await sql.query("delete from passkey");
  const answer = newAuthenticator().create(await beginPasskey(story.okafor, { password }));
  await removeTwoStep(story.okafor, { password });
  await expect(addPasskey(story.okafor, { name: "A key", answer })).rejects.toThrow(Refused);
  await expect(beginPasskey(story.okafor, { password })).rejects.toThrow(Refused);
});

test("turning two-step sign-in off removes them", async () => {
  await removeTwoStep(story.okafor, { password });
  expect(await countOf("passkey")).toBe(0);
});

test("a reset link asks for a code all the same; without one, passkeys are forgotten and end no waiting", async () => {
  const link = async () => (await makeResetLink(await asOwner(), story.okafor.memberId)).token;
  const next = { password: "ten quieter herons", code: "", without: false };
  await expect(resetPassword(await link(), next)).rejects.toThrow(Invalid);
  expect(await resetPassword(await link(), { ...next, code: codes[0] ?? "" })).toEqual({
    waits: false,
  });
  expect(await countOf("passkey")).toBe(1);
  expect(await resetPassword(await link(), { ...next, without: true })).toEqual({ waits: true });
  expect(await countOf("passkey")).toBe(0);
  expect(await countOf("totp")).toBe(0);
});

test("they go with a member who goes, and stay readable after the practice's key was rotated", async () => {
  await rotatePracticeKey(story.practice.system);
  expect((await listPasskeys(story.okafor))[0]?.name).toBe("The laptop");
  const { entrant } = await atTheDoor();
  await proveByPasskey(entrant, { answer: laptop.sign(await challengePasskey(entrant)) });
  await sql.query("update care_team set member_id = $1 where member_id = $2", [
    (await asOwner()).memberId,
    story.okafor.memberId,
  ]);
  await removeMember(await asOwner(), story.okafor.memberId);
  expect(await countOf("passkey")).toBe(0);
});

test.each([
  ["http://127.0.0.1:3000", false],
  ["http://[::1]:3000", false],
  ["https://192.0.2.7", false],
  ["https://practice.example", true],
])("at %s browsers take passkeys: %s", async (address, served) => {
  const { entrant } = await atTheDoor();
  const before = process.env.PUBLIC_URL;
  process.env.PUBLIC_URL = address;
  readMasterKeysAgain();
  try {
    expect(await hasPasskey(entrant)).toBe(served);
  } finally {
    process.env.PUBLIC_URL = before;
    readMasterKeysAgain();
  }
});
