import type { Client } from "pg";
import { describe, expect, test } from "vitest";
import { signInMember, therapistOf } from "@/data/principal/sign-in";
import { buildMember, buildSignIn } from "@/db/sample/builders";
import { meanwhile, oneAfterTheOther } from "@/db/sample/meanwhile";
import { OKAFOR_PASSWORD, type Story } from "@/db/sample/story";
import { buildTwoStep } from "@/db/sample/two-step";
import { withStory } from "@/db/sample/with-story";
import { NotFound, Refused, SignInNeeded } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { newId } from "@/server/id";
import { addToTeam, handOver, leaveTeam } from "./care-team";
import { leavePractice, removeMember } from "./departing";
import { inviteColleague, revokeInvitation } from "./invitation";
import { setRole } from "./members";
import { liftSuspension, listPeople, makeResetLink, suspendMember } from "./people";
import {
  editPractice,
  liftLegalHold,
  requireTwoStep,
  setLegalHold,
  setRetention,
} from "./practice";
import { askPracticeErasure, undoPracticeErasure } from "./practice-erasure";
import { invitationOf } from "./principal/join";
import { resetAsks } from "./principal/reset";
import { letIn } from "./waiting";

let story: Story;
let sql: Client;
withStory((told, client) => {
  story = told;
  sql = client;
});

const owner = () => story.asColleague("owner off the care team");
const signIn = () =>
  signInMember(story.emailOf("dr-okafor"), OKAFOR_PASSWORD, { address: "x", device: "A browser" });

test("suspension acts on the next request, and so does lifting it", async () => {
  const token = story.colleagueToken("dr-okafor");
  const { memberId } = story.okafor;
  expect(await therapistOf(token)).not.toBeNull();
  await suspendMember(await owner(), memberId);
  expect(await therapistOf(token)).toBeNull();
  expect(await signIn()).toBeNull();
  await liftSuspension(await owner(), memberId);
  // What was signed in before stays ended; signing in works at once.
  expect(await therapistOf(token)).toBeNull();
  expect(await therapistOf((await signIn()) ?? "")).toMatchObject({ memberId });
});

test("nobody suspends themselves, nor anybody of another practice", async () => {
  const self: Therapist = await owner();
  const { memberId: stranger } = await story.asColleague("other practice");
  await expect(suspendMember(self, self.memberId)).rejects.toThrow(Refused);
  await expect(makeResetLink(self, self.memberId)).rejects.toThrow(Refused);
  await expect(suspendMember(self, stranger)).rejects.toThrow(NotFound);
  await expect(makeResetLink(self, stranger)).rejects.toThrow(NotFound);
});

test("the owner knows who is suspended, and who has two-step sign-in", async () => {
  await buildTwoStep(story.okafor, OKAFOR_PASSWORD);
  const people = await listPeople(await owner());
  expect(people).toHaveLength(4);
  const twoStep = people.filter((each) => each.twoStep);
  expect(twoStep.map(({ id }) => id)).toEqual([story.okafor.memberId]);
  const suspended = people.filter(({ suspendedSince }) => suspendedSince);
  expect(suspended.map(({ name }) => name)).toEqual(["Once a Colleague"]);
});

const steppingDown = (owner: Therapist, memberId: string) =>
  setRole(owner, { memberId, role: "therapist" });

test.each([
  ["is suspended", suspendMember],
  ["is removed", removeMember],
  ["is an owner no longer", steppingDown],
])("no link that an owner made serves once that owner %s", async (_what, end) => {
  const [one, gone] = [await owner(), await story.asColleague("other therapist")];
  await setRole(one, { memberId: gone.memberId, role: "owner" });
  await sql.query("delete from care_team where member_id = $1", [gone.memberId]);
  const was = { ...gone, role: "owner" } as const;
  const invitation = (await inviteColleague(was, { role: "owner" })).token;
  const reset = (await makeResetLink(was, one.memberId)).token;
  const kept = (await inviteColleague(one, { role: "therapist" })).token;
  expect(await invitationOf(invitation)).not.toBeNull();
  expect(await resetAsks(reset)).not.toBeNull();
  await end(one, gone.memberId);
  expect(await invitationOf(invitation)).toBeNull();
  expect(await resetAsks(reset)).toBeNull();
  expect(await invitationOf(kept)).not.toBeNull();
});

test("a link that an owner makes while being suspended does not outlast it", async () => {
  const [one, gone] = [await owner(), await story.asColleague("other therapist")];
  await setRole(one, { memberId: gone.memberId, role: "owner" });
  const was = { ...gone, role: "owner" } as const;
  const links = async () => {
    const made = [inviteColleague(was, { role: "owner" }), makeResetLink(was, one.memberId)];
    return (await Promise.allSettled(made)).flatMap((each) =>
      each.status === "fulfilled" ? [each.value.token] : [],
    );
  };
  const [, made] = await meanwhile(sql, "select * from member", 3, () => [
    suspendMember(one, gone.memberId).then(() => [] as string[]),
    links(),
  ]);
  const tokens = made?.status === "fulfilled" ? made.value : [];
  for (const token of tokens) {
    expect(await invitationOf(token)).toBeNull();
    expect(await resetAsks(token)).toBeNull();
  }
  await expect(inviteColleague(was, { role: "owner" })).rejects.toThrow(SignInNeeded);
  await liftSuspension(one, gone.memberId);
  await setRole(one, { memberId: gone.memberId, role: "therapist" });
  await expect(makeResetLink(was, one.memberId)).rejects.toThrow(SignInNeeded);
});

/** A member of the practice, signed in, with a password that the tests know. */
async function member(name: string, role: "owner" | "therapist" = "therapist"): Promise<Therapist> {
  const of = { name, email: `${newId()}@story.example`, role, password: OKAFOR_PASSWORD } as const;
  const built = await buildMember(story.practice, { ...of, at: new Date() });
  return (await buildSignIn(built)).therapist;
}

type Act = (self: Therapist) => Promise<unknown>;

/** What an owner does about people; each is done to somebody else, so that none is in another's way. */
async function actsOnPeople(self: Therapist): Promise<Act[]> {
  const ids: string[] = [];
  for (const name of ["Ade", "Bea", "Cai", "Dov"]) ids.push((await member(name)).memberId);
  const [ade = "", bea = "", cai = "", dov = ""] = ids;
  await inviteColleague(self, { role: "therapist" });
  const { rows } = await sql.query("select id from invitation where invited_by = $1", [
    self.memberId,
  ]);
  return [
    (owner) => setRole(owner, { memberId: ade, role: "owner" }),
    (owner) => suspendMember(owner, bea),
    (owner) => removeMember(owner, cai),
    (owner) => makeResetLink(owner, dov),
    (owner) => liftSuspension(owner, story.suspended.memberId),
    (owner) => inviteColleague(owner, { role: "therapist" }),
    (owner) => revokeInvitation(owner, rows[0].id),
  ];
}

/** What an owner does about the practice. */
async function actsOnPractice(self: Therapist): Promise<Act[]> {
  const typed = { practiceName: "Practice of Dr. Okafor", password: OKAFOR_PASSWORD };
  await askPracticeErasure(self, typed);
  await setLegalHold(self);
  const settings = { timeZone: "Europe/Madrid", crisisLine: "Call 112.", neutralPage: null };
  return [
    (owner) => editPractice(owner, { practiceName: typed.practiceName, ...settings }),
    (owner) => setRetention(owner, { retentionYears: 3 }),
    (owner) => setLegalHold(owner),
    (owner) => liftLegalHold(owner),
    (owner) => requireTwoStep(owner, false),
    (owner) => askPracticeErasure(owner, typed),
    (owner) => undoPracticeErasure(owner),
  ];
}

const ENDS: readonly (readonly [string, (by: Therapist, id: string) => Promise<void>])[] = [
  ["is suspended", suspendMember],
  ["is removed", removeMember],
  ["is made one of the therapists", steppingDown],
];

describe.each([
  ["people", actsOnPeople],
  ["the practice", actsOnPractice],
])("of all that an owner does about %s", (_what, actsOf) => {
  test.each(ENDS)("nothing that is on its way is done once that owner %s", async (_how, end) => {
    const gone = await member("Sam", "owner");
    const [one, acts] = [await owner(), await actsOf(gone)];
    const [ended, ...late] = await oneAfterTheOther<unknown>(sql, "select * from member", [
      () => end(one, gone.memberId),
      ...acts.map((act) => () => act(gone)),
    ]);
    expect(ended).toMatchObject({ status: "fulfilled" });
    for (const each of late) expect(each).toMatchObject({ reason: { name: "SignInNeeded" } });
    expect(late).toHaveLength(7);
  });

  test("each is done by an owner who goes on", async () => {
    const self = await member("Sam", "owner");
    for (const act of await actsOf(self)) await act(self);
  });
});

test("whoever is suspended meanwhile changes no care team", async () => {
  const [one, colleague] = [await owner(), await member("Sam")];
  const coupleId = story.ours.couple.id;
  const [sam, third] = [colleague, one].map(({ memberId }) => ({ coupleId, memberId }));
  if (!sam || !third) throw new RangeError("there is nobody to add");
  await addToTeam(story.okafor, sam);
  await sql.query("update care_team set waiting_since = now() where member_id = $1", [
    colleague.memberId,
  ]);
  const acts = [
    () => letIn(story.okafor, sam),
    () => addToTeam(story.okafor, third),
    () => leaveTeam(story.okafor, coupleId),
  ];
  const [ended, ...late] = await oneAfterTheOther<unknown>(sql, "select * from member", [
    () => suspendMember(one, story.okafor.memberId),
    ...acts,
    () => handOver(story.okafor, third),
  ]);
  expect(ended).toMatchObject({ status: "fulfilled" });
  for (const each of late) expect(each).toMatchObject({ reason: { name: "SignInNeeded" } });
  await liftSuspension(one, story.okafor.memberId);
  for (const act of acts) await act();
});

test("whoever is made the only owner meanwhile does not leave as one of the therapists", async () => {
  const [last, sam] = [await owner(), await member("Sam")];
  await setRole(last, { memberId: sam.memberId, role: "owner" });
  await steppingDown(last, last.memberId);
  const leaves = leavePractice(sam, { password: OKAFOR_PASSWORD });
  await expect(leaves).rejects.toThrow(SignInNeeded);
});
