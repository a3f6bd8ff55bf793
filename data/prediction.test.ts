import type { Client } from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { assignExercise, getAssignment } from "@/data/assignment";
import { listCaseload } from "@/data/caseload";
import { setGuessFirst } from "@/data/guess-first";
import { guessesOf } from "@/data/guesses";
import { openEveryUnguessed, openUnguessed, recordGuess } from "@/data/prediction";
import { listRounds } from "@/data/reading";
import { readDraft, saveAnswer } from "@/data/reflection";
import { safeView } from "@/data/safe-view";
import { sendReflection } from "@/data/sending";
import { readdress, setAside } from "@/data/setting-aside";
import { sinceLastSession } from "@/data/since";
import { coupleTrend } from "@/data/trend";
import { buildReleases, buildWithdrawal } from "@/db/sample/room";
import { PLANTED, type Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { Invalid, NotFound, Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { newId } from "@/server/id";

let sql: Client;
let story: Story;

withStory((told, owner) => {
  [story, sql] = [told, owner];
});

// Maya and Jonas have sent on the round that is over, of a check-in that is guessed first.
beforeEach(async () => {
  await sql.query("update assignment set guess_first_since = 'epoch' where id = $1", [
    story.ours.checkIn.id,
  ]);
});

const couple = () => story.ours.couple.id;
const maya = () => ({ roundId: story.round.closed, about: "circle" as const });
const jonas = () => ({ roundId: story.round.closed, about: "diamond" as const });

/** Everything that a therapist is given of the couple. */
async function shownTo(therapist: Therapist): Promise<string> {
  const all = [
    await listRounds(therapist, couple()),
    await coupleTrend(therapist, couple()),
    await sinceLastSession(therapist, couple()),
    await listCaseload(therapist),
    await safeView(therapist, couple()),
    await guessesOf(therapist, couple()),
    await getAssignment(therapist, story.ours.checkIn.id),
  ];
  return JSON.stringify(all);
}

async function pointsOf(therapist: Therapist): Promise<Record<string, number>> {
  const { series, landed, slipped } = await coupleTrend(therapist, couple());
  const entry = (await listCaseload(therapist)).find(({ id }) => id === couple());
  const of = (mark: string) =>
    [...series, ...landed, ...(entry?.series ?? [])]
      .filter((each) => each.partner.mark === mark)
      .flatMap((each) => each.points).length;
  return {
    circle: of("circle") + slipped.circle.length,
    diamond: of("diamond") + slipped.diamond.length,
  };
}

async function onRound(therapist: Therapist) {
  const rounds = await listRounds(therapist, couple());
  return rounds.find((each) => each.roundId === story.round.closed)?.reflections;
}

async function predictions() {
  const { rows } = await sql.query("select guess, member_id from prediction where couple_id = $1", [
    couple(),
  ]);
  return rows;
}

/** Another therapist of the practice joins the care team. */
async function colleague(): Promise<Therapist> {
  await sql.query(
    "insert into care_team (id, practice_id, couple_id, member_id, added_by) values ($1, $2, $3, $4, $5)",
    [newId(), story.practice.id, couple(), story.team.other, story.okafor.memberId],
  );
  return story.asColleague("other therapist");
}

describe("while it is closed", () => {
  test("its words and numbers are nowhere, and that it was sent is said", async () => {
    const at = new Date(Date.now() - 86_400_000);
    const passage = { roundId: story.round.closed, promptKey: "sentence" };
    const of = { ...passage, reflections: story.ours.sent, at, opensAt: at };
    await buildReleases(story.practice, story.ours.checkIn, of);
    const closed = await shownTo(story.okafor);
    expect(closed).not.toContain(PLANTED.mayaSent);
    expect(closed).not.toContain(PLANTED.jonasSent);
    expect(closed).not.toContain("released one passage");
    expect(await pointsOf(story.okafor)).toEqual({ circle: 0, diamond: 0 });
    expect(await onRound(story.okafor)).toMatchObject({
      circle: { closed: true, answers: [], standing: { is: "sent" } },
    });
    // Three series, the second witness, the step; and the three sparklines.
    await openUnguessed(story.okafor, maya());
    expect(await pointsOf(story.okafor)).toEqual({ circle: 8, diamond: 0 });
    expect(JSON.stringify(await onRound(story.okafor))).toContain(PLANTED.mayaSent);
    await openUnguessed(story.okafor, jonas());
    expect(JSON.stringify(await safeView(story.okafor, couple()))).toContain(PLANTED.mayaSent);
    expect(await shownTo(story.okafor)).toContain("released one passage");
  });

  test("all that waits is opened at once, or when guessing first is ended", async () => {
    await openEveryUnguessed(story.okafor, couple());
    expect(await pointsOf(story.okafor)).toEqual({ circle: 8, diamond: 8 });
    const other = await colleague();
    expect((await guessesOf(other, couple())).waiting).toHaveLength(2);
    await setGuessFirst(story.okafor, story.ours.checkIn.id, false);
    expect(await pointsOf(other)).toEqual({ circle: 8, diamond: 8 });
  });
});

describe("a guess", () => {
  const guess = { clear: "6", said: "9", landed: "", slipped: "none" };

  test("opens it, and stands beside the answer", async () => {
    await recordGuess(story.okafor, maya(), guess);
    const circle = (await onRound(story.okafor))?.circle;
    const said = circle?.answers.find((each) => each.key === "said");
    expect(said).toMatchObject({ label: "4", guess: "9" });
    const unguessed = circle?.answers.find((each) => each.key === "landed");
    expect(unguessed).toMatchObject({ label: "5", guess: null });
    const { guesses, waiting } = await guessesOf(story.okafor, couple());
    const items = guesses.flatMap((each) => each.items);
    expect(
      items.map(({ item, guessLabel, answerLabel }) => [item, guessLabel, answerLabel]),
    ).toEqual([
      ["clear", "6", "6"],
      ["said", "9", "4"],
      ["slipped", "No step slipped", "Saying it"],
    ]);
    expect(waiting.map(({ mark }) => mark)).toEqual(["diamond"]);
  });

  test("is refused once it is open, with or without a guess", async () => {
    await recordGuess(story.okafor, maya(), guess);
    await expect(recordGuess(story.okafor, maya(), { said: "4" })).rejects.toThrow(/opened this/);
    await openUnguessed(story.okafor, jonas());
    await expect(recordGuess(story.okafor, jonas(), guess)).rejects.toBeInstanceOf(Refused);
    await openUnguessed(story.okafor, maya());
    expect((await predictions()).map((row) => row.guess === null).sort()).toEqual([false, true]);
    const kept = (await onRound(story.okafor))?.circle?.answers.map((each) => each.guess);
    expect(kept).toContain("9");
  });

  test("of two presses is kept once", async () => {
    const pressed = await Promise.allSettled([
      recordGuess(story.okafor, maya(), guess),
      recordGuess(story.okafor, maya(), { said: "2" }),
      openUnguessed(story.okafor, maya()),
    ]);
    expect(pressed.filter(({ status }) => status === "rejected").length).toBeGreaterThan(0);
    expect(await predictions()).toHaveLength(1);
  });

  test("needs something guessed, and something sent that is in sight", async () => {
    await expect(recordGuess(story.okafor, maya(), { said: "" })).rejects.toBeInstanceOf(Invalid);
    const unsent = { ...maya(), roundId: story.round.open };
    await expect(recordGuess(story.okafor, unsent, guess)).rejects.toBeInstanceOf(NotFound);
    await buildWithdrawal(story.ours.checkIn, "circle", story.ours.sent.circle, new Date());
    await expect(recordGuess(story.okafor, maya(), guess)).rejects.toBeInstanceOf(NotFound);
    expect(await predictions()).toEqual([]);
  });

  test("is nobody else's: a colleague of the care team finds it closed, and no guess", async () => {
    const other = await colleague();
    await recordGuess(story.okafor, maya(), guess);
    expect(await onRound(other)).toMatchObject({ circle: { closed: true, answers: [] } });
    expect(await pointsOf(other)).toEqual({ circle: 0, diamond: 0 });
    await openEveryUnguessed(other, couple());
    expect((await guessesOf(other, couple())).guesses).toEqual([]);
    const guesses = (await onRound(other))?.circle?.answers.map((each) => each.guess);
    expect(new Set(guesses)).toEqual(new Set([null]));
    expect(await shownTo(other)).not.toContain("No step slipped");
  });

  test("is gone from sight with what it was about", async () => {
    await recordGuess(story.okafor, maya(), guess);
    await recordGuess(story.okafor, jonas(), guess);
    await buildWithdrawal(story.ours.checkIn, "circle", story.ours.sent.circle, new Date());
    await setAside(story.okafor, story.ours.sent.diamond);
    expect(await guessesOf(story.okafor, couple())).toEqual({ guesses: [], waiting: [] });
    expect(await onRound(story.okafor)).toMatchObject({
      ...{ circle: { closed: false, answers: [] }, diamond: { closed: false, answers: [] } },
    });
    expect(await shownTo(story.okafor)).not.toContain("guessLabel");
  });

  test("opens for nobody once the partner's key is deleted", async () => {
    await recordGuess(story.okafor, maya(), guess);
    const { id } = story.ours.couple.partners.circle;
    await sql.query("delete from keyring.wrapped_key where partner_id = $1", [id]);
    expect((await guessesOf(story.okafor, couple())).guesses).toEqual([]);
  });
});

describe("guessing first", () => {
  /** Maya sends on the round that is open. */
  async function sends() {
    const writer = await story.asWriter("maya");
    await saveAnswer(writer, story.round.open, "sentence", {
      ...{ is: "given", value: PLANTED.mayaDraft },
    });
    await saveAnswer(writer, story.round.open, "said", { is: "given", value: 2 });
    const { digest } = await readDraft(writer, story.round.open);
    await sendReflection(writer, story.round.open, { key: newId(), digest });
  }

  test("begun later, leaves open what had been sent, and closes what comes", async () => {
    const { checkIn } = story.ours;
    await sql.query("update assignment set guess_first_since = null where id = $1", [checkIn.id]);
    await setGuessFirst(story.okafor, checkIn.id, true);
    expect((await getAssignment(story.okafor, checkIn.id)).guessFirst).toBe(true);
    // What can be read already is none to guess.
    await expect(recordGuess(story.okafor, maya(), { said: "2" })).rejects.toBeInstanceOf(Refused);
    expect(await predictions()).toEqual([]);
    await sends();
    expect(await pointsOf(story.okafor)).toEqual({ circle: 8, diamond: 8 });
    expect(await shownTo(story.okafor)).not.toContain(PLANTED.mayaDraft);
    expect((await guessesOf(story.okafor, couple())).waiting).toHaveLength(1);
  });

  test("begun later, leaves open to a colleague too what had been sent", async () => {
    const { checkIn } = story.ours;
    const at = new Date(Date.now() - 86_400_000);
    const passage = { roundId: story.round.closed, promptKey: "sentence" };
    const of = { ...passage, reflections: story.ours.sent, at, opensAt: at };
    await buildReleases(story.practice, checkIn, of);
    const other = await colleague();
    await setGuessFirst(story.okafor, checkIn.id, false);
    await setGuessFirst(story.okafor, checkIn.id, true);
    expect(await pointsOf(other)).toEqual({ circle: 8, diamond: 8 });
    expect(await shownTo(other)).toContain(PLANTED.jonasSent);
    expect(JSON.stringify(await safeView(other, couple()))).toContain(PLANTED.mayaSent);
    expect(await guessesOf(other, couple())).toEqual({ guesses: [], waiting: [] });
  });

  test("said once more, it counts from when it was first said; ended, everything is open", async () => {
    const { checkIn } = story.ours;
    await setGuessFirst(story.okafor, checkIn.id, false);
    await setGuessFirst(story.okafor, checkIn.id, true);
    await sends();
    await setGuessFirst(story.okafor, checkIn.id, true);
    expect(await shownTo(story.okafor)).not.toContain(PLANTED.mayaDraft);
    await setGuessFirst(story.okafor, checkIn.id, false);
    expect(await shownTo(story.okafor)).toContain(PLANTED.mayaDraft);
    await setGuessFirst(story.okafor, checkIn.id, true);
    expect(await shownTo(story.okafor)).toContain(PLANTED.mayaDraft);
  });

  test("does not close again, under another name, what was opened and then given to the other", async () => {
    const writer = await story.asWriter("maya");
    await saveAnswer(writer, story.round.open, "said", { is: "given", value: 2 });
    const { digest } = await readDraft(writer, story.round.open);
    await sendReflection(writer, story.round.open, { key: newId(), digest });
    await recordGuess(story.okafor, { roundId: story.round.open, about: "circle" }, { said: "3" });
    const rounds = () => listRounds(story.okafor, couple());
    const onOpen = async () => (await rounds()).find((r) => r.roundId === story.round.open);
    const id = (await onOpen())?.reflections.circle?.id ?? "";
    await setAside(story.okafor, id);
    await readdress(story.okafor, id);
    const given = (await onOpen())?.reflections.diamond;
    expect(given).toMatchObject({ closed: false });
    // It was guessed of Maya, not of Jonas.
    expect(given?.answers.map((each) => each.guess)).not.toContain("3");
    const about = { roundId: story.round.open, about: "diamond" } as const;
    await expect(recordGuess(story.okafor, about, { said: "2" })).rejects.toBeInstanceOf(Refused);
  });

  test("is not for an exercise that asks nothing to guess", async () => {
    const of = {
      ...{ exerciseKey: "good-partner-rule", partners: ["circle" as const], guessFirst: true },
      ...{ greeting: undefined, moment: undefined, times: 1, everyWeeks: 1 },
      ...{ opens: "2030-01-01T10:00", due: "2030-01-03T10:00" },
    };
    await expect(assignExercise(story.okafor, couple(), of)).rejects.toBeInstanceOf(Refused);
    const tuneIn = { ...of, exerciseKey: "tune-in" };
    const { assignmentId } = await assignExercise(story.okafor, couple(), tuneIn);
    expect((await getAssignment(story.okafor, assignmentId)).guessFirst).toBe(true);
  });
});
