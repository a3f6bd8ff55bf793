import { afterAll, beforeAll, expect, test } from "vitest";
import { buildMember } from "@/db/sample/builders";
import { PLANTED, type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { audit } from "@/db/schema/audit";
import { PRIVATE_ACTIONS } from "@/domain/audit-words";
import type { Therapist } from "@/domain/principal";
import { newId } from "@/server/id";
import { record } from "./audit";
import { listAudit } from "./audit-trail";
import { addToTeam, leaveTeam } from "./care-team";
import { listCaseload } from "./caseload";
import { getCouple } from "./couple";
import { removeMember } from "./departing";
import { asPrincipal } from "./principal/transaction";
import { viewing } from "./principal/view";
import { listTimeline } from "./timeline";
import { coupleTrend } from "./trend";

let database: TestDatabase;
let story: Story;
beforeAll(async () => {
  database = await freshDatabase();
  story = await tellStory(database.url);
});
afterAll(() => database.drop());

test("a read stands in the trail as a sentence, with names, for the care team", async () => {
  const { id } = story.ours.couple;
  await getCouple(story.okafor, id);
  const { rows, couples } = await listAudit(story.okafor, { coupleId: id });
  const alias = couples.find((each) => each.id === id)?.name;
  expect(rows[0]).toMatchObject({ words: "opened the couple’s page", couple: { id, alias } });
  expect(rows[0]?.actor).not.toMatch(/^A /);
});

test("a page that asks many doors is one row of each couple, by its own name; another view is another", async () => {
  const { id } = story.ours.couple;
  const rows = async () => (await listAudit(story.okafor, { coupleId: id })).rows;
  const before = (await rows()).length;
  for (const view of ["prepare.read", "trend.read"] as const) {
    const reader = viewing(story.okafor, view);
    await Promise.all([getCouple(reader, id), coupleTrend(reader, id), listTimeline(reader, id)]);
    await getCouple(reader, id);
    await listCaseload(reader);
  }
  const words = (await rows()).map((row) => row.words);
  expect(words.slice(0, words.length - before).sort()).toEqual([
    "looked at the trends",
    "prepared the session",
  ]);
});

test("what a page changes is a row beside its view", async () => {
  const { id } = story.ours.couple;
  const reader = viewing(story.okafor, "couple.read");
  const rows = async () => (await listAudit(story.okafor, { coupleId: id })).rows.length;
  const before = await rows();
  await asPrincipal(reader, (tx) => record(reader, tx, { action: "note.added", coupleId: id }));
  await asPrincipal(reader, (tx) => record(reader, tx, { action: "note.added", coupleId: id }));
  expect(await rows()).toBe(before + 2);
});

test("an owner off the team sees an opaque id and no name of the couple or its partners", async () => {
  const { id } = story.ours.couple;
  await getCouple(story.okafor, id);
  const owner = await story.asColleague("owner off the care team");
  const { rows } = await listAudit(owner, { coupleId: id });
  expect(rows[0]).toMatchObject({ words: `couple.read · ${id}`, couple: null });
});

test("a sentence names the colleague whom it concerns, to the care team", async () => {
  const { okafor, ours, practice } = story;
  const { id: coupleId } = ours.couple;
  const at = new Date();
  const join = (name: string) =>
    buildMember(practice, { name, email: `${newId()}@story.example`, role: "therapist", at });
  const [sam, kim] = [await join("Sam Reyes"), await join("Kim Vale")];
  await addToTeam(okafor, { coupleId, memberId: sam.memberId });
  await addToTeam(sam, { coupleId, memberId: kim.memberId });
  await leaveTeam(kim, coupleId);
  const owner = await story.asColleague("owner off the care team");
  await removeMember(owner, sam.memberId);

  const told = async (reader: Therapist, filter = {}) =>
    (await listAudit(reader, filter)).rows.map(({ actor, words }) => `${actor} ${words}`);
  const here = await told(okafor, { coupleId });
  expect(here).toContain(`Dr. ${PLANTED.okafor} added Sam Reyes to the care team`);
  expect(here).toContain("A therapist added Kim Vale to the care team");
  expect(here[0]).toMatch(/ took Sam Reyes off the care team: they left the practice$/);
  // Off the team the owner is told of no couple who was added, and of the practice everything.
  const { rows } = await listAudit(owner, { coupleId });
  expect(rows.length).toBeGreaterThanOrEqual(4);
  for (const { words } of rows) expect(words).toMatch(new RegExp(`^[a-z.-]+ · ${coupleId}$`));
  const [last] = await told(owner);
  expect(last).toMatch(/ removed Sam Reyes from the practice$/);
});

test("a colleague off the team sees nothing of it", async () => {
  const { id } = story.ours.couple;
  const colleague = await story.asColleague("other therapist");
  expect((await listAudit(colleague, { coupleId: id })).rows).toEqual([]);
});

test("what only a partner may know of is in nobody's trail", async () => {
  const maya = await story.asWriter("maya");
  const { id: coupleId } = story.ours.couple;
  for (const action of [...PRIVATE_ACTIONS, "reflection.sent"])
    await asPrincipal(maya, (tx) => record(maya, tx, { action }));
  for (const viewer of [story.okafor, await story.asColleague("owner off the care team")]) {
    const { rows } = await listAudit(viewer, { coupleId });
    expect(rows.filter(({ words }) => /sent/.test(words))).toHaveLength(1);
    const told = rows.map(({ words }) => words).join(" ");
    expect(PRIVATE_ACTIONS.filter((action) => told.includes(action))).toEqual([]);
    const seen = await asPrincipal(viewer, (tx) => tx.select({ action: audit.action }).from(audit));
    expect(seen.filter(({ action }) => PRIVATE_ACTIONS.includes(action))).toEqual([]);
  }
});
