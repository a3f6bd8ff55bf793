import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listAssignments } from "@/data/assignment";
import { listCaseload } from "@/data/caseload";
import { reportMisdelivery } from "@/data/consent";
import { readHistory } from "@/data/history";
import { reissueLink } from "@/data/link";
import { openedPassages } from "@/data/opening";
import { setPassphrase } from "@/data/passphrase";
import { asPrincipal } from "@/data/principal/transaction";
import { sentRatings } from "@/data/rating";
import { listRounds } from "@/data/reading";
import { recognise, undoRecognition } from "@/data/recognition";
import { readDraft, saveAnswer } from "@/data/reflection";
import { listReviews } from "@/data/review";
import { enterRoom } from "@/data/room";
import { safeView } from "@/data/safe-view";
import { sendReflection, takeBackReflection } from "@/data/sending";
import { setAside } from "@/data/setting-aside";
import { sinceLastSession } from "@/data/since";
import { coupleTrend } from "@/data/trend";
import { buildReview } from "@/db/sample/room";
import { type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildPartnerSignIn } from "@/db/sample/writing";
import { Refused } from "@/domain/errors";
import { newId } from "@/server/id";

// Dr. Okafor is told that Maya's link went astray; then it sends something.

const WORDS = "zephyrheld";
const DAY = 86_400_000;
const LATER = new Date(Date.now() + 40 * DAY);

let database: TestDatabase;
let sql: Client;
let story: Story;

beforeAll(async () => {
  database = await freshDatabase();
  sql = new Client({ connectionString: database.url });
  await sql.connect();
});
beforeEach(async () => {
  story = await tellStory(database.url);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

async function someoneReports(): Promise<void> {
  const { partner } = await buildPartnerSignIn(story.ours.checkIn, "circle");
  await reportMisdelivery(partner);
}

/** Sends the open round by a partner's link, released to the other; gives the reflection's id. */
async function sends(who: "maya" | "jonas", words = WORDS): Promise<string> {
  await setPassphrase(await story.asWriter(who), "seven green kettles");
  const partner = await story.asWriter(who);
  const { open } = story.round;
  await saveAnswer(partner, open, "clear", { is: "given", value: 9 });
  await saveAnswer(partner, open, "sentence", { is: "given", value: words });
  const { digest } = await readDraft(partner, open);
  await sendReflection(partner, open, { key: newId(), digest, releases: ["sentence"] });
  const { rows } = await sql.query(
    "select id from reflection where round_id = $1 and partner_id = $2",
    [open, partner.partnerId],
  );
  return rows[0].id;
}

const id = () => story.ours.couple.id;

/** Everything that says something of the couple to the care team. */
async function toldOkafor(): Promise<string> {
  const { okafor } = story;
  const [caseload] = await listCaseload(okafor);
  return JSON.stringify([
    caseload?.series,
    await coupleTrend(okafor, id()),
    await sinceLastSession(okafor, id(), LATER),
    await safeView(okafor, id(), LATER),
    await listRounds(okafor, id()),
  ]);
}

async function standing() {
  const rounds = await listRounds(story.okafor, id());
  return rounds.find((each) => each.roundId === story.round.open)?.reflections.circle;
}

async function report() {
  const given = await listAssignments(story.okafor, id());
  const links = given.flatMap((each) => each.links);
  return links.find(({ misdelivery }) => misdelivery)?.misdelivery;
}

async function pointsOfMaya(): Promise<number> {
  const { series } = await coupleTrend(story.okafor, id());
  const own = series.find(
    (each) => each.partner.mark === "circle" && each.capacity === "self-awareness",
  );
  return own?.points.length ?? 0;
}

async function openings(): Promise<number> {
  const { rowCount } = await sql.query("select 1 from opening where round_id = $1", [
    story.round.open,
  ]);
  return rowCount ?? 0;
}

describe("what a link sends after somebody said it was not for them", () => {
  test("is in no trend, no view and no opening until it is said whose it is", async () => {
    const before = await pointsOfMaya();
    await sends("jonas", "Jonas wrote.");
    await someoneReports();
    const held = await sends("maya");
    expect(await toldOkafor()).not.toContain(WORDS);
    expect(await pointsOfMaya()).toBe(before);
    expect(await openings()).toBe(0);
    expect(await standing()).toMatchObject({ standing: { is: "held" }, answers: [] });
    expect(await report()).toMatchObject({ held: [held], answered: false });
    expect((await listCaseload(story.okafor))[0]?.reason).toContain("not said yet");
    const latest = (ids: string[]) =>
      asPrincipal(story.okafor, async (tx) =>
        (await sentRatings(story.okafor, tx, ids, 1)).map((each) => each.roundId),
      );
    // It takes up no place of the latest either: the one before it stands there.
    expect(await latest([id()])).toEqual([story.round.closed, story.round.open]);
    const since = await sinceLastSession(story.okafor, id());
    expect(JSON.stringify(since)).not.toContain(held);

    await recognise(story.okafor, held);
    expect(await toldOkafor()).toContain(WORDS);
    expect(await pointsOfMaya()).toBe(before + 1);
    expect(await openings()).toBe(1);
    expect(await standing()).toMatchObject({
      ...{ standing: { is: "sent" }, recognised: { by: expect.stringContaining("Dr. ") } },
    });
    expect(await report()).toMatchObject({ held: [], answered: true });

    await undoRecognition(story.okafor, held);
    expect(await toldOkafor()).not.toContain(WORDS);
    expect(await openings()).toBe(0);
  });

  test("looks to the other partner as not yet, and to its writer as sent", async () => {
    await sends("jonas", "Jonas wrote.");
    await someoneReports();
    await sends("maya");
    const [maya, jonas] = [await story.asWriter("maya"), await story.asWriter("jonas")];
    const { open } = story.round;
    expect(await openedPassages(jonas, [open], LATER)).toEqual([]);
    expect(await openedPassages(maya, [open], LATER)).toEqual([]);
    const seen = async () => JSON.stringify([await readHistory(maya), await enterRoom(maya)]);
    const held = await seen();
    await sql.query("delete from misdelivery where couple_id = $1", [id()]);
    expect(held).toBe(await seen());
    expect(held).toContain(WORDS);
  });

  test("opens at its next hour once it is recognised, and cannot be unsaid after that", async () => {
    await sends("jonas", "Jonas wrote.");
    await someoneReports();
    const held = await sends("maya");
    await recognise(story.okafor, held);
    const jonas = await story.asWriter("jonas");
    const opened = await openedPassages(jonas, [story.round.open], LATER);
    expect(opened).toMatchObject([{ text: WORDS }]);
    await expect(undoRecognition(story.okafor, held, LATER)).rejects.toBeInstanceOf(Refused);
  });

  test("is whose it is once set aside: nothing of it opens, whatever opens later", async () => {
    await sends("jonas", "Jonas wrote.");
    await someoneReports();
    const wrong = await sends("maya");
    await setAside(story.okafor, wrong);
    expect((await report())?.held).toEqual([]);
    const { partner } = await buildPartnerSignIn(story.ours.checkIn, "circle");
    const { open } = story.round;
    await saveAnswer(partner, open, "sentence", { is: "given", value: "Maya herself." });
    const { digest } = await readDraft(partner, open);
    await sendReflection(partner, open, { key: newId(), digest, releases: ["sentence"] });
    // The link is still in two hands, so this waits too.
    const own = await standing();
    expect(own).toMatchObject({ standing: { is: "held" } });
    await recognise(story.okafor, own?.id ?? "");
    const opened = await openedPassages(await story.asWriter("jonas"), [open], LATER);
    expect(opened.map(({ text }) => text)).toEqual(["Maya herself."]);
  });

  test("asks for its review without saying why", async () => {
    await someoneReports();
    const held = await sends("maya");
    await buildReview(story.practice, story.ours.checkIn, "circle", {
      ...{ reflectionId: held, reason: "afraid", at: new Date() },
    });
    expect(await listReviews(story.okafor, id())).toMatchObject([
      { reason: null, standing: { is: "held" } },
    ]);
  });
});

/** Maya's next link to the same, and a visit by it. */
async function byNewLink() {
  const { okafor, ours } = story;
  const { linkId, ...made } = await reissueLink(okafor, story.linkOf("maya").id);
  const links = { ...ours.checkIn.links, circle: { ...made, id: linkId } };
  const { partner } = await buildPartnerSignIn({ ...ours.checkIn, links }, "circle");
  return partner;
}

describe("what is begun by a reported link and sent by the one that took its place", () => {
  test.each(["a word", "a number"])("is held when only %s of it is older", async (what) => {
    await someoneReports();
    const { open } = story.round;
    const wrong = await story.asWriter("maya");
    const [prompt, value] =
      what === "a word" ? (["sentence", WORDS] as const) : (["clear", 9] as const);
    await saveAnswer(wrong, open, prompt, { is: "given", value });
    const maya = await byNewLink();
    const { digest } = await readDraft(maya, open);
    await sendReflection(maya, open, { key: newId(), digest });
    expect(await toldOkafor()).not.toContain(WORDS);
    const held = await standing();
    expect(held).toMatchObject({ standing: { is: "held" }, answers: [] });
    // The report that holds it names it, although another link sent it.
    expect(await report()).toMatchObject({ held: [held?.id], answered: false });

    await recognise(story.okafor, held?.id ?? "");
    expect(await standing()).toMatchObject({ standing: { is: "sent" } });
    expect(await report()).toMatchObject({ held: [], answered: true });
    await undoRecognition(story.okafor, held?.id ?? "");
    expect(await standing()).toMatchObject({ standing: { is: "held" } });
  });
});

test("what was recognised is held again when it is corrected after another report, and may be recognised again", async () => {
  await someoneReports();
  const sent = await sends("maya", "Her own words.");
  await recognise(story.okafor, sent);
  const maya = await story.asWriter("maya");
  const { open } = story.round;
  await takeBackReflection(maya, open);
  await someoneReports();
  await saveAnswer(maya, open, "sentence", { is: "given", value: WORDS });
  const { digest } = await readDraft(maya, open);
  await sendReflection(maya, open, { key: newId(), digest });
  expect(await standing()).toMatchObject({ standing: { is: "held" } });
  expect(await toldOkafor()).not.toContain(WORDS);
  await recognise(story.okafor, sent);
  expect(await toldOkafor()).toContain(WORDS);
  await undoRecognition(story.okafor, sent);
  expect(await toldOkafor()).not.toContain(WORDS);
});

describe("what is not held", () => {
  test("what was sent before the report", async () => {
    await sends("maya");
    await someoneReports();
    expect(await toldOkafor()).toContain(WORDS);
    expect(await standing()).toMatchObject({ standing: { is: "sent" }, recognised: null });
  });

  test("what is sent by the link that took its place, and by the other partner's", async () => {
    await someoneReports();
    await sends("jonas", "zephyrown");
    const partner = await byNewLink();
    const { open } = story.round;
    await saveAnswer(partner, open, "sentence", { is: "given", value: WORDS });
    const { digest } = await readDraft(partner, open);
    await sendReflection(partner, open, { key: newId(), digest });
    const told = await toldOkafor();
    expect(told).toContain(WORDS);
    expect(told).toContain("zephyrown");
  });

  test("what a link sends after its last report was answered; a new report holds anew", async () => {
    await someoneReports();
    await recognise(story.okafor, await sends("maya"));
    const change = (what: string) =>
      sql.query(`${what} where couple_id = $1`, [story.ours.couple.id]);
    // What was recognised was another one, and this is the next that the link sends.
    await change("delete from recognition");
    await sql.query(
      `insert into recognition (reflection_id, practice_id, couple_id, link_id, said_by)
       values ($1, $2, $3, $4, $5)`,
      [
        ...[story.ours.sent.circle, story.practice.id, id(), story.linkOf("maya").id],
        story.okafor.memberId,
      ],
    );
    expect(await standing()).toMatchObject({ standing: { is: "held" } });
    await sql.query(
      "update reflection set sent_at = now() + interval '1 hour' where round_id = $1",
      [story.round.open],
    );
    expect(await standing()).toMatchObject({ standing: { is: "sent" } });
    await change("update misdelivery set created_at = now() + interval '1 minute'");
    expect(await standing()).toMatchObject({ standing: { is: "held" } });
  });
});
