import type { Client } from "pg";
import { describe, expect, test } from "vitest";
import { assignExercise } from "@/data/assignment";
import { currentPause, liftPause, pauseQuietly } from "@/data/quiet-pause";
import { readDraft, saveAnswer } from "@/data/reflection";
import { enterRoom } from "@/data/room";
import { safeView } from "@/data/safe-view";
import { recordScreening, undoScreening } from "@/data/screening";
import { sendReflection } from "@/data/sending";
import { buildReleases } from "@/db/sample/room";
import { PLANTED, type Story, type Writer } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { Refused } from "@/domain/errors";
import { addDays, wallTimeOf } from "@/domain/wall-time";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let sql: Client;
let story: Story;

withStory((told, client) => {
  story = told;
  sql = client;
});

const couple = () => story.ours.couple.id;
const later = (time: number) => new Date(Date.now() + time);

async function sends(who: Writer, roundId: string, now = new Date()) {
  const partner = await story.asWriter(who);
  await saveAnswer(partner, roundId, "sentence", { is: "given", value: `${who} says.` }, { now });
  const { digest } = await readDraft(partner, roundId);
  const form = { key: crypto.randomUUID(), digest, releases: ["sentence"] };
  await sendReflection(partner, roundId, form, now);
}

async function bothRelease(roundId: string, now = new Date()) {
  await sends("maya", roundId, now);
  await sends("jonas", roundId, now);
}

async function openings(): Promise<string[]> {
  const { rows } = await sql.query("select round_id from opening where couple_id = $1", [couple()]);
  return rows.map((row) => row.round_id);
}

function assign(exerciseKey: string) {
  const opens = wallTimeOf(new Date(), "Europe/Madrid");
  return assignExercise(story.okafor, couple(), {
    ...{ exerciseKey, partners: ["circle", "diamond"], greeting: undefined, moment: undefined },
    ...{ opens, due: addDays(opens, 2), times: 1, everyWeeks: 1 },
  });
}

describe("a quiet pause", () => {
  test("holds what both release while it lasts, and what they release after it in rounds it found", async () => {
    const { open, upcoming } = story.round;
    await pauseQuietly(story.okafor, couple());
    await sends("maya", open);
    await liftPause(story.okafor, couple(), later(HOUR));
    await sends("jonas", open, later(2 * HOUR));
    expect(await openings()).toEqual([]);
    // A round that opens after it was lifted is as if it had never been.
    await bothRelease(upcoming, later(7 * DAY));
    expect(await openings()).toEqual([upcoming]);
  });

  test("keeps open what is open and closed what was about to open", async () => {
    const { open, closed } = story.round;
    await buildReleases(story.practice, story.ours.checkIn, {
      ...{ roundId: closed, promptKey: "sentence", reflections: story.ours.sent },
      ...{ at: later(-2 * DAY), opensAt: later(-DAY) },
    });
    await bothRelease(open);
    expect((await openings()).sort()).toEqual([closed, open].sort());
    await pauseQuietly(story.okafor, couple());
    expect(await openings()).toEqual([closed]);
    const shown = JSON.stringify(await safeView(story.okafor, couple(), later(5 * DAY)));
    expect(shown).toContain(PLANTED.mayaSent);
    expect(shown).not.toContain("maya says.");
  });

  test("changes no byte of a partner's room, when it begins, while it lasts and when it is lifted", async () => {
    const rooms = async () => {
      const seen = [];
      for (const who of ["maya", "jonas"] as const) {
        const partner = await story.asWriter(who);
        seen.push(await enterRoom(partner), await readDraft(partner, story.round.open));
      }
      return JSON.stringify(seen);
    };
    await saveAnswer(await story.asWriter("maya"), story.round.open, "clear", {
      ...{ is: "given", value: 4 },
    });
    const before = await rooms();
    await pauseQuietly(story.okafor, couple());
    expect(await rooms()).toBe(before);
    await liftPause(story.okafor, couple());
    expect(await rooms()).toBe(before);
  });

  test("refuses together exercises with a reason until it is lifted, and no other", async () => {
    await pauseQuietly(story.okafor, couple());
    await expect(assign("soft-landing")).rejects.toBeInstanceOf(Refused);
    await expect(assign("soft-landing")).rejects.toThrow(/quiet pause/);
    await assign("tune-in");
    await liftPause(story.okafor, couple());
    await assign("soft-landing");
  });

  test("is one, however often it is begun, and says who began it", async () => {
    expect(await currentPause(story.okafor, couple())).toBeNull();
    await Promise.all([pauseQuietly(story.okafor, couple()), pauseQuietly(story.okafor, couple())]);
    const { rows } = await sql.query("select * from quiet_pause where couple_id = $1", [couple()]);
    expect(rows).toHaveLength(1);
    expect((await currentPause(story.okafor, couple()))?.by).toContain(PLANTED.okafor);
    await liftPause(story.okafor, couple());
    await liftPause(story.okafor, couple());
    expect(await currentPause(story.okafor, couple())).toBeNull();
    const audited = await sql.query(
      "select action from audit where couple_id = $1 and action like 'quiet-pause.%' order by seq",
      [couple()],
    );
    expect(audited.rows.map((row) => row.action)).toEqual([
      "quiet-pause.begun",
      "quiet-pause.lifted",
    ]);
  });
});

describe("a screening record", () => {
  const circle = () => story.ours.couple.partners.circle.id;

  // The story's partners have all looked at who sees what.
  const nobodyHasLooked = () =>
    sql.query("update partner_sign_in set seen_terms = null where couple_id = $1", [couple()]);

  test("can be taken back while nothing that it opens was used or shown", async () => {
    await nobodyHasLooked();
    await undoScreening(story.okafor, circle());
    await expect(assign("soft-landing")).rejects.toThrow(/spoke with each partner alone/);
    await recordScreening(story.okafor, { partnerId: circle(), spokenOn: "2026-01-07" });
    await assign("soft-landing");
  });

  test("stays once a partner was shown what both records open, also after a corrected day", async () => {
    await expect(undoScreening(story.okafor, circle())).rejects.toThrow(/quiet pause/);
    await recordScreening(story.okafor, { partnerId: circle(), spokenOn: "2026-01-08" });
    await expect(undoScreening(story.okafor, circle())).rejects.toThrow(/quiet pause/);
  });

  test("does not stay for what was shown before the other one was spoken with", async () => {
    await sql.query(
      "update partner_sign_in set last_seen_at = now() - interval '3 days' where couple_id = $1",
      [couple()],
    );
    await sql.query(
      "update screening set created_at = now() - interval '2 days' where couple_id = $1",
      [couple()],
    );
    await undoScreening(story.okafor, circle());
    await sql.query("delete from screening where couple_id = $1", [couple()]);
    await recordScreening(story.okafor, { partnerId: circle(), spokenOn: "2026-01-08" });
    await sql.query("update partner_sign_in set last_seen_at = now() where couple_id = $1", [
      couple(),
    ]);
    await undoScreening(story.okafor, circle());
  });

  test("stays once a partner has released something", async () => {
    await sends("maya", story.round.open);
    await nobodyHasLooked();
    await expect(undoScreening(story.okafor, circle())).rejects.toThrow(/is in use/);
  });

  test("stays once a together exercise was assigned", async () => {
    await nobodyHasLooked();
    await assign("soft-landing");
    await expect(undoScreening(story.okafor, circle())).rejects.toThrow(/is in use/);
  });
});
