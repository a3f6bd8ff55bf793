import type { Client } from "pg";
import { expect, test } from "vitest";
import { signInMember, therapistOf } from "@/data/principal/sign-in";
import { meanwhile } from "@/db/sample/meanwhile";
import { OKAFOR_PASSWORD, type Story } from "@/db/sample/story";
import { buildTwoStep } from "@/db/sample/two-step";
import { withStory } from "@/db/sample/with-story";
import { NotFound, Refused, SignInNeeded } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { removeMember } from "./departing";
import { inviteColleague } from "./invitation";
import { setRole } from "./members";
import { liftSuspension, listPeople, makeResetLink, suspendMember } from "./people";
import { invitationOf } from "./principal/join";
import { resetAsks } from "./principal/reset";

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
