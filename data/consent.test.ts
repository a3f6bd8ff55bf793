import type { Client } from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { getAssignment } from "@/data/assignment";
import {
  chooseExercise,
  chooseLanguage,
  confirmReader,
  reportMisdelivery,
  seeTerms,
} from "@/data/consent";
import { partnerOf, startWithLink } from "@/data/principal/link";
import { listRounds } from "@/data/reading";
import { readDraft, saveAnswer } from "@/data/reflection";
import { enterRoom, neutralPage } from "@/data/room";
import { sendReflection } from "@/data/sending";
import { PLANTED, type Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import type { Choice } from "@/domain/consent";
import type { Partner } from "@/domain/principal";
import type { Answer } from "@/domain/reflection";
import { changesBetween } from "@/domain/terms";
import { newId } from "@/server/id";

let sql: Client;
let story: Story;
let round: string;

withStory((told, client) => {
  story = told;
  sql = client;
});

beforeEach(async () => {
  round = story.round.open;
});

const given = (value: string | number): Answer => ({ is: "given", value });
const changed = { name: "TermsChanged" };

/** Presses Start on Maya's link and says nothing yet. */
async function knock(): Promise<{ partner: Partner; token: string }> {
  const token = (await startWithLink(story.ours.checkIn.links.circle?.token ?? "")) ?? "";
  const partner = await partnerOf(token);
  if (!partner) throw new Error("the link does not serve");
  return { partner, token };
}

async function seen(partner: Partner): Promise<string> {
  return (await enterRoom(partner)).terms.digest;
}

async function choose(partner: Partner, choice: Choice): Promise<void> {
  await chooseExercise(partner, round, { choice, seen: await seen(partner) });
}

async function send(partner: Partner): Promise<void> {
  const { digest } = await readDraft(partner, round);
  await sendReflection(partner, round, { key: newId(), digest });
}

/** Another member joins the care team. */
async function joinTeam(): Promise<void> {
  await sql.query(
    `insert into care_team (id, practice_id, couple_id, member_id, added_by)
     values (gen_random_uuid(), $1, $2, $3, $4)`,
    [story.practice.id, story.ours.couple.id, story.team.other, story.okafor.memberId],
  );
}

async function careTeamReads(): Promise<string> {
  return JSON.stringify(await listRounds(story.okafor, story.ours.couple.id));
}

async function rows(table: string): Promise<number> {
  const of = [story.ours.couple.id];
  const found = await sql.query(`select count(*)::int from ${table} where couple_id = $1`, of);
  return found.rows[0].count;
}

describe("whoever started", () => {
  test("is asked first: until then nothing is chosen, seen or written", async () => {
    const { partner } = await knock();
    const digest = await seen(partner);
    await expect(seeTerms(partner, digest)).rejects.toMatchObject(changed);
    await expect(choose(partner, "whole")).rejects.toMatchObject(changed);
    await expect(saveAnswer(partner, round, "clear", given(1))).rejects.toMatchObject(changed);
    expect(await rows("consent")).toBe(0);
    expect((await enterRoom(partner)).confirmed).toBe(false);
    await confirmReader(partner);
    expect((await enterRoom(partner)).confirmed).toBe(true);
    await choose(partner, "whole");
    await expect(saveAnswer(partner, round, "clear", given(1))).resolves.toBeDefined();
  });

  test("and is not the one ends that sign-in alone: the link and all that was written stay", async () => {
    const maya = await story.asWriter("maya");
    await saveAnswer(maya, round, "sentence", given(PLANTED.mayaDraft));
    const { partner, token } = await knock();
    await reportMisdelivery(partner);
    expect(await partnerOf(token)).toBeNull();
    expect(await rows("misdelivery")).toBe(1);
    expect(JSON.stringify(await readDraft(maya, round))).toContain(PLANTED.mayaDraft);
    await expect(knock()).resolves.toBeDefined();
  });

  test("is told the initial alone", async () => {
    const { partner } = await knock();
    expect((await enterRoom(partner)).initial).toBe("Z");
  });
});

describe("who sees what", () => {
  test("that changed while somebody writes comes first, and nothing is lost", async () => {
    const maya = await story.asWriter("maya");
    await choose(maya, "whole");
    await saveAnswer(maya, round, "sentence", given(PLANTED.mayaDraft));
    const before = await seen(maya);
    await joinTeam();
    await expect(saveAnswer(maya, round, "clear", given(1))).rejects.toMatchObject(changed);
    await expect(send(maya)).rejects.toMatchObject(changed);
    await expect(
      chooseExercise(maya, round, { choice: "whole", seen: before }),
    ).rejects.toMatchObject(changed);
    const { terms } = await enterRoom(maya);
    expect(terms).toMatchObject({ seen: false, lastSeen: before });
    expect(changesBetween(before, terms.digest)).toEqual(["team"]);
    expect(JSON.stringify(await readDraft(maya, round))).toContain(PLANTED.mayaDraft);
    await seeTerms(maya, terms.digest);
    await saveAnswer(maya, round, "clear", given(1));
    await send(maya);
    expect(await careTeamReads()).toContain(PLANTED.mayaDraft);
  });

  test("is told as changed in the next sign-in too, until it was seen there", async () => {
    await joinTeam();
    const { partner } = await knock();
    await confirmReader(partner);
    const changes = async () => {
      const { lastSeen, digest } = (await enterRoom(partner)).terms;
      return changesBetween(lastSeen ?? "", digest);
    };
    expect(await changes()).toEqual(["team"]);
    await choose(partner, "later");
    expect(await changes()).toEqual([]);
  });

  test("is shown with the policy, how long it is kept, and a legal hold", async () => {
    const { terms } = await enterRoom(await story.asWriter("maya"));
    expect(terms).toMatchObject({ confidences: null, retentionYears: 7, legalHold: false });
  });
});

describe("a choice", () => {
  test("is the latest, and can be changed until it is sent", async () => {
    const maya = await story.asWriter("maya");
    for (const choice of ["declined", "later", "short", "whole"] as const) {
      await choose(maya, choice);
      expect((await enterRoom(maya)).choice).toBe(choice);
    }
    await saveAnswer(maya, round, "clear", given(3));
    await send(maya);
    await expect(choose(maya, "short")).rejects.toMatchObject({ name: "Refused" });
    expect((await enterRoom(maya)).choice).toBe("whole");
  });

  test("not to do it begins nothing", async () => {
    await choose(await story.asWriter("maya"), "declined");
    const { rounds } = await getAssignment(story.okafor, story.ours.checkIn.id);
    expect(rounds.find((each) => each.id === round)?.progress.circle).toBe("waiting");
  });

  test("is nothing that the other partner's room could tell of", async () => {
    const jonas = await story.asWriter("jonas");
    const before = JSON.stringify(await enterRoom(jonas));
    const maya = await story.asWriter("maya");
    for (const choice of ["declined", "later", "short"] as const) {
      await choose(maya, choice);
      expect(JSON.stringify(await enterRoom(jonas))).toBe(before);
    }
  });

  test("of the short form asks less, and sends nothing that it leaves out", async () => {
    const maya = await story.asWriter("maya");
    await choose(maya, "whole");
    await saveAnswer(maya, round, "sentence", given(PLANTED.mayaDraft));
    await saveAnswer(maya, round, "landed", given(9));
    const whole = (await enterRoom(maya)).exercise.steps.length;
    await choose(maya, "short");
    const short = (await enterRoom(maya)).exercise.steps;
    expect(short.length).toBeLessThan(whole);
    const [left] = ["sentence", "landed"].filter((key) => !short.some((step) => step.key === key));
    expect(left).toBeDefined();
    await expect(saveAnswer(maya, round, left ?? "", given(1))).rejects.toMatchObject({
      name: "NotFound",
    });
    await send(maya);
    expect(Object.keys((await readDraft(maya, round)).shown).sort()).toEqual(
      short
        .filter((step) => step.kind !== "read" && step.kind !== "timer")
        .map((step) => step.key)
        .sort(),
    );
  });
});

describe("something else is true now", () => {
  test("keeps both answers, beside each other, for the one who wrote them", async () => {
    const maya = await story.asWriter("maya");
    await saveAnswer(maya, round, "sentence", given("It was fine."));
    await saveAnswer(maya, round, "sentence", given("It was not fine."), { pivot: true });
    await saveAnswer(maya, round, "clear", given(7));
    await saveAnswer(maya, round, "clear", given(3), { pivot: true });
    const { shown, before } = await readDraft(maya, round);
    expect(shown.sentence).toEqual({ answer: given("It was not fine.") });
    expect(before).toEqual({
      sentence: [{ answer: given("It was fine.") }],
      clear: [{ answer: given(7) }],
    });
    const { partner } = await knock();
    expect((await readDraft(partner, round)).before.sentence).toEqual([{ answer: "elsewhere" }]);
  });

  test("said of the same answer keeps nothing twice", async () => {
    const maya = await story.asWriter("maya");
    await saveAnswer(maya, round, "clear", given(7));
    await saveAnswer(maya, round, "clear", given(7), { pivot: true });
    expect((await readDraft(maya, round)).before).toEqual({});
  });
});

test("the language chosen on the page holds in that sign-in, and for what is begun in it", async () => {
  const maya = await story.asWriter("maya");
  await chooseLanguage(maya, "es");
  expect((await enterRoom(maya)).language).toBe("es");
  await choose(maya, "whole");
  const { rows: begun } = await sql.query("select language from reflection where round_id = $1", [
    round,
  ]);
  expect(begun).toEqual([{ language: "es" }]);
  expect((await enterRoom((await knock()).partner)).language).toBe("en");
});

test("the neutral page is the practice's, and none that is not https", async () => {
  const maya = await story.asWriter("maya");
  const set = (page: string | null) =>
    sql.query("update practice set neutral_page = $1 where id = $2", [page, story.practice.id]);
  expect(await neutralPage(maya)).toBeNull();
  await set("https://weather.example/");
  expect(await neutralPage(maya)).toBe("https://weather.example/");
  await set("http://weather.example/");
  expect(await neutralPage(maya)).toBeNull();
});
