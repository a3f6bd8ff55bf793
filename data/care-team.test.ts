import type { Client } from "pg";
import { beforeEach, expect, test } from "vitest";
import { buildMember } from "@/db/sample/builders";
import { meanwhile } from "@/db/sample/meanwhile";
import { PLANTED, type Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { NotFound, Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { teamBetween } from "@/domain/terms";
import { newId } from "@/server/id";
import { listAudit } from "./audit-trail";
import { addToTeam, getTeam, handOver, leaveTeam, listTeams } from "./care-team";
import { getCouple } from "./couple";
import { setRole } from "./members";
import { listRounds } from "./reading";
import { enterRoom } from "./room";

let story: Story;
let sql: Client;
let sam: Therapist;
let coupleId: string;
withStory((told, connection) => {
  story = told;
  sql = connection;
});
beforeEach(async () => {
  coupleId = story.ours.couple.id;
  const of = { name: "Sam Reyes", email: `${newId()}@story.example`, role: "therapist" } as const;
  sam = await buildMember(story.practice, { ...of, at: new Date() });
});

const owner = () => story.asColleague("owner off the care team");
const reads = async (who: Therapist) => {
  const words = JSON.stringify([await getCouple(who, coupleId), await listRounds(who, coupleId)]);
  return words.includes(PLANTED.alias) && words.includes(PLANTED.mayaSent);
};

test("whoever joins reads everything, and everybody on the team is shown who let them in", async () => {
  await expect(reads(sam)).rejects.toThrow(NotFound);
  await addToTeam(story.okafor, { coupleId, memberId: sam.memberId });
  expect(await reads(sam)).toBe(true);
  for (const who of [story.okafor, sam]) {
    const joined = (await getTeam(who, coupleId)).team.at(-1);
    expect(joined).toMatchObject({ name: "Sam Reyes", by: `Dr. ${PLANTED.okafor}` });
    expect((await getCouple(who, coupleId)).careTeam.at(-1)).toEqual(joined);
    const { rows } = await listAudit(who, { coupleId });
    expect(rows.map(({ words }) => words)).toContain("added Sam Reyes to the care team");
  }
});

test("an owner off the team lets in nobody: not themselves, not another, and reads nothing", async () => {
  const off = await owner();
  for (const memberId of [off.memberId, sam.memberId]) {
    await expect(addToTeam(off, { coupleId, memberId })).rejects.toThrow(NotFound);
    await expect(handOver(off, { coupleId, memberId })).rejects.toThrow(NotFound);
  }
  await expect(reads(off)).rejects.toThrow(NotFound);
  const teams = await listTeams(off);
  expect(teams.find((each) => each.coupleId === coupleId)).toEqual({
    ...{ coupleId, alias: null, members: [`Dr. ${PLANTED.okafor}`, "Once a Colleague"] },
  });
  const { okafor, ...ofTheCouple } = PLANTED;
  for (const word of Object.values(ofTheCouple)) expect(JSON.stringify(teams)).not.toContain(word);
});

test("an owner who was let in is shown the couple's name, and reads", async () => {
  const off = await owner();
  await addToTeam(story.okafor, { coupleId, memberId: off.memberId });
  expect(await reads(off)).toBe(true);
  const teams = await listTeams(off);
  expect(teams.filter(({ alias }) => alias !== null)).toMatchObject([{ coupleId }]);
});

test("to be an owner lets nobody in", async () => {
  await setRole(await owner(), { memberId: sam.memberId, role: "owner" });
  await expect(reads({ ...sam, role: "owner" })).rejects.toThrow(NotFound);
});

test.each<[string, () => Promise<Therapist>]>([
  ["suspended", async () => story.suspended],
  ["of another practice", () => story.asColleague("other practice")],
  ["the one who asks", async () => story.okafor],
])("nobody joins who is %s", async (_, who) => {
  const input = { coupleId, memberId: (await who()).memberId };
  const before = await team();
  await expect(addToTeam(story.okafor, input)).rejects.toThrow(NotFound);
  await expect(handOver(story.okafor, input)).rejects.toThrow(NotFound);
  expect(await team()).toEqual(before);
});

test("the last who can sign in does not leave a team, but hands over", async () => {
  // A suspended colleague is on it too, and cares for nobody.
  await expect(leaveTeam(story.okafor, coupleId)).rejects.toThrow(Refused);
  await handOver(story.okafor, { coupleId, memberId: sam.memberId });
  await expect(reads(story.okafor)).rejects.toThrow(NotFound);
  expect(await reads(sam)).toBe(true);
  await expect(leaveTeam(sam, coupleId)).rejects.toThrow(Refused);
});

test("whoever is on the team already can be handed the couple", async () => {
  await addToTeam(story.okafor, { coupleId, memberId: sam.memberId });
  await handOver(story.okafor, { coupleId, memberId: sam.memberId });
  expect(await team()).toEqual(["Once a Colleague", "Sam Reyes"]);
});

test("two who leave at once do not leave the couple alone", async () => {
  await addToTeam(story.okafor, { coupleId, memberId: sam.memberId });
  const both = await meanwhile(sql, "select * from care_team", 2, () => [
    leaveTeam(story.okafor, coupleId),
    leaveTeam(sam, coupleId),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a partner is told who joined, by name, and who left", async () => {
  const maya = await story.asWriter("maya");
  const before = (await enterRoom(maya)).terms;
  await addToTeam(story.okafor, { coupleId, memberId: sam.memberId });
  const { terms } = await enterRoom(maya);
  const { joined, left } = teamBetween(before.digest, terms.digest);
  expect({ joined, left }).toEqual({ joined: [sam.memberId], left: [] });
  expect(terms.careTeam).toContainEqual({ id: sam.memberId, name: "Sam Reyes" });
  expect(terms.seen).toBe(false);
  await leaveTeam(story.okafor, coupleId);
  const after = (await enterRoom(maya)).terms;
  expect(teamBetween(before.digest, after.digest).left).toEqual([story.okafor.memberId]);
});

async function team(): Promise<string[]> {
  const teams = await listTeams(await owner());
  return teams.find((each) => each.coupleId === coupleId)?.members ?? [];
}
