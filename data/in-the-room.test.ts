import { afterAll, beforeAll, expect, test } from "vitest";
import { getAssignment, listAssignments } from "@/data/assignment";
import { listCaseload } from "@/data/caseload";
import { getCouple } from "@/data/couple";
import { askErasure } from "@/data/erasure";
import { listErasures } from "@/data/erasure-reading";
import { setPassphrase } from "@/data/passphrase";
import { prepareSession } from "@/data/prepare";
import { mint } from "@/data/principal/mint";
import { currentPause, pauseQuietly } from "@/data/quiet-pause";
import { listRounds } from "@/data/reading";
import { coupleReport } from "@/data/report";
import { decideReview, listReviews } from "@/data/review";
import { sinceLastSession } from "@/data/since";
import { addEntry, listTimeline } from "@/data/timeline";
import { trendPage } from "@/data/trend";
import { buildAssignment } from "@/db/sample/assigning";
import { buildPredictions } from "@/db/sample/desk";
import { buildConsent, buildMisdelivery, buildReview } from "@/db/sample/room";
import { PLANTED, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildReflections } from "@/db/sample/writing";
import type { Therapist } from "@/domain/principal";
import { addDays, wallTimeOf } from "@/domain/wall-time";

const DAY = 86_400_000;
let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const given = (value: string | number) => ({ is: "given", value }) as const;

/** Something of each kind that rule 14 names, and of what else one partner must not learn of the other. */
async function tell() {
  const story = await tellStory(database.url);
  const { okafor, ours, practice } = story;
  const id = ours.couple.id;
  const hour = new Date(Date.now() - 3_600_000);
  await addEntry(okafor, id, { kind: "event", words: "zephyrevent", day: "2026-01-07" });
  await addEntry(okafor, id, { kind: "agreement", words: "agreed words", day: "2026-01-07" });
  const opens = addDays(wallTimeOf(new Date(), "Europe/Madrid"), -3);
  const alone = await buildAssignment(okafor, ours.couple, {
    ...{ exerciseKey: "the-yes-that-wasnt", opens, due: addDays(opens, 5), times: 1 },
    ...{ everyWeeks: 1, timeZone: "Europe/Madrid", at: new Date(Date.now() - 4 * DAY) },
  });
  const [round] = alone.rounds;
  if (!round) throw new RangeError("it has a round");
  const answers = { why: given("afraid-of-the-reaction"), truth: given(3) };
  const [sent = ""] = await buildReflections(alone, "circle", [
    { round, answers, startedAt: hour, sentAt: hour },
  ]);
  const asked = { reflectionId: sent, reason: "afraid", at: hour } as const;
  const reviewId = await buildReview(practice, alone, "circle", asked);
  await decideReview(okafor, reviewId, "zephyrdecided");
  const open = ours.checkIn.rounds[1];
  if (!open) throw new RangeError("the check-in goes on");
  await buildConsent(ours.checkIn, "diamond", { round: open, choice: "declined", at: hour });
  await buildMisdelivery(ours.checkIn, "circle", hour);
  const guess = { said: "zephyrguess" };
  const guessed = { roundId: story.round.closed, mark: "circle", guess, at: hour } as const;
  await buildPredictions(okafor, ours.checkIn, [guessed]);
  await pauseQuietly(okafor, id);
  await setPassphrase(await story.asWriter("jonas"), "seven green kettles");
  await askErasure(await story.asWriter("jonas"));
  return story;
}

/** All that a therapist's screens ask the door for. */
async function seenBy(therapist: Therapist, { ours }: Awaited<ReturnType<typeof tell>>) {
  const id = ours.couple.id;
  return JSON.stringify([
    await listCaseload(therapist),
    await getCouple(therapist, id),
    await listRounds(therapist, id),
    await listReviews(therapist, id),
    await listTimeline(therapist, id),
    await listAssignments(therapist, id),
    await getAssignment(therapist, ours.checkIn.id),
    await sinceLastSession(therapist, id),
    await prepareSession(therapist, id),
    await coupleReport(therapist, id, { reader: "therapist" }),
    { pause: await currentPause(therapist, id) },
    await trendPage(therapist, id, { exercise: "the-yes-that-wasnt" }),
    { erasures: await listErasures(therapist, id) },
  ]);
}

const PRIVATE = [
  "zephyrguess",
  ...[PLANTED.note, "zephyrevent", "zephyrdecided", PLANTED.mayaContact, PLANTED.jonasContact],
  ...["afraid of the reaction", '"reason":"afraid"', "declined"],
];

test("in the room the door gives nothing private, and otherwise all of it", async () => {
  const story = await tell();
  const alone = await seenBy(story.okafor, story);
  expect(PRIVATE.filter((words) => !alone.includes(words))).toEqual([]);
  const inTheRoom = await seenBy(mint({ ...story.okafor, inTheRoom: true }), story);
  expect(PRIVATE.filter((words) => inTheRoom.includes(words))).toEqual([]);
  expect(alone).toMatch(/"pause":\{/);
  expect(inTheRoom).toContain('"pause":null');
  expect(alone).toContain('"is":"erasing"');
  expect(alone).not.toContain('"erasures":[]');
  expect(inTheRoom).toContain('"erasures":[]');
  expect(inTheRoom).not.toContain('"is":"erasing"');
  // What is not private stays: the work goes on.
  for (const words of [PLANTED.mayaSent, PLANTED.alias, "agreed words"]) {
    expect(inTheRoom).toContain(words);
  }
});

test("a review that waits is not told in the room either", async () => {
  const story = await tellStory(database.url);
  const { okafor, ours, practice } = story;
  await buildReview(practice, ours.checkIn, "circle", {
    ...{ reflectionId: ours.sent.circle, reason: "afraid", at: new Date() },
  });
  const inTheRoom = mint({ ...okafor, inTheRoom: true });
  expect((await listCaseload(okafor)).map(({ review }) => review)).toEqual([true]);
  expect((await listCaseload(inTheRoom)).map(({ review }) => review)).toEqual([false]);
  expect(await listCaseload(inTheRoom, { show: "review" })).toEqual([]);
});
