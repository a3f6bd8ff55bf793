import type { Client } from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { getAssignment } from "@/data/assignment";
import { partnerOf, startWithLink } from "@/data/principal/link";
import { listRounds } from "@/data/reading";
import { readDraft, saveAnswer } from "@/data/reflection";
import { leaveRoom } from "@/data/room";
import { sendReflection, takeBackReflection } from "@/data/sending";
import { PLANTED, type Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { buildArrival } from "@/db/sample/writing";
import type { Partner } from "@/domain/principal";
import type { Answer } from "@/domain/reflection";

let sql: Client;
let story: Story;
let round: string;

withStory((told, owner) => {
  [story, sql] = [told, owner];
});

beforeEach(async () => {
  round = story.round.open;
});

const given = (value: string | number): Answer => ({ is: "given", value });
const write = (partner: Partner, words: string) =>
  saveAnswer(partner, round, "sentence", given(words));

/** Presses Start on Maya's link: another sign-in, as by anyone who holds it. */
async function start(): Promise<{ token: string; partner: Partner }> {
  const token = await startWithLink(story.ours.checkIn.links.circle?.token ?? "");
  const partner = token && (await partnerOf(token));
  if (!partner) throw new Error("the link does not serve");
  await buildArrival(partner);
  return { token, partner };
}

async function send(partner: Partner, key: string = crypto.randomUUID()) {
  const { digest } = await readDraft(partner, round);
  return sendReflection(partner, round, { key, digest });
}

async function shown(partner: Partner): Promise<string> {
  return JSON.stringify(await readDraft(partner, round));
}

async function careTeamReads(): Promise<string> {
  return JSON.stringify(await listRounds(story.okafor, story.ours.couple.id));
}

/** Lets time pass for one column of the reflections on the round, or of all sign-ins. */
function age(what: "sent_at" | "last_seen_at", minutes: number) {
  return what === "sent_at"
    ? sql.query(
        "update reflection set sent_at = sent_at - make_interval(mins => $1) where round_id = $2",
        [minutes, round],
      )
    : sql.query(
        "update partner_sign_in set last_seen_at = last_seen_at - make_interval(mins => $1)",
        [minutes],
      );
}

describe("a draft", () => {
  test("is shown to the sign-in that wrote it, and to no later one", async () => {
    const maya = await story.asWriter("maya");
    await write(maya, PLANTED.mayaDraft);
    await saveAnswer(maya, round, "clear", given(3));
    expect((await readDraft(maya, round)).shown).toEqual({
      sentence: { answer: given(PLANTED.mayaDraft) },
      clear: { answer: given(3) },
    });
    const later = await start();
    expect((await readDraft(later.partner, round)).shown).toEqual({
      sentence: { answer: "elsewhere" },
      clear: { answer: "elsewhere" },
    });
  });

  test("can be written over by a later sign-in, which then reads that alone", async () => {
    const maya = await story.asWriter("maya");
    await write(maya, PLANTED.mayaDraft);
    const { partner } = await start();
    await write(partner, "A new one.");
    expect((await readDraft(partner, round)).shown.sentence).toEqual({
      answer: given("A new one."),
    });
    expect((await readDraft(maya, round)).shown.sentence).toEqual({ answer: "elsewhere" });
  });

  test("is never shown to the care team, which sees only that it was started", async () => {
    await write(await story.asWriter("maya"), PLANTED.mayaDraft);
    expect(await careTeamReads()).not.toContain(PLANTED.mayaDraft);
    expect(await careTeamReads()).toContain(PLANTED.mayaSent);
    const { rounds } = await getAssignment(story.okafor, story.ours.checkIn.id);
    expect(rounds.find((each) => each.id === round)?.progress).toEqual({
      circle: "started",
      diamond: "waiting",
    });
  });

  test("has a digest from which nobody without its key could guess it", async () => {
    const digests = new Set<string>();
    for (const who of ["maya", "jonas"] as const) {
      const partner = await story.asWriter(who);
      await saveAnswer(partner, round, "clear", given(3));
      digests.add((await readDraft(partner, round)).digest);
    }
    expect(digests.size).toBe(2);
  });

  test("has a digest that no other sign-in brings back by writing the same again", async () => {
    const maya = await story.asWriter("maya");
    await saveAnswer(maya, round, "clear", given(7));
    await saveAnswer(maya, round, "sentence", given(PLANTED.mayaDraft));
    const digestOf = async (partner: Partner) => (await readDraft(partner, round)).digest;
    const first = await digestOf(maya);
    // She may, of course: what stands on her preview is the same.
    await saveAnswer(maya, round, "clear", given(7));
    expect(await digestOf(maya)).toBe(first);
    const { partner } = await start();
    expect(await digestOf(partner)).toBe(first);
    for (const prompt of ["clear", "sentence"]) {
      await saveAnswer(partner, round, prompt, given(prompt === "clear" ? 7 : PLANTED.mayaDraft));
      expect(await digestOf(partner)).not.toBe(first);
    }
  });
});

describe("what was sent", () => {
  test("reaches the care team, whole", async () => {
    const maya = await story.asWriter("maya");
    await write(maya, PLANTED.mayaDraft);
    await send(maya);
    const [latest] = await listRounds(story.okafor, story.ours.couple.id);
    const answers = latest?.reflections.circle?.answers ?? [];
    expect(answers.map((each) => each.answer.is)).toEqual([
      ...["skipped", "skipped", "skipped", "skipped", "skipped"],
      "given",
    ]);
    expect(latest?.reflections.diamond).toBeNull();
  });

  test("can be read back for ten minutes in that sign-in, then no more", async () => {
    const maya = await story.asWriter("maya");
    await write(maya, PLANTED.mayaDraft);
    await send(maya);
    expect(await shown(maya)).toContain(PLANTED.mayaDraft);
    await age("sent_at", 9);
    expect(await shown(maya)).toContain(PLANTED.mayaDraft);
    await age("sent_at", 1);
    expect(await shown(maya)).not.toContain(PLANTED.mayaDraft);
  });

  test("is not shown to another sign-in by the same link, at once or later", async () => {
    const maya = await story.asWriter("maya");
    await write(maya, PLANTED.mayaDraft);
    await send(maya);
    const { partner } = await start();
    expect(await shown(partner)).not.toContain(PLANTED.mayaDraft);
    await expect(takeBackReflection(partner, round)).rejects.toThrow("ten minutes");
    await expect(write(partner, "Over it.")).rejects.toThrow("already sent");
  });

  test("does not open to whoever pressed Send on another's draft", async () => {
    await write(await story.asWriter("maya"), PLANTED.mayaDraft);
    const { partner } = await start();
    await send(partner);
    expect(await shown(partner)).not.toContain(PLANTED.mayaDraft);
    await takeBackReflection(partner, round);
    expect(await shown(partner)).not.toContain(PLANTED.mayaDraft);
  });

  test("is out of reach once the sign-in is left", async () => {
    const { partner, token } = await start();
    await write(partner, PLANTED.mayaDraft);
    await send(partner);
    await leaveRoom(partner);
    expect(await partnerOf(token)).toBeNull();
    expect(await shown((await start()).partner)).not.toContain(PLANTED.mayaDraft);
  });

  test("is out of reach after fifteen idle minutes", async () => {
    const { token } = await start();
    await age("last_seen_at", 14);
    expect(await partnerOf(token)).not.toBeNull();
    await age("last_seen_at", 16);
    expect(await partnerOf(token)).toBeNull();
  });

  test("never reaches the other partner", async () => {
    const maya = await story.asWriter("maya");
    await write(maya, PLANTED.mayaDraft);
    await send(maya);
    expect(await shown(await story.asWriter("jonas"))).not.toContain("zephyrmaya");
  });
});

describe("taking back", () => {
  test("makes it a draft again, which the care team no longer reads, and which can be sent anew", async () => {
    const maya = await story.asWriter("maya");
    await write(maya, PLANTED.mayaDraft);
    await send(maya);
    expect(await careTeamReads()).toContain(PLANTED.mayaDraft);
    await takeBackReflection(maya, round);
    expect(await careTeamReads()).not.toContain(PLANTED.mayaDraft);
    await write(maya, "What I meant.");
    await send(maya);
    expect(await careTeamReads()).toContain("What I meant.");
  });

  test("ends after ten minutes", async () => {
    const maya = await story.asWriter("maya");
    await write(maya, PLANTED.mayaDraft);
    await send(maya);
    await age("sent_at", 10);
    await expect(takeBackReflection(maya, round)).rejects.toThrow("ten minutes");
    expect(await careTeamReads()).toContain(PLANTED.mayaDraft);
  });

  test("of nothing begins nothing", async () => {
    await takeBackReflection(await story.asWriter("jonas"), round);
    const { rounds } = await getAssignment(story.okafor, story.ours.checkIn.id);
    expect(rounds.find((each) => each.id === round)?.progress.diamond).toBe("waiting");
  });
});

describe("sending", () => {
  test("is refused when what was previewed has changed since", async () => {
    const maya = await story.asWriter("maya");
    await write(maya, "First.");
    const { digest } = await readDraft(maya, round);
    await write(maya, "Second.");
    const form = { key: crypto.randomUUID(), digest };
    await expect(sendReflection(maya, round, form)).rejects.toMatchObject({ name: "Conflict" });
    expect(await careTeamReads()).not.toContain("Second.");
  });

  test("twice with one form is one sending; the same key with another body conflicts", async () => {
    const maya = await story.asWriter("maya");
    await write(maya, "Once.");
    const form = { key: crypto.randomUUID(), digest: (await readDraft(maya, round)).digest };
    const first = await sendReflection(maya, round, form);
    expect(await sendReflection(maya, round, form)).toEqual(first);
    const other = { ...form, digest: "0".repeat(64) };
    await expect(sendReflection(maya, round, other)).rejects.toMatchObject({ name: "Conflict" });
    await expect(send(maya)).rejects.toThrow("already sent");
  });

  test("with the form of a press that was taken back does not pretend to have sent", async () => {
    const maya = await story.asWriter("maya");
    await write(maya, "Once.");
    const form = { key: crypto.randomUUID(), digest: (await readDraft(maya, round)).digest };
    await sendReflection(maya, round, form);
    await takeBackReflection(maya, round);
    await expect(sendReflection(maya, round, form)).rejects.toMatchObject({ name: "Conflict" });
  });
});

describe("a round", () => {
  test("takes nothing before it opens or after it has closed", async () => {
    const [maya, jonas] = [await story.asWriter("maya"), await story.asWriter("jonas")];
    for (const table of ["sending", "answer", "rating", "reflection"]) {
      const column = table === "reflection" ? "id" : "reflection_id";
      await sql.query(`delete from ${table} where ${column} = $1`, [story.ours.sent.diamond]);
    }
    for (const id of [story.round.upcoming, story.round.closed]) {
      await expect(saveAnswer(jonas, id, "clear", given(1))).rejects.toThrow("not open");
    }
    await expect(write(maya, "In time.")).resolves.toBeDefined();
  });

  test("that closes while someone writes is still finished and sent", async () => {
    const maya = await story.asWriter("maya");
    await write(maya, "Begun in time.");
    await sql.query("update round set closes_at = now() - interval '1 minute' where id = $1", [
      round,
    ]);
    await saveAnswer(maya, round, "clear", given(4));
    await send(maya);
    expect(await careTeamReads()).toContain("Begun in time.");
  });

  test("knows only its own exercise's prompts", async () => {
    const maya = await story.asWriter("maya");
    await expect(saveAnswer(maya, round, "grip", given(1))).rejects.toMatchObject({
      name: "NotFound",
    });
  });
});

describe("a link", () => {
  test("that is revoked ends what it had begun, on the next request", async () => {
    const { token } = await start();
    await sql.query(
      `insert into closure (id, practice_id, couple_id, link_id, kind, closed_by)
       select gen_random_uuid(), practice_id, couple_id, id, 'revoked', $2 from link where id = $1`,
      [story.ours.checkIn.links.circle?.id, story.okafor.memberId],
    );
    expect(await partnerOf(token)).toBeNull();
    await expect(start()).rejects.toThrow("does not serve");
  });

  test("that expires while someone writes loses nothing, and starts nobody anew", async () => {
    const { token, partner } = await start();
    await write(partner, "Begun in time.");
    await sql.query("update link set expires_at = now() where id = $1", [partner.linkId]);
    expect(await partnerOf(token)).not.toBeNull();
    await send(partner);
    await expect(start()).rejects.toThrow("does not serve");
  });
});
