import type { Client } from "pg";
import { beforeEach, expect, test } from "vitest";
import { buildMember, buildSignIn } from "@/db/sample/builders";
import { meanwhile } from "@/db/sample/meanwhile";
import { OKAFOR_PASSWORD, PLANTED, type Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import type { CoupleInput } from "@/domain/couple";
import { Invalid, NotFound, Refused, SignInNeeded, TooMany } from "@/domain/errors";
import { LIMITS } from "@/domain/limit";
import type { Therapist } from "@/domain/principal";
import { newId } from "@/server/id";
import { addToTeam, listTeams } from "./care-team";
import { addCouple, getCouple } from "./couple";
import { couplesToHandOver, leavePractice, removeMember } from "./departing";
import { inviteColleague } from "./invitation";
import { listMembers, setRole } from "./members";
import { invitationOf } from "./principal/join";
import { signInMember, therapistOf } from "./principal/sign-in";

const COUPLE: CoupleInput = {
  ...{ alias: "A & B", circleName: "A", circleSafeContact: "", diamondName: "B" },
  ...{ circleLanguage: "en", diamondLanguage: "en", diamondSafeContact: "" },
};

let story: Story;
let sql: Client;
let sam: Therapist;
withStory((told, connection) => {
  story = told;
  sql = connection;
});
beforeEach(async () => {
  const of = { name: "Sam Reyes", email: `${newId()}@story.example`, role: "therapist" } as const;
  sam = await buildMember(story.practice, { ...of, at: new Date() });
});

const owner = () => story.asColleague("owner off the care team");
const handedOver = () =>
  addToTeam(story.okafor, { coupleId: story.ours.couple.id, memberId: sam.memberId });
const leaves = async () =>
  leavePractice(await story.asColleague("dr-okafor"), { password: OKAFOR_PASSWORD });

test.each<[string, () => Promise<void>]>([
  ["leaves", leaves],
  ["is removed", async () => removeMember(await owner(), story.okafor.memberId)],
])("whoever %s is out at once and everywhere, and what they wrote stays", async (_, go) => {
  await handedOver();
  await setRole(await owner(), { memberId: story.okafor.memberId, role: "owner" });
  const { token } = await inviteColleague(await story.asColleague("dr-okafor"), { role: "owner" });
  await go();
  await expect(story.asColleague("dr-okafor")).rejects.toThrow(SignInNeeded);
  const email = story.emailOf("dr-okafor");
  expect(await signInMember(email, OKAFOR_PASSWORD, { address: newId(), device: "" })).toBeNull();
  // A password that was being checked meanwhile opens nothing either.
  const late = await buildSignIn({ ...story.okafor, signInId: newId() });
  expect(await therapistOf(late.token)).toBeNull();
  expect(await invitationOf(token)).toBeNull();
  expect((await listMembers(sam)).map(({ name }) => name)).not.toContain(`Dr. ${PLANTED.okafor}`);
  expect(JSON.stringify(await listTeams(await owner()))).not.toContain(PLANTED.okafor);
  const { partners } = await getCouple(sam, story.ours.couple.id);
  expect(partners[0]?.screening?.by).toBe(`Dr. ${PLANTED.okafor}`);
});

test("nobody leaves a couple alone, nor is made to", async () => {
  const { id } = story.ours.couple;
  expect(await couplesToHandOver(story.okafor)).toEqual([{ id, alias: PLANTED.alias }]);
  await expect(leaves()).rejects.toThrow("One couple would be left with nobody.");
  const removal = removeMember(await owner(), story.okafor.memberId);
  await expect(removal).rejects.toThrow(
    `One couple would be left with nobody. Somebody on the care team hands over first: ${id}.`,
  );
  await handedOver();
  expect(await couplesToHandOver(story.okafor)).toEqual([]);
  await leaves();
});

test("whoever was removed meanwhile adds no couple", async () => {
  await removeMember(await owner(), sam.memberId);
  await expect(addCouple(sam, COUPLE)).rejects.toThrow(SignInNeeded);
});

test("a couple whose key is erased holds nobody back", async () => {
  await sql.query("delete from keyring.wrapped_key where id = $1", [story.ours.couple.id]);
  expect(await couplesToHandOver(story.okafor)).toEqual([]);
  await leaves();
});

test("leaving takes the own password, and does not wait for tries without end", async () => {
  await handedOver();
  const wrong = () => leavePractice(story.okafor, { password: "not the password" });
  for (let i = 0; i < LIMITS["password.member"].most; i++)
    await expect(wrong()).rejects.toThrow(Invalid);
  await expect(leaves()).rejects.toThrow(TooMany);
});

test("the last owner stays, and nobody removes themselves in passing", async () => {
  const last = await owner();
  await sql.query(
    "update credential set password_hash = (select password_hash from credential where member_id = $1) where member_id = $2",
    [story.okafor.memberId, last.memberId],
  );
  const go = () => leavePractice(last, { password: OKAFOR_PASSWORD });
  await expect(go()).rejects.toThrow("A practice needs an owner.");
  await expect(removeMember(last, last.memberId)).rejects.toThrow(Refused);
  await setRole(last, { memberId: sam.memberId, role: "owner" });
  await go();
  await expect(owner()).rejects.toThrow(SignInNeeded);
});

test("two owners who remove each other at once leave one of them", async () => {
  const one = await owner();
  await setRole(one, { memberId: sam.memberId, role: "owner" });
  const other = { ...sam, role: "owner" } as const;
  const both = await meanwhile(sql, "select * from credential", 2, () => [
    removeMember(one, sam.memberId),
    removeMember(other, one.memberId),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("whoever is gone, or of another practice, is not there to be removed", async () => {
  const last = await owner();
  await removeMember(last, sam.memberId);
  await expect(removeMember(last, sam.memberId)).rejects.toThrow(NotFound);
  const back = setRole(last, { memberId: sam.memberId, role: "owner" });
  await expect(back).rejects.toThrow(NotFound);
  const { memberId } = await story.asColleague("other practice");
  await expect(removeMember(last, memberId)).rejects.toThrow(NotFound);
});
