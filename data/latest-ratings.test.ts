import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listCaseload } from "@/data/caseload";
import { reportMisdelivery } from "@/data/consent";
import { askErasure, eraseDue, undoErasure } from "@/data/erasure";
import { keysOf } from "@/data/keyring";
import { latestInSight } from "@/data/latest-ratings";
import { extendLink } from "@/data/link";
import { setPassphrase } from "@/data/passphrase";
import { inEachPractice } from "@/data/principal/practices";
import { asPrincipal } from "@/data/principal/transaction";
import { sentRatings } from "@/data/rating";
import { recognise, undoRecognition } from "@/data/recognition";
import { readDraft, saveAnswer } from "@/data/reflection";
import { sendReflection, takeBackReflection } from "@/data/sending";
import { bringBack, readdress, setAside } from "@/data/setting-aside";
import { undoWithdrawal, withdrawReflection } from "@/data/withdrawal";
import type { Transaction } from "@/db/client";
import { untilWaiting } from "@/db/sample/meanwhile";
import { type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildPartnerSignIn } from "@/db/sample/writing";
import { latestRatings } from "@/db/schema/latest-ratings";
import { openLatestRatings } from "@/db/sealed-latest-ratings";
import { type LatestRating, latestOf } from "@/domain/latest-ratings";
import { newId } from "@/server/id";

// What the caseload keeps of a partner must be what the reflections would give, after every change.

const DAY = 86_400_000;

let database: TestDatabase;
let sql: Client;
let story: Story;

beforeAll(async () => {
  database = await freshDatabase();
  sql = new Client({ connectionString: database.url });
  await sql.connect();
  story = await tellStory(database.url);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

const partners = () => story.ours.couple.partners;

async function numbers() {
  const { rows } = await sql.query(
    "select partner_id, number from ratings_change where couple_id = $1",
    [story.ours.couple.id],
  );
  const of = (id: string) => rows.find((row) => row.partner_id === id)?.number ?? 0;
  return { circle: of(partners().circle.id), diamond: of(partners().diamond.id) };
}

async function sealedOf(mark: "circle" | "diamond"): Promise<Buffer | null> {
  const { rows } = await sql.query("select sealed from latest_ratings where partner_id = $1", [
    partners()[mark].id,
  ]);
  return rows[0]?.sealed ?? null;
}

async function kept(mark: "circle" | "diamond"): Promise<LatestRating[] | null> {
  const { id: partnerId } = partners()[mark];
  const { practiceId } = story.okafor;
  const sealed = await sealedOf(mark);
  return asPrincipal(story.okafor, async (tx) => {
    const key = (await keysOf(story.okafor, tx, [partnerId]))(partnerId);
    return sealed && openLatestRatings(key, { partnerId, practiceId, sealed });
  });
}

/** The same of a partner, made from the reflections. */
async function made(mark: "circle" | "diamond"): Promise<LatestRating[]> {
  const sent = await asPrincipal(story.okafor, (tx) =>
    sentRatings(story.okafor, tx, [story.ours.couple.id], 12),
  );
  return latestOf(sent.filter((each) => each.mark === mark));
}

async function shown(mark: "circle" | "diamond") {
  const [entry] = await listCaseload(story.okafor);
  return entry?.series
    .filter((each) => each.partner.mark === mark)
    .map((each) => each.points.map(({ at, value }) => [at.getTime(), value]));
}

/** With something that happens the numbers of those it is about move and what was kept of them goes; then what is shown and kept is right. */
async function happens(
  about: readonly ("circle" | "diamond")[],
  what: () => Promise<unknown>,
): Promise<void> {
  for (const mark of ["circle", "diamond"] as const) await shown(mark);
  const before = await numbers();
  await what();
  const after = await numbers();
  for (const mark of about) {
    expect(after[mark], mark).toBeGreaterThan(before[mark]);
    expect(await sealedOf(mark), mark).toBeNull();
  }
  for (const mark of ["circle", "diamond"] as const) {
    const right = await made(mark);
    const lines = [0, 1, 2].map((i) =>
      right.flatMap(({ at, values }) => (values[i] === null ? [] : [[at, values[i]]])),
    );
    expect(await shown(mark), mark).toEqual(lines);
    expect(await kept(mark), mark).toEqual(right);
  }
}

async function send(who: "maya" | "jonas", clear: number): Promise<void> {
  const partner = await story.asWriter(who);
  const { open } = story.round;
  await saveAnswer(partner, open, "clear", { is: "given", value: clear });
  const { digest } = await readDraft(partner, open);
  await sendReflection(partner, open, { key: newId(), digest, releases: [] });
}

async function latestId(mark: "circle" | "diamond"): Promise<string> {
  const { rows } = await sql.query(
    "select id from reflection where partner_id = $1 and sent_at is not null order by sent_at desc limit 1",
    [partners()[mark].id],
  );
  return rows[0].id;
}

test("whatever changes what is in sight is counted, and what is kept is made again", async () => {
  const { okafor } = story;
  await setPassphrase(
    await story.asWriter("maya"),
    "seven green kettles",
    new Date(Date.now() - 400 * DAY),
  );
  const maya = () => story.asWriter("maya");

  await happens(["circle"], () => send("maya", 9));
  await happens(["circle"], async () => takeBackReflection(await maya(), story.round.open));
  await happens(["circle"], () => send("maya", 2));
  const sent = await latestId("circle");
  await happens(["circle"], async () => withdrawReflection(await maya(), sent));
  expect((await made("circle")).map(({ values }) => values[0])).not.toContain(2);
  await happens(["circle"], async () => undoWithdrawal(await maya(), sent));
  await happens(["circle"], () => setAside(okafor, sent));
  await happens(["circle"], () => bringBack(okafor, sent));

  const { partner } = await buildPartnerSignIn(story.ours.checkIn, "diamond");
  await happens(["diamond"], () => reportMisdelivery(partner));
  await happens(["diamond"], () => send("jonas", 4));
  expect((await made("diamond")).map(({ values }) => values[0])).not.toContain(4);
  const held = await latestId("diamond");
  await happens(["diamond"], () => recognise(okafor, held));
  expect((await made("diamond")).map(({ values }) => values[0])).toContain(4);
  await happens(["diamond"], () => undoRecognition(okafor, held));
  const link = story.ours.checkIn.links.diamond?.id ?? "";
  await happens(["diamond"], () => extendLink(okafor, link, 1));

  await happens(["circle"], async () => askErasure(await maya()));
  expect(await made("circle")).toEqual([]);
  await happens(["circle"], async () => undoErasure(await maya()));
  await happens(["circle", "diamond"], () =>
    setAside(okafor, sent).then(() => setAside(okafor, held)),
  );
  await happens(["circle", "diamond"], () => readdress(okafor, sent));
});

/** Keeps what is in sight of Maya, as read when her number was `number`. */
async function keep(tx: Transaction, number: number): Promise<void> {
  const { okafor } = story;
  const { id: partnerId } = partners().circle;
  const nothing = { change: null, library: null, sealed: null, guessFirst: false };
  const row = { partnerId, coupleId: story.ours.couple.id, mark: "circle", number } as const;
  const keys = await keysOf(okafor, tx, [story.ours.couple.id, partnerId]);
  await latestInSight(okafor, tx, [{ ...row, ...nothing }], keys);
}

test("nothing is kept that a change has overtaken, or is overtaking", async () => {
  const { okafor } = story;
  await happens(["circle"], () => send("maya", 5));
  const sent = await latestId("circle");
  await setAside(okafor, sent);
  const { circle: now } = await numbers();
  for (const number of [0, now - 1, now + 1]) {
    await asPrincipal(okafor, (tx) => keep(tx, number));
    expect(await sealedOf("circle"), String(number)).toBeNull();
  }
  await sql.query("begin; select * from ratings_change for update");
  await asPrincipal(okafor, (tx) => keep(tx, now));
  await sql.query("commit");
  expect(await sealedOf("circle")).toBeNull();

  let change: Promise<void> | undefined;
  await asPrincipal(okafor, async (tx) => {
    await keep(tx, now);
    change = bringBack(okafor, sent);
    await untilWaiting(sql, () => 1);
  });
  await change;
  expect(await sealedOf("circle")).toBeNull();
  const { circle: then } = await numbers();
  await asPrincipal(okafor, (tx) => keep(tx, then));
  expect(await kept("circle")).toEqual(await made("circle"));
});

test("a partner's own principal takes it away, and reads none of it", async () => {
  await listCaseload(story.okafor);
  const maya = await story.asWriter("maya");
  const seen = await asPrincipal(maya, (tx) => tx.select().from(latestRatings));
  expect(seen).toEqual([]);
  await asPrincipal(maya, (tx) => tx.delete(latestRatings));
  expect(await sealedOf("circle")).toBeNull();
  expect(await sealedOf("diamond")).not.toBeNull();
});

test("a draft is in nobody's sight: saving one leaves what is kept", async () => {
  const other = await tellStory(database.url);
  await listCaseload(other.okafor);
  const count = async () =>
    (await sql.query("select * from ratings_change where couple_id = $1", [other.ours.couple.id]))
      .rows;
  const before = await count();
  await saveAnswer(await other.asWriter("maya"), other.round.open, "clear", {
    is: "given",
    value: 3,
  });
  expect(await count()).toEqual(before);
});

test("what is kept goes with the key", async () => {
  const other = await tellStory(database.url);
  await setPassphrase(
    await other.asWriter("maya"),
    "seven green kettles",
    new Date(Date.now() - 400 * DAY),
  );
  await listCaseload(other.okafor);
  await askErasure(await other.asWriter("maya"));
  await inEachPractice((system) => eraseDue(system, new Date(Date.now() + 60 * DAY)));
  const { rows } = await sql.query("select partner_id from latest_ratings where couple_id = $1", [
    other.ours.couple.id,
  ]);
  expect(rows).toEqual([{ partner_id: other.ours.couple.partners.diamond.id }]);
});
