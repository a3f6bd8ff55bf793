import { expect, test } from "vitest";
import { openedPassages } from "@/data/opening";
import { listRounds } from "@/data/reading";
import { readDraft, saveAnswer } from "@/data/reflection";
import { releasePassage } from "@/data/release";
import { sendReflection } from "@/data/sending";
import { setAside } from "@/data/setting-aside";
import type { Story, Writer } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { NotFound } from "@/domain/errors";
import { newId } from "@/server/id";

// Releases by example; `release.property.test.ts` tells the stories that nobody thought of.

const DAY = 86_400_000;

let story: Story;

withStory((told) => {
  story = told;
});

async function sends(who: Writer, text: string, releases: string[]) {
  const partner = await story.asWriter(who);
  const { open } = story.round;
  await saveAnswer(partner, open, "sentence", { is: "given", value: text });
  const { digest } = await readDraft(partner, open);
  await sendReflection(partner, open, { key: newId(), digest, releases });
}

async function setAsideMayas() {
  const rounds = await listRounds(story.okafor, story.ours.couple.id);
  const mayas = rounds.find((each) => each.roundId === story.round.open)?.reflections.circle;
  await setAside(story.okafor, mayas?.id ?? "");
}

test("what was set aside opens to nobody with what was written in its place", async () => {
  await sends("maya", "Jonas wrote this over Maya's link.", ["sentence"]);
  await setAsideMayas();
  await sends("maya", "Maya's own words.", ["sentence"]);
  await sends("jonas", "Jonas's own words.", ["sentence"]);
  const jonas = await story.asWriter("jonas");
  const unlocked = { id: newId(), setIn: jonas.signInId, setAt: new Date(0) };
  const read = await openedPassages(
    { ...jonas, unlocked },
    [story.round.open],
    new Date(Date.now() + 30 * DAY),
  );
  expect(read.map((each) => each.text)).toEqual(["Maya's own words."]);
});

test("what was set aside is nobody's to release", async () => {
  await sends("maya", "Jonas wrote this over Maya's link.", []);
  const passage = { roundId: story.round.open, promptKey: "sentence" };
  await releasePassage(await story.asWriter("maya"), passage);
  await setAsideMayas();
  const again = releasePassage(await story.asWriter("maya"), passage);
  await expect(again).rejects.toBeInstanceOf(NotFound);
});
