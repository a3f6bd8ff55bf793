import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { assignExercise, listAssignments } from "@/data/assignment";
import { listCaseload } from "@/data/caseload";
import { confirmReader } from "@/data/consent";
import { archiveCouple, editCouple, getCouple, restoreCouple } from "@/data/couple";
import { askErasure, confirmErasure, eraseDue, undoErasure, wouldBeSure } from "@/data/erasure";
import { listErasures } from "@/data/erasure-reading";
import { downloadHistory, readHistory } from "@/data/history";
import { reissueLink } from "@/data/link";
import { openedPassages } from "@/data/opening";
import { setPassphrase, tryPassphrase } from "@/data/passphrase";
import { liftLegalHold, setLegalHold, setRetention } from "@/data/practice";
import { partnerOf, startWithLink } from "@/data/principal/link";
import { inEachPractice } from "@/data/principal/practices";
import { listRounds } from "@/data/reading";
import { readDraft, saveAnswer } from "@/data/reflection";
import { releasePassage } from "@/data/release";
import { listReviews } from "@/data/review";
import { enterRoom } from "@/data/room";
import { safeView } from "@/data/safe-view";
import { sendReflection } from "@/data/sending";
import { readdress, setAside } from "@/data/setting-aside";
import { sinceLastSession } from "@/data/since";
import { listTimeline } from "@/data/timeline";
import { coupleTrend } from "@/data/trend";
import { oneAfterTheOther } from "@/db/sample/meanwhile";
import { buildReview } from "@/db/sample/room";
import { PLANTED, type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildPartnerSignIn } from "@/db/sample/writing";
import type { Partner } from "@/domain/principal";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { register } from "@/instrumentation";
import { newId } from "@/server/id";

const DAY = 86_400_000;
const HERS = [PLANTED.maya, PLANTED.mayaContact, PLANTED.mayaSent, PLANTED.mayaDraft];

let database: TestDatabase;
let sql: Client;
let story: Story;
const now = new Date();
const inDays = (days: number) => new Date(now.getTime() + days * DAY);

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

const erase = (at: Date) => eraseDue(story.practice.system, at);
const owner = () => story.asColleague("owner off the care team");

/**
 * Maya and Jonas send the open round behind own passphrases, set before they ever wrote, and release
 * what they wrote.
 */
async function bothSend(setAt = inDays(-400)): Promise<{ maya: Partner; jonas: Partner }> {
  for (const who of ["maya", "jonas"] as const) {
    await setPassphrase(await story.asWriter(who), "seven green kettles", setAt);
    const partner = await story.asWriter(who);
    const words = who === "maya" ? PLANTED.mayaDraft : PLANTED.jonasSent;
    await saveAnswer(partner, story.round.open, "sentence", { is: "given", value: words });
    const { digest } = await readDraft(partner, story.round.open);
    const form = { key: newId(), digest, releases: ["sentence"] };
    await sendReflection(partner, story.round.open, form);
  }
  return { maya: await story.asWriter("maya"), jonas: await story.asWriter("jonas") };
}

/** All that anybody can see of the couple; it must never throw, whatever is erased. */
async function everything({ maya, jonas }: { maya: Partner; jonas: Partner }) {
  const { okafor, ours, round } = story;
  const id = ours.couple.id;
  return JSON.stringify([
    await listCaseload(okafor),
    await listCaseload(okafor, { show: "archived" }),
    await getCouple(okafor, id),
    await listRounds(okafor, id),
    await coupleTrend(okafor, id),
    await sinceLastSession(okafor, id),
    await listAssignments(okafor, id),
    await listTimeline(okafor, id),
    await safeView(okafor, id, inDays(40)),
    await readHistory(maya),
    await downloadHistory(maya),
    await readHistory(jonas),
    await openedPassages(jonas, [round.open], inDays(40)),
    await openedPassages(maya, [round.open], inDays(40)),
    await readDraft(jonas, round.open),
    await enterRoom(maya),
    await enterRoom(jonas),
  ]);
}

async function keysLeft(): Promise<string[]> {
  const { rows } = await sql.query("select id from keyring.wrapped_key where couple_id = $1", [
    story.ours.couple.id,
  ]);
  return rows.map((row) => row.id);
}

describe("erasing everything", () => {
  test("hides at once, and undone it is all there but what was released", async () => {
    const both = await bothSend();
    expect(await everything(both)).toContain(PLANTED.mayaDraft);
    await askErasure(both.maya, now);
    const hidden = await everything(both);
    for (const words of [PLANTED.mayaDraft, PLANTED.mayaSent]) expect(hidden).not.toContain(words);
    expect(await readHistory(both.maya)).toEqual([]);
    const { shown } = await readDraft(both.maya, story.round.open);
    expect(Object.values(shown).every((each) => each.answer === "elsewhere")).toBe(true);
    // Nothing is written that would go with it, and nothing opened.
    const passage = { roundId: story.round.open, promptKey: "sentence" };
    await expect(releasePassage(both.maya, passage)).rejects.toMatchObject({ name: "NotFound" });
    await expect(
      saveAnswer(both.maya, story.round.open, "clear", { is: "given", value: 1 }),
    ).rejects.toMatchObject({ name: "Refused" });
    expect(await erase(inDays(6.9))).toEqual([]);
    await undoErasure(both.maya);
    const back = await everything(both);
    expect(back).toContain(PLANTED.mayaDraft);
    expect(back).toContain(PLANTED.mayaSent);
    expect(await openedPassages(both.jonas, [story.round.open], inDays(40))).toEqual([]);
    expect(await erase(inDays(8))).toEqual([]);
  });

  test("deletes the key after seven days: 0 words open, the ledger says so, nothing crashes", async () => {
    const both = await bothSend();
    await askErasure(both.maya, now);
    const { id } = story.ours.couple.partners.circle;
    expect(await erase(inDays(7))).toEqual([id]);
    expect(await keysLeft()).not.toContain(id);
    const ledger = await sql.query("select id from keyring.erased_key where id = $1", [id]);
    expect(ledger.rowCount).toBe(1);
    const left = await everything(both);
    for (const words of HERS) expect(left).not.toContain(words);
    expect(left).toContain(PLANTED.jonas);
    expect(left).toContain(PLANTED.note);
    const couple = await getCouple(story.okafor, story.ours.couple.id);
    expect(couple.partners[0]).toMatchObject({ name: "Erased", safeContact: "", erased: true });
    expect((await enterRoom(both.maya)).erasing?.erasedAt).toEqual(inDays(7));
    await expect(undoErasure(both.maya)).rejects.toMatchObject({ name: "NotFound" });
    // Again and again, on two servers at once: nothing more happens.
    expect(await Promise.all([erase(inDays(8)), erase(inDays(9))])).toEqual([[], []]);
    await editCouple(story.okafor, story.ours.couple.id, {
      ...{ alias: "New", circleName: "M.", circleSafeContact: "", circleLanguage: "en" },
      ...{ diamondName: "J.", diamondSafeContact: "", diamondLanguage: "en" },
    });
    expect(await everything(both)).toContain('"J."');
  });

  test("a link can still be made for the other partner, and none for whoever was erased", async () => {
    const both = await bothSend();
    await askErasure(both.maya, now);
    await erase(inDays(7));
    const opens = wallTimeOf(now, "Europe/Madrid");
    const assign = (partners: ("circle" | "diamond")[]) =>
      assignExercise(story.okafor, story.ours.couple.id, {
        ...{ exerciseKey: "tune-in", partners, greeting: undefined, moment: undefined },
        ...{ opens, due: addDays(opens, 2), times: 1, everyWeeks: 1 },
      });
    expect((await assign(["diamond"])).links).toHaveLength(1);
    await expect(assign(["circle", "diamond"])).rejects.toMatchObject({ name: "Refused" });
  });

  test("an old dump cannot bring back what was erased", async () => {
    const both = await bothSend();
    const coupleId = story.ours.couple.id;
    const dump = async (table: string) =>
      (await sql.query(`select * from ${table} where couple_id = $1`, [coupleId])).rows;
    const [keys, releases, openings] = [
      await dump("keyring.wrapped_key"),
      await dump("release"),
      await dump("opening"),
    ];
    expect([keys.length, releases.length, openings.length]).toEqual([3, 2, 1]);
    await askErasure(both.maya, now);
    await erase(inDays(7));
    // The dump was made before anything was asked for.
    await sql.query("delete from erasure where couple_id = $1", [coupleId]);
    const gone = await keysLeft();
    await restore(
      "keyring.wrapped_key",
      keys.filter((row) => !gone.includes(row.id)),
    );
    await sql.query("delete from release where couple_id = $1", [coupleId]);
    await restore("release", releases);
    await restore("opening", openings);
    expect(await everything(both)).toContain(PLANTED.mayaDraft);
    // Started again: it is the first thing that is done.
    process.env.NEXT_RUNTIME = "nodejs";
    await register();
    const left = await everything(both);
    for (const words of HERS) expect(left).not.toContain(words);
    expect(await keysLeft()).toEqual(gone);
    expect((await enterRoom(both.maya)).erasing?.erasedAt).toEqual(inDays(7));
  });

  test("nothing is deleted under a legal hold, and what is due goes once it is lifted", async () => {
    const both = await bothSend();
    await setLegalHold(await owner());
    await askErasure(both.maya, now);
    expect(await everything(both)).not.toContain(PLANTED.mayaDraft);
    expect(await erase(inDays(30))).toEqual([]);
    expect(await keysLeft()).toHaveLength(3);
    await liftLegalHold(await owner());
    expect(await erase(inDays(30))).toEqual([story.ours.couple.partners.circle.id]);
  });

  test("asked twice, the first hour stands; a review stays without words or numbers", async () => {
    const { maya } = await bothSend();
    await buildReview(story.practice, story.ours.checkIn, "circle", {
      ...{ reflectionId: story.ours.sent.circle, reason: "afraid", at: now },
    });
    const reasons = async () =>
      (await listReviews(story.okafor, maya.coupleId)).map(({ reason }) => reason);
    expect(await reasons()).toEqual(["afraid"]);
    await askErasure(maya, now);
    await askErasure(maya, inDays(3));
    expect(await erase(inDays(7))).toHaveLength(1);
    expect(await reasons()).toEqual([null]);
    const kept = await sql.query("select t::text as row from review t where about = $1", [
      maya.partnerId,
    ]);
    expect(kept.rows).toHaveLength(1);
    expect(kept.rows[0].row).not.toContain("afraid");
  });
});

/** Whoever holds Maya's link takes another passphrase in place of hers, and comes back with it. */
async function newPassphrase(at?: Date): Promise<Partner> {
  await setPassphrase(await story.asWriter("maya"), "another one entirely", at);
  return story.asWriter("maya");
}

/** Maya by a link that Dr. Okafor makes now, having set a passphrase there or said the one she has. */
async function byNewLink(phrase: "sets" | "says", words: string): Promise<Partner> {
  const { token } = await reissueLink(story.okafor, story.linkOf("maya").id);
  const signIn = (await startWithLink(token)) ?? "";
  const come = async () => (await partnerOf(signIn)) ?? Promise.reject(new Error("no way in"));
  const first = await come();
  await confirmReader(first);
  if (phrase === "sets") await setPassphrase(first, words);
  else await tryPassphrase(first, words);
  return come();
}

const REFUSED = { name: "Refused" };

describe("asked for with a passphrase that does not open everything", () => {
  test("all is hidden and the key stays, however long; no older link undoes it or says it again", async () => {
    const both = await bothSend();
    const holder = await newPassphrase();
    expect(await wouldBeSure(holder)).toBe(false);
    await askErasure(holder, new Date());
    expect(await everything(both)).not.toContain(PLANTED.mayaDraft);
    expect(await erase(inDays(7))).toEqual([]);
    expect(await erase(inDays(700))).toEqual([]);
    expect((await enterRoom(holder)).erasing).toMatchObject({ sure: false, mayDecide: true });
    await expect(confirmErasure(holder)).rejects.toMatchObject(REFUSED);
    await expect(newPassphrase()).rejects.toMatchObject(REFUSED);
    expect(await listErasures(story.okafor, both.maya.coupleId)).toMatchObject([
      { is: "asked", mark: "circle", sure: false, legalHold: false },
    ]);
    const row = (await listCaseload(story.okafor)).find(({ id }) => id === both.maya.coupleId);
    expect(row?.reason).toMatch(/asked for everything to be erased$/);
  });

  test("by a link made since she sets her own and undoes it, and Dr. Okafor is told", async () => {
    const both = await bothSend();
    await askErasure(await newPassphrase());
    const maya = await byNewLink("sets", "her very own words");
    expect((await enterRoom(maya)).erasing).toMatchObject({ newerLink: true, mayDecide: true });
    await undoErasure(maya);
    const { rows } = await sql.query("select 1 from erasure where partner_id = $1", [
      maya.partnerId,
    ]);
    expect(rows).toEqual([]);
    expect(await listErasures(story.okafor, maya.coupleId)).toMatchObject([{ is: "undone" }]);
    expect(await listErasures(story.okafor, maya.coupleId, inDays(15))).toEqual([]);
    expect(await erase(inDays(30))).toEqual([]);
    expect(JSON.stringify(await listRounds(story.okafor, both.maya.coupleId))).toContain(
      PLANTED.mayaDraft,
    );
  });

  test("by a link made since it is said again, and the key goes after its days", async () => {
    await bothSend();
    await askErasure(await newPassphrase());
    await confirmErasure(await byNewLink("says", "another one entirely"));
    expect(await erase(inDays(6.9))).toEqual([]);
    expect(await erase(inDays(7.1))).toHaveLength(1);
  });

  test("said again when its days are over, it may still be undone for a day", async () => {
    await bothSend();
    await askErasure(await newPassphrase());
    await confirmErasure(await byNewLink("says", "another one entirely"), inDays(9));
    expect(await erase(inDays(9.9))).toEqual([]);
    expect(await erase(inDays(10.1))).toHaveLength(1);
  });

  test("wrong tries by an older link keep no newer one waiting", async () => {
    await bothSend();
    await askErasure(await newPassphrase());
    const older = await story.asWriter("maya");
    for (let i = 0; i < 5; i++) await tryPassphrase(older, "not these words");
    const maya = await byNewLink("sets", "her very own words");
    await undoErasure(maya);
    expect((await enterRoom(maya)).erasing).toBeNull();
  });
});

describe("is sure by a passphrase that opens everything, whatever its age", () => {
  const isSure = async () => wouldBeSure(await story.asWriter("maya"));

  /** All there is, is what is written from now on. */
  async function forgetHers(): Promise<void> {
    const { id } = story.ours.couple.partners.circle;
    for (const table of ["answer", "rating"])
      await sql.query(`delete from ${table} where partner_id = $1`, [id]);
  }

  test("one set before the first word was written", async () => {
    await bothSend();
    expect(await isSure()).toBe(true);
  });

  test("not the first one, set by whoever holds the link once something was sent", async () => {
    const both = await bothSend(now);
    expect(await isSure()).toBe(false);
    await askErasure(both.maya, now);
    expect(await erase(inDays(700))).toEqual([]);
  });

  test("not one that took its place, however long it stands", async () => {
    await bothSend();
    await newPassphrase();
    expect(await isSure()).toBe(false);
    await askErasure(await story.asWriter("maya"), inDays(30));
    expect(await erase(inDays(700))).toEqual([]);
  });

  test("not one that opens what is true now and not what was true before", async () => {
    await forgetHers();
    const { partner } = await buildPartnerSignIn(story.ours.checkIn, "circle");
    const { open } = story.round;
    await saveAnswer(partner, open, "sentence", { is: "given", value: "Before." });
    await saveAnswer(partner, open, "sentence", { is: "given", value: "Then." }, { pivot: true });
    const setAt = new Date(Date.now() + 1000);
    await setPassphrase(await story.asWriter("maya"), "seven green kettles", setAt);
    const later = { now: new Date(setAt.getTime() + 1000) };
    const holder = await story.asWriter("maya");
    await saveAnswer(holder, open, "sentence", { is: "given", value: "Over it." }, later);
    expect(await isSure()).toBe(false);
    await sql.query("delete from earlier_answer where partner_id = $1", [partner.partnerId]);
    expect(await isSure()).toBe(true);
  });

  test("what was given to the other partner makes it none the less sure", async () => {
    await forgetHers();
    const { partner } = await buildPartnerSignIn(story.ours.checkIn, "circle");
    const { open } = story.round;
    await saveAnswer(partner, open, "sentence", { is: "given", value: "His." });
    const { digest } = await readDraft(partner, open);
    await sendReflection(partner, open, { key: newId(), digest });
    const [wrong] = (
      await sql.query("select id from reflection where round_id = $1 and sent_at is not null", [
        open,
      ])
    ).rows;
    const setAt = new Date(Date.now() + 1000);
    await setPassphrase(await story.asWriter("maya"), "seven green kettles", setAt);
    expect(await isSure()).toBe(false);
    await setAside(story.okafor, wrong.id);
    expect(await isSure()).toBe(false);
    await readdress(story.okafor, wrong.id);
    expect(await isSure()).toBe(true);
  });

  test.each(["a word", "a number"])("not one set after %s was begun elsewhere", async (what) => {
    await forgetHers();
    await setPassphrase(await story.asWriter("maya"), "seven green kettles", now);
    expect(await isSure()).toBe(true);
    const [prompt, value] =
      what === "a word" ? (["sentence", "Mine."] as const) : (["clear", 4] as const);
    const earlier = { now: inDays(-0.5) };
    const elsewhere = await buildPartnerSignIn(story.ours.checkIn, "circle");
    await saveAnswer(elsewhere.partner, story.round.open, prompt, { is: "given", value }, earlier);
    expect(await isSure()).toBe(false);
  });
});

test("of a request by her first passphrase another link's passphrase decides nothing before it is newer", async () => {
  const both = await bothSend();
  await askErasure(both.maya, now);
  const stranger = { ...both.maya, unlocked: { id: newId(), setIn: newId(), setAt: new Date() } };
  await expect(undoErasure(stranger)).rejects.toMatchObject(REFUSED);
  await undoErasure(both.maya);
});

describe("retention", () => {
  test("a couple archived longer than the practice keeps it is erased, whole and once", async () => {
    const both = await bothSend();
    await setRetention(await owner(), { retentionYears: 2 });
    await archiveCouple(story.okafor, story.ours.couple.id);
    const years = (n: number, days = 0) => {
      const at = inDays(days);
      at.setUTCFullYear(at.getUTCFullYear() + n);
      return at;
    };
    expect(await erase(years(2, -1))).toEqual([]);
    await setLegalHold(await owner());
    expect(await erase(years(2, 1))).toEqual([]);
    await liftLegalHold(await owner());
    expect(await erase(years(2, 1))).toHaveLength(3);
    expect(await keysLeft()).toEqual([]);
    expect(await erase(years(3))).toEqual([]);
    const { okafor, ours } = story;
    const left = JSON.stringify([
      await listCaseload(okafor, { show: "archived" }),
      await getCouple(okafor, ours.couple.id),
      await listRounds(okafor, ours.couple.id),
      await coupleTrend(okafor, ours.couple.id),
      await listAssignments(okafor, ours.couple.id),
      await listTimeline(okafor, ours.couple.id),
      await safeView(okafor, ours.couple.id, years(3)),
    ]);
    for (const [key, words] of Object.entries(PLANTED)) {
      if (key !== "okafor") expect(left).not.toContain(words);
    }
    await expect(enterRoom(both.maya)).rejects.toMatchObject({ name: "NotFound" });
  });

  test("a couple comes out of the archive before it is erased, and not meanwhile or after", async () => {
    const { okafor, ours } = story;
    let done: string[] = [];
    const restored = () => restoreCouple(okafor, ours.couple.id).then(() => done.push("out"));
    const erased = () =>
      erase(inDays(40 * 366)).then(({ length }) => done.push(`${length} keys erased`));
    await archiveCouple(okafor, ours.couple.id);
    await oneAfterTheOther(sql, "select * from audit_head", [restored, erased]);
    expect(done).toEqual(["0 keys erased", "out"]);
    done = [];
    await archiveCouple(okafor, ours.couple.id);
    await oneAfterTheOther(sql, "select * from keyring.wrapped_key", [erased, restored]);
    expect(done).toEqual(["3 keys erased"]);
  });

  test("a practice erases nothing of another", async () => {
    const both = await bothSend();
    await askErasure(both.maya, now);
    const stranger = story.foreign.couple.practiceId;
    await inEachPractice((system) =>
      system.practiceId === stranger ? eraseDue(system, inDays(30)) : Promise.resolve(),
    );
    expect(await keysLeft()).toHaveLength(3);
  });
});

async function restore(table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  for (const row of rows) {
    const names = Object.keys(row);
    const values = names.map((_, i) => `$${i + 1}`).join(", ");
    await sql.query(
      `insert into ${table} (${names.join(", ")}) values (${values})`,
      Object.values(row),
    );
  }
}
