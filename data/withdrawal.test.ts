import { afterAll, beforeAll, expect, test } from "vitest";
import { listCaseload } from "@/data/caseload";
import { readHistory } from "@/data/history";
import { openedPassages } from "@/data/opening";
import { setPassphrase } from "@/data/passphrase";
import { listRounds } from "@/data/reading";
import { readDraft, saveAnswer } from "@/data/reflection";
import { releasePassage } from "@/data/release";
import { safeView } from "@/data/safe-view";
import { sendReflection, takeBackReflection } from "@/data/sending";
import { sinceLastSession } from "@/data/since";
import { coupleTrend } from "@/data/trend";
import { undoWithdrawal, withdrawReflection } from "@/data/withdrawal";
import { PLANTED, type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { newId } from "@/server/id";

const LATER = new Date(Date.now() + 30 * 86_400_000);

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** Both answer the open round and release their sentence. Maya's numbers are hers alone: 2, 8, 1, 9. */
async function bothSend(story: Story) {
  const { open } = story.round;
  for (const who of ["maya", "jonas"] as const) {
    const words = who === "maya" ? PLANTED.mayaDraft : "Another thing.";
    await setPassphrase(await story.asWriter(who), "seven green kettles");
    const partner = await story.asWriter(who);
    const numbers = who === "maya" ? [2, 8, 1, 9] : [5, 5, 5, 5];
    for (const [i, key] of ["clear", "said", "received", "landed"].entries())
      await saveAnswer(partner, open, key, { is: "given", value: numbers[i] ?? 0 });
    await saveAnswer(partner, open, "sentence", { is: "given", value: words });
    const { digest } = await readDraft(partner, open);
    await sendReflection(partner, open, { key: newId(), digest, releases: ["sentence"] });
  }
  const maya = await story.asWriter("maya");
  const [past] = await readHistory(maya);
  if (!past) throw new RangeError("Maya sent something");
  return { maya, jonas: await story.asWriter("jonas"), id: past.id };
}

/** Everything that a therapist or the other partner can see of the couple, as it would be shown. */
async function seenBy({ okafor, ours, round }: Story, jonas: Parameters<typeof openedPassages>[0]) {
  const id = ours.couple.id;
  const [caseload] = await listCaseload(okafor);
  const trend = await coupleTrend(okafor, id);
  return {
    rounds: await listRounds(okafor, id),
    trend: trend.series
      .filter((each) => each.partner.mark === "circle")
      .flatMap((each) => each.points.map((point) => point.value)),
    caseload: caseload?.series
      .filter((each) => each.partner.mark === "circle")
      .flatMap((each) => each.points.map((point) => point.value)),
    since: await sinceLastSession(okafor, id),
    safe: await safeView(okafor, id, LATER),
    opened: await openedPassages(jonas, [round.open], LATER),
  };
}

test("a withdrawn reflection leaves no number and no word anywhere, and undone it comes back", async () => {
  const story = await tellStory(database.url);
  const before = await seenBy(story, await story.asWriter("jonas"));
  const { maya, jonas, id } = await bothSend(story);
  const sent = await seenBy(story, jonas);
  expect(JSON.stringify(sent.rounds)).toContain(PLANTED.mayaDraft);
  expect(sent.safe[0]?.words.map((each) => each.text)).toContain(PLANTED.mayaDraft);
  expect(sent.opened[0]?.text).toBe(PLANTED.mayaDraft);
  expect(sent.trend.length).toBeGreaterThan(before.trend.length);
  expect(sent.caseload?.length).toBeGreaterThan(before.caseload?.length ?? 0);

  await withdrawReflection(maya, id);
  const gone = await seenBy(story, jonas);
  expect(JSON.stringify(gone)).not.toContain(PLANTED.mayaDraft);
  // That it was sent, and when, is no secret; there is nothing else of it.
  const left = gone.rounds.find((pair) => pair.reflections.circle?.id === id);
  expect(left?.reflections.circle).toMatchObject({ standing: { is: "withdrawn" }, answers: [] });
  expect(left?.reflections.diamond?.answers).not.toEqual([]);
  expect(gone.trend).toEqual(before.trend);
  expect(gone.caseload).toEqual(before.caseload);
  expect({ safe: gone.safe, opened: gone.opened }).toEqual({ safe: [], opened: [] });
  const said = gone.since.items.find((each) => each.id === story.round.open);
  expect(said).toMatchObject({ marks: ["diamond"] });
  // Its writer still reads it, and can no longer let it be read.
  const [past] = await readHistory(maya);
  expect(past?.withdrawnAt).not.toBeNull();
  const passage = { roundId: story.round.open, promptKey: "sentence" };
  await expect(releasePassage(maya, passage)).rejects.toMatchObject({ name: "NotFound" });

  await undoWithdrawal(maya, id);
  const again = await seenBy(story, jonas);
  expect(again.trend).toEqual(sent.trend);
  expect(again.rounds).toEqual(sent.rounds);
  // What it had released stays taken back.
  expect({ safe: again.safe, opened: again.opened }).toEqual({ safe: [], opened: [] });
});

test("withdrawn, corrected and sent anew, it is read anew", async () => {
  const story = await tellStory(database.url);
  const { maya, jonas, id } = await bothSend(story);
  await withdrawReflection(maya, id);
  await takeBackReflection(maya, story.round.open);
  const { digest } = await readDraft(maya, story.round.open);
  await sendReflection(maya, story.round.open, { key: newId(), digest });
  expect(JSON.stringify((await seenBy(story, jonas)).rounds)).toContain(PLANTED.mayaDraft);
});

test("a reflection that the passphrase does not open cannot be withdrawn by it", async () => {
  const story = await tellStory(database.url);
  await setPassphrase(await story.asWriter("maya"), "seven green kettles");
  const maya = await story.asWriter("maya");
  await expect(withdrawReflection(maya, story.ours.sent.circle)).rejects.toMatchObject({
    name: "NotFound",
  });
});
