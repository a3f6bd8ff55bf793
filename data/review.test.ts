import type { Client } from "pg";
import { beforeEach, expect, test } from "vitest";
import { listCaseload } from "@/data/caseload";
import { chooseExercise } from "@/data/consent";
import { listRounds } from "@/data/reading";
import { readDraft, saveAnswer } from "@/data/reflection";
import { decideReview, listReviews, lookAtReview } from "@/data/review";
import { enterRoom } from "@/data/room";
import { sendReflection, takeBackReflection } from "@/data/sending";
import { type BuiltAssignment, buildAssignment } from "@/db/sample/assigning";
import { buildWithdrawal } from "@/db/sample/room";
import { PLANTED, type Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { buildPartnerSignIn } from "@/db/sample/writing";
import { Invalid } from "@/domain/errors";
import type { Partner } from "@/domain/principal";
import { addDays, wallTimeOf } from "@/domain/wall-time";

const MINUTE = 60_000;
const ASKS = {
  ...{ said: "clear-yes", felt: "soft-no", share: 2 },
  ...{ why: "afraid-of-the-reaction", did: "went-on-though-i-wanted-to-stop" },
};
const ASKS_NOTHING = { said: "soft-no", felt: "soft-no", share: 2, why: "other", did: "stopped" };

let sql: Client;
let story: Story;
let given: BuiltAssignment;
let round: string;
let maya: Partner;

withStory((told, client) => {
  story = told;
  sql = client;
});

beforeEach(async () => {
  const opens = addDays(wallTimeOf(new Date(), "Europe/Madrid"), -1);
  given = await buildAssignment(story.okafor, story.ours.couple, {
    ...{ exerciseKey: "the-yes-that-wasnt", opens, due: addDays(opens, 5), times: 1 },
    ...{ everyWeeks: 1, timeZone: "Europe/Madrid", at: new Date() },
  });
  round = given.rounds[0]?.id ?? "";
  maya = (await buildPartnerSignIn(given, "circle")).partner;
});

async function sends(answers: Record<string, string | number>, now = new Date()) {
  for (const [key, value] of Object.entries(answers)) {
    await saveAnswer(maya, round, key, { is: "given", value }, { now });
  }
  const { digest } = await readDraft(maya, round);
  await sendReflection(maya, round, { key: crypto.randomUUID(), digest }, now);
}

const listed = () => listReviews(story.okafor, story.ours.couple.id);
const reasons = async () => (await listed()).map((each) => each.reason).sort();

async function waiting(): Promise<string[]> {
  const couples = await listCaseload(story.okafor, { show: "review" });
  return couples.map((each) => each.id);
}

test("the three explicit answers ask for a review, each once, and the caseload says so", async () => {
  await sends(ASKS);
  expect(await reasons()).toEqual(["afraid", "went-on", "yes-over-no"]);
  expect((await listed()).every(({ mark, entries }) => mark === "circle" && !entries.length)).toBe(
    true,
  );
  expect(await waiting()).toEqual([story.ours.couple.id]);
});

test("other answers ask for none, whatever their words", async () => {
  await sends(ASKS_NOTHING);
  const checkIn = await story.asWriter("maya");
  const words = { is: "given", value: "I am afraid of the reaction. I went on." } as const;
  await saveAnswer(checkIn, story.round.open, "sentence", words);
  const { digest } = await readDraft(checkIn, story.round.open);
  await sendReflection(checkIn, story.round.open, { key: crypto.randomUUID(), digest });
  expect(await listed()).toEqual([]);
  expect(await waiting()).toEqual([]);
});

test("an answer that the chosen form leaves out asks for none, and is not read", async () => {
  for (const [key, value] of Object.entries(ASKS)) {
    await saveAnswer(maya, round, key, { is: "given", value });
  }
  const seen = (await enterRoom(maya)).terms.digest;
  await chooseExercise(maya, round, { choice: "short", seen });
  await sends({});
  expect(await reasons()).toEqual(["yes-over-no"]);
  const [pair] = await listRounds(story.okafor, story.ours.couple.id);
  expect(pair?.reflections.circle?.answers.map(({ key }) => key)).toEqual([
    "said",
    "felt",
    "share",
  ]);
});

test("no partner's room tells of it", async () => {
  const rooms = async () => {
    const jonas = (await buildPartnerSignIn(given, "diamond")).partner;
    const { reflection, ...room } = await enterRoom(maya);
    return JSON.stringify([room, await enterRoom(jonas)]);
  };
  await sends(ASKS_NOTHING);
  const before = await rooms();
  await takeBackReflection(maya, round);
  await sends(ASKS);
  expect(await reasons()).toHaveLength(3);
  expect(await rooms()).toBe(before);
});

test("a correction within ten minutes drops what nobody looked at, and nothing else", async () => {
  const sentAt = new Date();
  await sends(ASKS, sentAt);
  const [first] = (await listed()).filter(({ reason }) => reason === "afraid");
  await lookAtReview(story.okafor, first?.id ?? "");
  await takeBackReflection(maya, round, new Date(sentAt.getTime() + 9 * MINUTE));
  await sends(ASKS_NOTHING, new Date(sentAt.getTime() + 9.5 * MINUTE));
  expect((await listed()).map(({ id }) => id)).toEqual([first?.id]);
});

test("it survives a withdrawal, without saying what the answer was", async () => {
  await sends(ASKS);
  const [one] = await listed();
  await decideReview(story.okafor, one?.id ?? "", "Speak with each alone first.");
  await buildWithdrawal(given, "circle", one?.reflectionId ?? "", new Date());
  const after = await listed();
  expect(after).toHaveLength(3);
  expect(after.map(({ reason, standing }) => [reason, standing.is])).toEqual(
    after.map(() => [null, "withdrawn"]),
  );
  expect(after.find(({ id }) => id === one?.id)?.entries[0]?.decided).toBe(
    "Speak with each alone first.",
  );
  expect(await waiting()).toEqual([story.ours.couple.id]);
});

test("the log says who looked and what was decided, is sealed, and only grows", async () => {
  await sends(ASKS);
  const ids = (await listed()).map(({ id }) => id);
  const one = ids[0] ?? "";
  await lookAtReview(story.okafor, one);
  await expect(decideReview(story.okafor, one, "  ")).rejects.toBeInstanceOf(Invalid);
  await decideReview(story.okafor, one, "zephyrdecision");
  const log = (await listed()).find(({ id }) => id === one)?.entries ?? [];
  expect(log.map(({ by, decided }) => [by, decided])).toEqual([
    [`Dr. ${PLANTED.okafor}`, null],
    [`Dr. ${PLANTED.okafor}`, "zephyrdecision"],
  ]);
  const { rows } = await sql.query("select e::text from review_entry e");
  expect(JSON.stringify(rows)).toContain("decided");
  expect(JSON.stringify(rows)).not.toContain(Buffer.from("zephyrdecision").toString("hex"));
  const grants = await sql.query(
    "select privilege_type from information_schema.role_table_grants where table_name = 'review_entry' and grantee = 'soft_landing_app' order by 1",
  );
  expect(grants.rows.map((row) => row.privilege_type)).toEqual(["INSERT", "SELECT"]);
  expect(await waiting()).toEqual([story.ours.couple.id]);
  for (const id of ids) await decideReview(story.okafor, id, "Decided.");
  expect(await waiting()).toEqual([]);
});
