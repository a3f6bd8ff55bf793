import { and, eq } from "drizzle-orm";
import type { Client } from "pg";
import { describe, expect, test } from "vitest";
import { keysOf } from "@/data/keyring";
import { asPrincipal } from "@/data/principal/transaction";
import { listRounds } from "@/data/reading";
import { readDraft, saveAnswer } from "@/data/reflection";
import { listReviews } from "@/data/review";
import { enterRoom } from "@/data/room";
import { safeView } from "@/data/safe-view";
import { sendReflection } from "@/data/sending";
import { bringBack, readdress, setAside } from "@/data/setting-aside";
import { coupleTrend } from "@/data/trend";
import { buildAssignment } from "@/db/sample/assigning";
import { buildReleases, buildReview, buildWithdrawal } from "@/db/sample/room";
import { PLANTED, type Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { buildPartnerSignIn } from "@/db/sample/writing";
import { answer } from "@/db/schema/reflection";
import { openAnswer } from "@/db/sealed-answer";
import { NotFound, Refused } from "@/domain/errors";
import type { PartnerMark } from "@/domain/series";
import { addDays, wallTimeOf } from "@/domain/wall-time";

const WORDS = "Jonas wrote this over Maya's link.";

let sql: Client;
let story: Story;

withStory((told, owner) => {
  [story, sql] = [told, owner];
});

const couple = () => story.ours.couple.id;

/** Jonas has Maya's link, and sends on the open round what then stands under Maya's name. */
async function wrongOneSends(): Promise<string> {
  const maya = await story.asWriter("maya");
  const { open } = story.round;
  await saveAnswer(maya, open, "said", { is: "given", value: 9 });
  await saveAnswer(maya, open, "said", { is: "given", value: 1 }, { pivot: true });
  await saveAnswer(maya, open, "sentence", { is: "given", value: WORDS });
  const { digest } = await readDraft(maya, open);
  await sendReflection(maya, open, { key: crypto.randomUUID(), digest });
  const { rows } = await sql.query("select id from reflection where round_id = $1", [open]);
  return rows[0].id;
}

async function onOpenRound() {
  const rounds = await listRounds(story.okafor, couple());
  return rounds.find((each) => each.roundId === story.round.open)?.reflections;
}

async function said(mark: PartnerMark): Promise<(number | "unknown")[]> {
  const { series } = await coupleTrend(story.okafor, couple());
  const own = series.find(
    (each) => each.partner.mark === mark && each.capacity === "honest-expression",
  );
  return own?.points.map((point) => point.value) ?? [];
}

describe("set aside", () => {
  test("is out of pages and trends, and comes back as it was", async () => {
    const id = await wrongOneSends();
    expect(await said("circle")).toEqual([4, 1]);
    await setAside(story.okafor, id);
    await setAside(story.okafor, id);
    expect(await said("circle")).toEqual([4]);
    const aside = (await onOpenRound())?.circle;
    expect(aside).toMatchObject({ standing: { is: "set-aside", readdressed: false }, answers: [] });
    await bringBack(story.okafor, id);
    expect(await said("circle")).toEqual([4, 1]);
    expect(JSON.stringify(await onOpenRound())).toContain(WORDS);
  });

  test("leaves the round to whose it is, who may still write it", async () => {
    const id = await wrongOneSends();
    await setAside(story.okafor, id);
    const maya = await story.asWriter("maya");
    const { open } = story.round;
    expect(await enterRoom(maya)).toMatchObject({ round: { id: open }, reflection: null });
    await saveAnswer(maya, open, "said", { is: "given", value: 6 });
    const { digest, shown } = await readDraft(maya, open);
    expect(Object.keys(shown)).toEqual(["said"]);
    await sendReflection(maya, open, { key: crypto.randomUUID(), digest });
    expect(await said("circle")).toEqual([4, 6]);
    expect(JSON.stringify(await onOpenRound())).not.toContain(WORDS);
    await expect(bringBack(story.okafor, id)).rejects.toThrow(/own reflection/);
    await readdress(story.okafor, id);
    expect([await said("circle"), await said("diamond")]).toEqual([
      [4, 6],
      [4, 1],
    ]);
  });

  test("takes back what it had released, and the safe view closes", async () => {
    const at = new Date(Date.now() - 86_400_000);
    await buildReleases(story.practice, story.ours.checkIn, {
      ...{ roundId: story.round.closed, promptKey: "sentence", reflections: story.ours.sent },
      ...{ at, opensAt: at },
    });
    expect(JSON.stringify(await safeView(story.okafor, couple()))).toContain(PLANTED.mayaSent);
    await setAside(story.okafor, story.ours.sent.circle);
    expect(await safeView(story.okafor, couple())).toEqual([]);
    const { rows } = await sql.query(
      "select (select count(*)::int from opening where couple_id = $1) as open, (select array_agg(reflection_id) from release where couple_id = $1) as kept",
      [couple()],
    );
    expect(rows[0]).toEqual({ open: 0, kept: [story.ours.sent.diamond] });
    await bringBack(story.okafor, story.ours.sent.circle);
    expect(await safeView(story.okafor, couple())).toEqual([]);
  });

  test("is for what was sent alone: a draft is not there", async () => {
    const maya = await story.asWriter("maya");
    await saveAnswer(maya, story.round.open, "said", { is: "given", value: 9 });
    const { rows } = await sql.query("select id from reflection where sent_at is null");
    await expect(setAside(story.okafor, rows[0].id)).rejects.toBeInstanceOf(NotFound);
  });
});

describe("given to the partner whose it is", () => {
  test("is that partner's on the same round, earlier answers too, and counts there alone", async () => {
    const id = await wrongOneSends();
    await setAside(story.okafor, id);
    const made = await readdress(story.okafor, id);
    const round = await onOpenRound();
    expect(round?.circle).toMatchObject({
      ...{ standing: { is: "set-aside", readdressed: true }, answers: [] },
    });
    expect(round?.diamond?.id).toBe(made.reflectionId);
    const answers = Object.fromEntries(
      round?.diamond?.answers.map((each) => [each.key, each]) ?? [],
    );
    expect(answers.sentence?.label).toBe(WORDS);
    expect(answers.said).toMatchObject({ label: "1", earlier: ["9"] });
    expect([await said("circle"), await said("diamond")]).toEqual([[4], [4, 1]]);
    await expect(bringBack(story.okafor, id)).rejects.toBeInstanceOf(Refused);
    await expect(readdress(story.okafor, id)).rejects.toBeInstanceOf(Refused);
  });

  test("is sealed under that partner's key alone, and no link reads it back", async () => {
    const id = await wrongOneSends();
    await setAside(story.okafor, id);
    await readdress(story.okafor, id);
    const { circle, diamond } = story.ours.couple.partners;
    const { keys, row } = await asPrincipal(story.okafor, async (tx) => {
      const [found] = await tx
        .select()
        .from(answer)
        .where(and(eq(answer.partnerId, diamond.id), eq(answer.roundId, story.round.open)));
      return { keys: await keysOf(story.okafor, tx, [circle.id, diamond.id]), row: found };
    });
    if (!row) throw new Error("nothing was given to Jonas");
    expect(openAnswer(keys(diamond.id), row)).toMatchObject({ is: "given" });
    expect(() => openAnswer(keys(circle.id), row)).toThrow();
    // Written in another's sign-in: whoever holds the link still finds nothing to read.
    const jonas = await story.asWriter("jonas");
    expect((await readDraft(jonas, story.round.open)).shown.sentence).toEqual({
      answer: "elsewhere",
    });
  });

  test("takes with it what asks for a private review", async () => {
    const id = await wrongOneSends();
    await buildReview(story.practice, story.ours.checkIn, "circle", {
      ...{ reflectionId: id, reason: "afraid", at: new Date() },
    });
    await setAside(story.okafor, id);
    await readdress(story.okafor, id);
    const reviews = await listReviews(story.okafor, couple());
    expect(reviews.map(({ mark, reason }) => [mark, reason]).sort()).toEqual([
      ["circle", null],
      ["diamond", "afraid"],
    ]);
  });

  test("is refused before it is set aside, and where that partner has begun an own one", async () => {
    const id = await wrongOneSends();
    await expect(readdress(story.okafor, id)).rejects.toBeInstanceOf(Refused);
    await setAside(story.okafor, id);
    const jonas = await story.asWriter("jonas");
    await saveAnswer(jonas, story.round.open, "said", { is: "given", value: 5 });
    await expect(readdress(story.okafor, id)).rejects.toThrow(/has begun/);
    // As it was: nothing of it was written.
    expect((await onOpenRound())?.diamond).toBeNull();
  });

  test("is refused when it was withdrawn, or the other was never asked", async () => {
    const id = await wrongOneSends();
    await setAside(story.okafor, id);
    await buildWithdrawal(story.ours.checkIn, "circle", id, new Date());
    await expect(readdress(story.okafor, id)).rejects.toThrow(/withdrawn/);

    const opens = addDays(wallTimeOf(new Date(), "Europe/Madrid"), -1);
    const alone = await buildAssignment(story.okafor, story.ours.couple, {
      ...{ exerciseKey: "tune-in", partners: ["circle"], opens, due: addDays(opens, 3) },
      ...{ times: 1, everyWeeks: 1, timeZone: "Europe/Madrid", at: new Date() },
    });
    const { partner } = await buildPartnerSignIn(alone, "circle");
    const round = alone.rounds[0]?.id ?? "";
    const { digest } = await readDraft(partner, round);
    await sendReflection(partner, round, { key: crypto.randomUUID(), digest });
    const { rows } = await sql.query("select id from reflection where round_id = $1", [round]);
    await setAside(story.okafor, rows[0].id);
    await expect(readdress(story.okafor, rows[0].id)).rejects.toThrow(/not given/);
  });
});
