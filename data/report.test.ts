import { afterAll, beforeAll, expect, test } from "vitest";
import { coupleReport } from "@/data/report";
import { addEntry } from "@/data/timeline";
import { buildReleases, buildReview } from "@/db/sample/room";
import { PLANTED, type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";

const DAY = 86_400_000;
let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

type Range = { from?: Date; to?: Date };
const reportFor = (
  { okafor, ours }: Story,
  reader: "circle" | "diamond" | "therapist",
  range: Range = {},
) => coupleReport(okafor, ours.couple.id, { reader, ...range });

/** What stands in a report of what one partner may not know of the other, and of what both know. */
async function heldBy(story: Story, reader: Parameters<typeof reportFor>[1], range?: Range) {
  const text = JSON.stringify(await reportFor(story, reader, range));
  const words = { ...PLANTED, agreed: "zephyragreed", asked: '"reason":"afraid"' };
  return Object.entries(words)
    .filter(([, word]) => text.includes(word))
    .map(([name]) => name);
}

async function tell(): Promise<Story> {
  const story = await tellStory(database.url);
  const { okafor, ours, practice } = story;
  const day = new Date(Date.now() - 2 * DAY).toISOString().slice(0, 10);
  await addEntry(okafor, ours.couple.id, { kind: "agreement", words: "zephyragreed", day });
  await buildReview(practice, ours.checkIn, "diamond", {
    ...{ reflectionId: ours.sent.diamond, reason: "afraid", at: new Date(Date.now() - DAY) },
  });
  return story;
}

test("each partner's report holds the own and what both know; the therapist's all that is hers", async () => {
  const story = await tell();
  expect(await heldBy(story, "circle")).toEqual(["okafor", "maya", "mayaSent", "agreed"]);
  expect(await heldBy(story, "diamond")).toEqual(["okafor", "jonas", "jonasSent", "agreed"]);
  expect(await heldBy(story, "therapist")).toEqual([
    ...["okafor", "maya", "jonas", "mayaSent", "jonasSent", "note", "agreed", "asked"],
  ]);
  const { partners, series, landed, slipped } = await reportFor(story, "circle");
  const marks = [partners, series.map((each) => each.partner), landed.map((each) => each.partner)];
  for (const each of marks)
    expect(new Set(each.map(({ mark }) => mark))).toEqual(new Set(["circle"]));
  expect(slipped.map(({ partner }) => partner.mark)).toEqual(["circle"]);
});

test("of the other partner it holds what both released, once its hour has come", async () => {
  const story = await tell();
  const { practice, ours, round } = story;
  const release = (opensAt: Date) =>
    buildReleases(practice, ours.checkIn, {
      ...{ roundId: round.closed, promptKey: "sentence", reflections: ours.sent },
      ...{ at: new Date(Date.now() - DAY), opensAt },
    });
  await release(new Date(Date.now() + DAY));
  expect(await heldBy(story, "circle")).not.toContain("jonasSent");
  const later = new Date(Date.now() + 2 * DAY);
  const id = ours.couple.id;
  const opened = await coupleReport(story.okafor, id, { reader: "circle" }, later);
  expect(opened.passages[0]?.words.map(({ text }) => text)).toEqual([
    ...[PLANTED.mayaSent, PLANTED.jonasSent],
  ]);
});

test("of the dates it is asked for, and no others", async () => {
  const story = await tell();
  const before = { to: new Date(Date.now() - 10 * DAY) };
  expect(await heldBy(story, "therapist", before)).toEqual(["maya", "jonas"]);
  const after = { from: new Date(Date.now() - 10 * DAY), to: new Date(Date.now() + DAY) };
  expect(await heldBy(story, "circle", after)).toContain("mayaSent");
  // What may be said rests on every answer, whatever dates are shown.
  const { series } = await reportFor(story, "circle", before);
  expect(series.map(({ points, claim }) => [points.length, claim.n])).toEqual([
    ...[
      [0, 1],
      [0, 1],
      [0, 1],
    ],
  ]);
});
