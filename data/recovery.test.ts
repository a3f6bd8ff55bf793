import { spawn } from "node:child_process";
import type { Client } from "pg";
import { expect, test } from "vitest";
import { forMemberAt } from "@/data/principal/practices";
import { resetAsks, resetPassword } from "@/data/principal/reset";
import { signInMember, therapistOf } from "@/data/principal/sign-in";
import { OKAFOR_PASSWORD, PLANTED, type Story } from "@/db/sample/story";
import { buildTwoStep } from "@/db/sample/two-step";
import { withStory } from "@/db/sample/with-story";
import type { CoupleInput } from "@/domain/couple";
import { NotFound, Refused } from "@/domain/errors";
import { newId } from "@/server/id";
import { listAudit } from "./audit-trail";
import { addToTeam } from "./care-team";
import { addCouple, getCouple } from "./couple";
import { inviteColleague } from "./invitation";
import { makeResetLink, suspendMember } from "./people";
import { letInAlone, makeRecoveryLink } from "./recovery";
import { waitingOf } from "./waiting";

let story: Story;
let sql: Client;
withStory((told, client) => {
  story = told;
  sql = client;
});

const NEXT = "ten quieter herons";
const WITHOUT = { password: NEXT, code: "", without: true };
const COUPLE: CoupleInput = {
  ...{ alias: "Robin and Sasha", circleName: "Robin", diamondName: "Sasha" },
  ...{ circleSafeContact: "", diamondSafeContact: "" },
  circleLanguage: "en",
  diamondLanguage: "en",
};

const owner = () => story.asColleague("owner off the care team");
const email = () => story.emailOf("dr-okafor");
const link = () => forMemberAt(email(), makeRecoveryLink);
const letIn = () => forMemberAt(email(), letInAlone);

/** Dr. Okafor, by a new password that was set without a code. */
async function reset() {
  await resetPassword((await link()).token, WITHOUT);
  const from = { address: newId(), device: "A browser" };
  const therapist = await therapistOf((await signInMember(email(), NEXT, from)) ?? "");
  if (!therapist) throw new RangeError("there is no way in");
  return therapist;
}

/** Another couple of Dr. Okafor's, for which a colleague cares too. */
async function sharedCouple(): Promise<string> {
  const { coupleId } = await addCouple(story.okafor, COUPLE);
  const { memberId } = await story.asColleague("other therapist");
  await addToTeam(story.okafor, { coupleId, memberId });
  return coupleId;
}

test("an only owner who lost password, phone and codes comes in again, and to everything", async () => {
  await sql.query("update member set role = 'therapist' where practice_id = $1", [
    story.practice.id,
  ]);
  await sql.query("update member set role = 'owner' where id = $1", [story.okafor.memberId]);
  await buildTwoStep(story.okafor, OKAFOR_PASSWORD);
  const okafor = await reset();
  await expect(getCouple(okafor, story.ours.couple.id)).rejects.toThrow(NotFound);
  await expect(inviteColleague(okafor, { role: "therapist" })).rejects.toThrow(Refused);
  // Of the team there is only somebody who is suspended.
  expect(await letIn()).toEqual({ couples: 1, stillWaiting: 0 });
  await getCouple(okafor, story.ours.couple.id);
  await inviteColleague(okafor, { role: "therapist" });
});

test("the link works once and takes the place of any before, whoever made it", async () => {
  const { token: owners } = await makeResetLink(await owner(), story.okafor.memberId);
  const first = await link();
  expect(await resetAsks(owners)).toBeNull();
  const again = await link();
  expect(await resetAsks(first.token)).toBeNull();
  expect(+again.expiresAt - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
  await resetPassword(again.token, WITHOUT);
  await expect(resetPassword(again.token, WITHOUT)).rejects.toThrow(NotFound);
  const { token: later } = await link();
  await makeResetLink(await owner(), story.okafor.memberId);
  expect(await resetAsks(later)).toBeNull();
});

test("an address is one whatever its case; of nobody's there is nothing to find", async () => {
  const found = await forMemberAt(` ${email().toUpperCase()} `, async (_, id) => id);
  expect(found).toBe(story.okafor.memberId);
  await expect(forMemberAt("nobody@example.com", makeRecoveryLink)).rejects.toThrow(NotFound);
});

test("nobody is found under another practice", async () => {
  const { memberId } = await story.asColleague("other practice");
  await expect(makeRecoveryLink(story.practice.system, memberId)).rejects.toThrow(NotFound);
  await expect(letInAlone(story.practice.system, memberId)).rejects.toThrow(NotFound);
});

test("a suspension is an owner's to lift, and no console's", async () => {
  await suspendMember(await owner(), story.okafor.memberId);
  await expect(link()).rejects.toThrow(/suspended/);
  await expect(letIn()).rejects.toThrow(/suspended/);
});

test("where a colleague can let them in, the colleague does", async () => {
  const shared = await sharedCouple();
  const okafor = await reset();
  expect(await waitingOf(okafor)).toMatchObject({ couples: 2, alone: 1 });
  expect(await letIn()).toEqual({ couples: 1, stillWaiting: 1 });
  await getCouple(okafor, story.ours.couple.id);
  await expect(getCouple(okafor, shared)).rejects.toThrow(NotFound);
  await expect(letIn()).rejects.toThrow(/a colleague of the care team/);
  // Nobody is left of two who both wait.
  const { memberId } = await story.asColleague("other therapist");
  await sql.query("update care_team set waiting_since = now() where member_id = $1", [memberId]);
  expect(await letIn()).toEqual({ couples: 1, stillWaiting: 0 });
  await getCouple(okafor, shared);
  await expect(letIn()).rejects.toThrow(/does not wait/);
});

test("both leave a mark in the trail, by whom and where", async () => {
  await reset();
  await letIn();
  const { rows } = await listAudit(await owner());
  const told = rows.map(({ actor, words }) => `${actor} ${words}`);
  expect(told).toContain(
    `Whoever runs the server made a reset link for Dr. ${PLANTED.okafor} at the server’s console`,
  );
  const { id } = story.ours.couple;
  expect(told).toContain(`Whoever runs the server member.let-in-at-console · ${id}`);
  const own = await listAudit(story.okafor, { coupleId: id });
  expect(own.rows.map(({ actor, words }) => `${actor} ${words}`)).toContain(
    `Whoever runs the server let Dr. ${PLANTED.okafor} in again at the server’s console, where nobody else on the care team could`,
  );
});

test("at the console: a link that serves, whoever is let in, and a sentence for what cannot be", async () => {
  const made = await recover(email());
  expect(made.code).toBe(0);
  const token = /http:\/\/localhost:3000\/reset\/(\S+)/.exec(made.said)?.[1] ?? "";
  await resetPassword(token, WITHOUT);
  expect(await recover(email(), "--let-in")).toEqual({
    code: 0,
    said: `${email()} is let in again to one couple where nobody else could do it.`,
  });
  expect(await recover(email(), "--let-in")).toEqual({
    code: 1,
    said: "This member does not wait to be let in anywhere.",
  });
  const nobody = { code: 1, said: "Nobody signs in as “nobody@example.com” here." };
  expect(await recover("nobody@example.com")).toEqual(nobody);
  const suspended = await recover(story.emailOf("suspended member"));
  expect(suspended.code).toBe(1);
  expect(suspended.said).toMatch(/^This member is suspended\. .* lifts that first, .*\.$/);
  const sealed = await recover(email(), { MASTER_KEY: Buffer.alloc(32, "key").toString("base64") });
  expect(sealed.code).toBe(1);
  expect(sealed.said).toMatch(/^MASTER_KEY is not the one .*\.$/);
});

/** Runs the command as an installation does, beside this process. */
async function recover(...given: (string | Record<string, string>)[]) {
  const args = given.filter((each) => typeof each === "string");
  const [env = {}] = given.filter((each) => typeof each === "object");
  const node = ["--conditions=react-server", "--import", "tsx", "scripts/member.ts", ...args];
  const child = spawn(process.execPath, node, {
    env: { ...process.env, NODE_OPTIONS: "", PUBLIC_URL: "http://localhost:3000", ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, said: said.trim() };
}
