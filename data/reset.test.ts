import type { Client } from "pg";
import { expect, test } from "vitest";
import { resetAsks, resetPassword } from "@/data/principal/reset";
import { entrantOf, signInMember, therapistOf } from "@/data/principal/sign-in";
import { meanwhile, untilWaiting } from "@/db/sample/meanwhile";
import { OKAFOR_PASSWORD, type Story } from "@/db/sample/story";
import { buildTwoStep, codeOf } from "@/db/sample/two-step";
import { withStory } from "@/db/sample/with-story";
import { Invalid, NotFound, Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { newId, newToken } from "@/server/id";
import { listAudit } from "./audit-trail";
import { addToTeam, handOver, leaveTeam } from "./care-team";
import { listCaseload } from "./caseload";
import { getCouple } from "./couple";
import { removeMember } from "./departing";
import { inviteColleague } from "./invitation";
import { setRole } from "./members";
import { liftSuspension, makeResetLink, suspendMember } from "./people";
import { proveSecondStep } from "./principal/second-step";
import { asPrincipal } from "./principal/transaction";
import { requireNotWaiting } from "./scope";
import { renewRecoveryCodes } from "./two-step";
import { endWaiting, letIn, waitingOf } from "./waiting";

let story: Story;
let sql: Client;
withStory((told, client) => {
  story = told;
  sql = client;
});

const NEXT = "ten quieter herons";
const proving = (code: string) => ({ password: NEXT, code, without: false });
const WITHOUT = { password: NEXT, code: "", without: true };

const owner = () => story.asColleague("owner off the care team");

async function link(now?: Date): Promise<string> {
  return (await makeResetLink(await owner(), story.okafor.memberId, now)).token;
}

async function signIn(password: string): Promise<string | null> {
  const from = { address: newId(), device: "A browser" };
  return signInMember(story.emailOf("dr-okafor"), password, from);
}

/** Whoever has the new password, signed in with it. */
async function withNewPassword(): Promise<Therapist> {
  const therapist = await therapistOf((await signIn(NEXT)) ?? "");
  if (!therapist) throw new RangeError("there is no way in");
  return therapist;
}

/** Somebody else on the care team of Maya and Jonas. */
async function colleague(): Promise<Therapist> {
  const other = await story.asColleague("other therapist");
  await sql.query(
    "insert into care_team (id, practice_id, couple_id, member_id, added_by) values ($1, $2, $3, $4, $5)",
    [newId(), story.practice.id, story.ours.couple.id, other.memberId, story.okafor.memberId],
  );
  return other;
}

const readsCouple = (therapist: Therapist) => getCouple(therapist, story.ours.couple.id);

test("with a code the new password opens everything, and ends what was signed in", async () => {
  const { uri } = await buildTwoStep(story.okafor, OKAFOR_PASSWORD);
  const token = await link();
  expect(await resetAsks(token)).toEqual({ forCode: true });
  expect(await resetPassword(token, proving(codeOf(uri)))).toEqual({ waits: false });
  expect(await therapistOf(story.colleagueToken("dr-okafor"))).toBeNull();
  expect(await signIn(OKAFOR_PASSWORD)).toBeNull();
  // It never skips the second step.
  const entrant = await entrantOf((await signIn(NEXT)) ?? "");
  expect(entrant?.must).toBe("prove");
});

test("a recovery code does as well; a wrong one uses nothing up", async () => {
  const { codes } = await buildTwoStep(story.okafor, OKAFOR_PASSWORD);
  const token = await link();
  await expect(resetPassword(token, proving("000000"))).rejects.toThrow(Invalid);
  await expect(resetPassword(token, proving(""))).rejects.toThrow(Invalid);
  await expect(resetPassword(token, { ...proving("000000"), without: true })).rejects.toThrow(
    Invalid,
  );
  expect(await signIn(OKAFOR_PASSWORD)).not.toBeNull();
  await resetPassword(token, proving(codes[0] ?? ""));
  const signedIn = (await signIn(NEXT)) ?? "";
  const entrant = await entrantOf(signedIn);
  if (!entrant) throw new RangeError("nothing was left to do");
  await expect(proveSecondStep(entrant, codes[0] ?? "")).rejects.toThrow(Invalid);
  await proveSecondStep(entrant, codes[1] ?? "");
  await readsCouple((await therapistOf(signedIn)) as Therapist);
});

/** How often the trail of the practice has an action, where it has it at all. */
async function trailOf(...actions: string[]): Promise<Record<string, number>> {
  const { rows } = await sql.query(
    "select action, count(*)::int as n from audit where practice_id = $1 and action = any($2) group by action",
    [story.practice.id, actions],
  );
  return Object.fromEntries(rows.map(({ action, n }) => [action, n]));
}
const wrongCodes = () => trailOf("reset-code.wrong", "reset-link.ended");
const anHourLater = () => sql.query("delete from attempt");

test("ten wrong codes end a link, however slowly they come, and the trail tells of each", async () => {
  const { uri } = await buildTwoStep(story.okafor, OKAFOR_PASSWORD);
  const token = await link();
  for (let n = 1; n <= 9; n++) {
    await expect(resetPassword(token, proving("000000"))).rejects.toThrow(Invalid);
    // Nothing was guessed here.
    await expect(resetPassword(token, proving(""))).rejects.toThrow(Invalid);
    if (n % 4 === 0) await anHourLater();
  }
  expect(await wrongCodes()).toEqual({ "reset-code.wrong": 9 });
  expect(await resetAsks(token)).not.toBeNull();
  const many = await Promise.allSettled(
    [1, 2, 3, 4].map(() => resetPassword(token, proving("000000"))),
  );
  const names = many.map((each) => (each.status === "rejected" ? each.reason.name : "serves"));
  expect(names.sort()).toEqual(["NotFound", "NotFound", "NotFound", "Refused"]);
  expect(await wrongCodes()).toEqual({ "reset-code.wrong": 10, "reset-link.ended": 1 });
  await anHourLater();
  expect(await resetAsks(token)).toBeNull();
  await expect(resetPassword(token, proving(codeOf(uri)))).rejects.toThrow(NotFound);
  await expect(resetPassword(token, WITHOUT)).rejects.toThrow(NotFound);
  // A new link begins anew, and what was tried before it stays in the trail, where the member reads it.
  const next = await link();
  await expect(resetPassword(next, proving("000000"))).rejects.toThrow(Invalid);
  expect(await wrongCodes()).toEqual({ "reset-code.wrong": 11, "reset-link.ended": 1 });
  const { rows } = await listAudit(story.okafor);
  expect(rows[0]?.words).toBe("had a wrong code given at their reset link");
  await resetPassword(next, proving(codeOf(uri)));
});

test("a link works once, for a day, and until the next is made", async () => {
  const late = new Date(Date.now() - 25 * 3_600_000);
  const expired = await link(late);
  const replaced = await link();
  const used = await link();
  const twice = await Promise.allSettled([1, 2, 3].map(() => resetPassword(used, WITHOUT)));
  expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const token of [expired, replaced, used, newToken()]) {
    expect(await resetAsks(token)).toBeNull();
    await expect(resetPassword(token, WITHOUT)).rejects.toThrow(NotFound);
  }
});

test("without a code access waits for a colleague of the care team", async () => {
  const other = await colleague();
  expect(await resetPassword(await link(), WITHOUT)).toEqual({ waits: true });
  const okafor = await withNewPassword();
  await expect(readsCouple(okafor)).rejects.toThrow(NotFound);
  expect(await listCaseload(okafor)).toEqual([]);
  expect(await waitingOf(okafor)).toEqual({ couples: 1, alone: 0, hasCodes: false });
  const entry = { coupleId: story.ours.couple.id, memberId: okafor.memberId };
  await expect(letIn(okafor, entry)).rejects.toThrow(NotFound);
  // The owner who made the link is on no care team of theirs.
  await expect(letIn(await owner(), entry)).rejects.toThrow(NotFound);
  const { careTeam } = await readsCouple(other);
  expect(careTeam.filter(({ waits }) => waits).map(({ memberId }) => memberId)).toEqual([
    okafor.memberId,
  ]);
  await letIn(other, entry);
  await readsCouple(okafor);
  expect(await waitingOf(okafor)).toBeNull();
});

test("whoever waits sees no row of the couple, whatever door they come to", async () => {
  await resetPassword(await link(), WITHOUT);
  const okafor = await withNewPassword();
  const tables = ["couple", "partner", "reflection", "answer", "rating", "note", "assignment"];
  const counts = await asPrincipal(okafor, (tx) =>
    Promise.all(
      tables.map(async (name) => (await tx.execute(`select 1 from ${name}`)).rows.length),
    ),
  );
  expect(counts).toEqual(tables.map(() => 0));
  const change = asPrincipal(okafor, (tx) => requireNotWaiting(okafor, tx));
  await expect(change).rejects.toThrow(Refused);
});

test("where nobody else is on the care team, a recovery code of before ends the waiting", async () => {
  const { codes } = await buildTwoStep(story.okafor, OKAFOR_PASSWORD);
  await resetPassword(await link(), WITHOUT);
  const okafor = await withNewPassword();
  expect(await waitingOf(okafor)).toEqual({ couples: 1, alone: 1, hasCodes: true });
  await expect(endWaiting(okafor, { code: "000000" })).rejects.toThrow(Invalid);
  await endWaiting(okafor, { code: codes[4] ?? "" });
  await readsCouple(okafor);
});

test("codes made while waiting end no waiting, also after another reset", async () => {
  const { codes: before } = await buildTwoStep(story.okafor, OKAFOR_PASSWORD);
  await resetPassword(await link(), WITHOUT);
  const taken = await withNewPassword();
  const { codes: own } = await buildTwoStep(taken, NEXT);
  const { codes: more } = await renewRecoveryCodes(taken, { password: NEXT });
  await expect(endWaiting(taken, { code: more[0] ?? "" })).rejects.toThrow(Invalid);
  await resetPassword(await link(), WITHOUT);
  const again = await withNewPassword();
  for (const code of [own[1], more[1]]) {
    await expect(endWaiting(again, { code: code ?? "" })).rejects.toThrow(Invalid);
  }
  await expect(readsCouple(again)).rejects.toThrow(NotFound);
  await endWaiting(again, { code: before[2] ?? "" });
  await readsCouple(again);
});

test("a reset with a code of what was set up while waiting lets nobody in", async () => {
  await resetPassword(await link(), WITHOUT);
  const { codes } = await buildTwoStep(await withNewPassword(), NEXT);
  await resetPassword(await link(), proving(codes[0] ?? ""));
  const signedIn = (await signIn(NEXT)) ?? "";
  const entrant = await entrantOf(signedIn);
  if (!entrant) throw new RangeError("nothing was left to do");
  await proveSecondStep(entrant, codes[1] ?? "");
  await expect(readsCouple((await therapistOf(signedIn)) as Therapist)).rejects.toThrow(NotFound);
});

test("two who wait cannot let each other in", async () => {
  const other = await colleague();
  await resetPassword(await link(), WITHOUT);
  const { token } = await makeResetLink(await owner(), other.memberId);
  await resetPassword(token, WITHOUT);
  const okafor = await withNewPassword();
  const coupleId = story.ours.couple.id;
  await expect(letIn(okafor, { coupleId, memberId: other.memberId })).rejects.toThrow(NotFound);
  expect(await waitingOf(okafor)).toMatchObject({ couples: 1, alone: 1 });
});

test("who waits changes no team, and no couple is left to them", async () => {
  const other = await colleague();
  const { memberId } = story.okafor;
  await resetPassword(await link(), WITHOUT);
  const okafor = await withNewPassword();
  const coupleId = story.ours.couple.id;
  const third = (await owner()).memberId;
  await expect(addToTeam(okafor, { coupleId, memberId: third })).rejects.toThrow(NotFound);
  await expect(handOver(okafor, { coupleId, memberId: third })).rejects.toThrow(NotFound);
  await expect(handOver(other, { coupleId, memberId })).rejects.toThrow(Refused);
  await expect(leaveTeam(other, coupleId)).rejects.toThrow(Refused);
  // Adding them anew lets nobody in either.
  await expect(addToTeam(other, { coupleId, memberId })).rejects.toThrow(Refused);
  await letIn(other, { coupleId, memberId });
  await leaveTeam(other, coupleId);
  await readsCouple(okafor);
});

test("an owner who waits invites, removes, resets and lets back nobody", async () => {
  await sql.query("update member set role = 'owner' where id = $1", [story.okafor.memberId]);
  await resetPassword(await link(), WITHOUT);
  const okafor = await withNewPassword();
  const { memberId } = await owner();
  const acts = [
    inviteColleague(okafor, { role: "therapist" }),
    setRole(okafor, { memberId, role: "therapist" }),
    removeMember(okafor, memberId),
    makeResetLink(okafor, memberId),
    liftSuspension(okafor, story.suspended.memberId),
  ];
  for (const act of await Promise.allSettled(acts))
    expect(act).toMatchObject({ reason: { name: "Refused" } });
});

test("a reset and a suspension at once both come to their end", async () => {
  const [self, token] = [await owner(), await link()];
  const both = await meanwhile<unknown>(sql, "select * from member", 2, () => [
    suspendMember(self, story.okafor.memberId),
    resetPassword(token, WITHOUT),
  ]);
  expect(both.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  expect(await signIn(NEXT)).toBeNull();
});

test("a reset waits for a code that is being given, which does not wait for it", async () => {
  await buildTwoStep(story.okafor, OKAFOR_PASSWORD);
  const token = await link();
  const { memberId } = story.okafor;
  await sql.query("begin");
  await sql.query("update totp set last_step = last_step + 1 where member_id = $1", [memberId]);
  const reset = resetPassword(token, WITHOUT);
  await untilWaiting(sql, () => 1);
  await sql.query("update sign_in set proved_at = now() where member_id = $1", [memberId]);
  await sql.query("commit");
  expect(await reset).toEqual({ waits: true });
});
