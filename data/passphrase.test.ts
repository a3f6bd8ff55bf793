import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readHistory } from "@/data/history";
import { openedPassages } from "@/data/opening";
import { passphraseTries, setPassphrase, tryPassphrase } from "@/data/passphrase";
import { partnerOf, startWithLink } from "@/data/principal/link";
import { readDraft, saveAnswer } from "@/data/reflection";
import { sendReflection } from "@/data/sending";
import { connection } from "@/db/client";
import { PLANTED, type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildArrival } from "@/db/sample/writing";
import { Refused } from "@/domain/errors";
import type { Partner } from "@/domain/principal";
import { newId } from "@/server/id";

const HERS = "seven green kettles";
const ANOTHER = "three blue lanterns";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let database: TestDatabase;
let story: Story;

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  story = await tellStory(database.url);
});
afterAll(() => database.drop());

/** Another browser starts with the same link; the same sign-in again, as its next request sees it. */
async function start(mark: "circle" | "diamond" = "circle"): Promise<() => Promise<Partner>> {
  const token = await startWithLink(story.ours.checkIn.links[mark]?.token ?? "");
  const again = async () => {
    const partner = await partnerOf(token ?? "");
    if (!partner) throw new RangeError("the sign-in has ended");
    return partner;
  };
  await buildArrival(await again());
  return again;
}

async function write(partner: Partner, words: string) {
  await saveAnswer(partner, story.round.open, "sentence", { is: "given", value: words });
}

async function send(partner: Partner, releases: string[] = []) {
  const { digest } = await readDraft(partner, story.round.open);
  await sendReflection(partner, story.round.open, { key: newId(), digest, releases });
}

const shownTo = async (partner: Partner) =>
  JSON.stringify([await readHistory(partner), await readDraft(partner, story.round.open)]);

describe("what a passphrase opens", () => {
  test("what was sent in the sign-in that set it, in any later one, and nothing older", async () => {
    const maya = await start();
    await write(await maya(), PLANTED.mayaDraft);
    await send(await maya());
    await setPassphrase(await maya(), HERS);
    const later = await start();
    await expect(readHistory(await later())).rejects.toThrow("passphrase");
    expect(await tryPassphrase(await later(), HERS)).toEqual({ is: "opened" });
    const [past, ...older] = await readHistory(await later());
    expect(past?.answers.at(-1)?.own).toEqual({
      answer: { is: "given", value: PLANTED.mayaDraft },
    });
    // The closed round was sent before, in another sign-in.
    expect(older).toEqual([]);
    expect(JSON.stringify(past)).not.toContain(PLANTED.mayaSent);
  });

  test("what is sent afterwards in another sign-in", async () => {
    const first = await start();
    await setPassphrase(await first(), HERS);
    const second = await start();
    await write(await second(), PLANTED.mayaDraft);
    await send(await second());
    await tryPassphrase(await first(), HERS);
    expect(await shownTo(await first())).toContain(PLANTED.mayaDraft);
  });

  test("a replacement opens nothing older, and shuts the one before in every sign-in", async () => {
    const maya = await start();
    await write(await maya(), PLANTED.mayaDraft);
    await send(await maya());
    await setPassphrase(await maya(), HERS);
    const stranger = await start();
    await setPassphrase(await stranger(), ANOTHER);
    expect((await stranger()).unlocked).not.toBeNull();
    expect(await readHistory(await stranger())).toEqual([]);
    expect((await maya()).unlocked).toBeNull();
    // Taking its place counted as a try.
    expect(await tryPassphrase(await maya(), HERS)).toEqual({ is: "wrong", left: 3 });
    const later = await start();
    expect(await tryPassphrase(await later(), ANOTHER)).toEqual({ is: "opened" });
    expect(await readHistory(await later())).toEqual([]);
  });

  test("a second sign-in that sets one and sends a half-way draft opens none of its words", async () => {
    const maya = await start();
    await write(await maya(), PLANTED.mayaDraft);
    const { round } = story;
    await saveAnswer(await maya(), round.open, "clear", { is: "given", value: 9 });
    const stranger = await start();
    await setPassphrase(await stranger(), ANOTHER);
    expect(await shownTo(await stranger())).not.toContain(PLANTED.mayaDraft);
    await send(await stranger(), ["sentence"]);
    const shown = await shownTo(await stranger());
    expect(shown).not.toContain(PLANTED.mayaDraft);
    expect(shown).not.toContain('"value":9');
    // Nor can it let the other partner read what it cannot read itself.
    const jonas = await start("diamond");
    await write(await jonas(), PLANTED.jonasSent);
    await setPassphrase(await jonas(), HERS);
    await send(await jonas(), ["sentence"]);
    const later = new Date(Date.now() + 30 * DAY);
    expect(await openedPassages(await jonas(), [round.open], later)).toEqual([]);
  });

  test("what had opened before it was set is not gained by setting one", async () => {
    const now = Date.now();
    const maya = await start();
    await write(await maya(), PLANTED.mayaDraft);
    await send(await maya(), ["sentence"]);
    const jonas = await start("diamond");
    await write(await jonas(), PLANTED.jonasSent);
    await send(await jonas(), ["sentence"]);
    const theirs = async (setAt: Date, readAt: Date) => {
      const stranger = await start();
      await setPassphrase(await stranger(), ANOTHER, setAt);
      return JSON.stringify(await readHistory(await stranger(), readAt));
    };
    const after = new Date(now + 20 * DAY);
    expect(await theirs(new Date(now + 19 * DAY), after)).not.toContain(PLANTED.jonasSent);
    const intime = await theirs(new Date(now + 60_000), after);
    expect(intime).toContain(PLANTED.jonasSent);
    expect(intime).not.toContain(PLANTED.mayaDraft);
    expect(await theirs(new Date(now + 60_000), new Date(now + HOUR))).toBe("[]");
  });
});

describe("tries", () => {
  test("five wrong ones and it is an hour; the wait is the partner's, whichever the sign-in", async () => {
    const maya = await start();
    await setPassphrase(await maya(), HERS);
    const now = new Date();
    const at = (ms: number) => new Date(now.getTime() + ms);
    const other = await start();
    for (const left of [4, 3, 2, 1]) {
      expect(await tryPassphrase(await other(), "wrong words", at(left))).toEqual({
        is: "wrong",
        left,
      });
    }
    const until = at(60_000 + HOUR);
    const waiting = { is: "waiting", until };
    expect(await tryPassphrase(await other(), "wrong words", at(60_000))).toEqual(waiting);
    expect(await tryPassphrase(await maya(), HERS, at(HOUR))).toEqual(waiting);
    expect(await passphraseTries(await maya(), at(HOUR))).toEqual({ left: 0, until });
    expect(await tryPassphrase(await other(), HERS, at(60_000 + HOUR))).toEqual({ is: "opened" });
  });

  test("a right one clears the wrong ones before it", async () => {
    const maya = await start();
    await setPassphrase(await maya(), HERS);
    for (let i = 0; i < 4; i++) await tryPassphrase(await maya(), "wrong words");
    expect(await tryPassphrase(await maya(), `  ${HERS.replace(" ", "   ")} `)).toEqual({
      is: "opened",
    });
    expect(await tryPassphrase(await maya(), "wrong words")).toEqual({ is: "wrong", left: 4 });
  });

  test("setting another is no way around the wait, and counts itself", async () => {
    const maya = await start();
    const at = (ms: number) => new Date(Date.now() + ms);
    await setPassphrase(await maya(), HERS);
    for (let i = 0; i < 4; i++) await setPassphrase(await maya(), `${ANOTHER} ${i}`, at(i));
    // Knowing the one that was just set forgives nothing of that.
    expect(await tryPassphrase(await maya(), `${ANOTHER} 3`, at(5))).toEqual({ is: "opened" });
    expect(await tryPassphrase(await maya(), "wrong words", at(6))).toMatchObject({
      is: "waiting",
    });
    await expect(setPassphrase(await maya(), HERS, at(60_000))).rejects.toBeInstanceOf(Refused);
    await setPassphrase(await maya(), HERS, at(2 * HOUR));
  });

  test("twenty at once count as five", async () => {
    const maya = await start();
    await setPassphrase(await maya(), HERS);
    const signIns = [await start(), await start()];
    const partners = await Promise.all(signIns.map((again) => again()));
    const now = new Date();
    const tried = await Promise.all(
      Array.from({ length: 20 }, (_, i) => {
        const [one, two] = partners;
        const who = i % 2 === 0 ? one : two;
        if (!who) throw new RangeError("two sign-ins");
        return tryPassphrase(who, `wrong words ${i}`, now);
      }),
    );
    const count = (is: string) => tried.filter((each) => each.is === is).length;
    // The fifth is told to wait, as are the fifteen after it.
    expect({ wrong: count("wrong"), waiting: count("waiting") }).toEqual({ wrong: 4, waiting: 16 });
    const { rows } = await connection().execute(
      sql`select 1 from wrong_try where partner_id = ${story.ours.couple.partners.circle.id}`,
    );
    expect(rows).toHaveLength(5);
    const { until } = await passphraseTries(await maya(), now);
    expect(until?.getTime()).toBe(now.getTime() + HOUR);
    expect(await tryPassphrase(await maya(), HERS, now)).toMatchObject({ is: "waiting" });
  });

  test("nobody tries or sets one before saying to be the one the link is for", async () => {
    const token = await startWithLink(story.ours.checkIn.links.circle?.token ?? "");
    const unsaid = await partnerOf(token ?? "");
    if (!unsaid) throw new RangeError("the link serves");
    await expect(setPassphrase(unsaid, HERS)).rejects.toThrow("");
    await expect(tryPassphrase(unsaid, HERS)).rejects.toThrow("");
    expect((await start()) && (await passphraseTries(unsaid))).toEqual({ left: 5, until: null });
  });

  test("one that is too long is refused before anything is done with it", async () => {
    const maya = await start();
    await expect(setPassphrase(await maya(), "a ".repeat(200))).rejects.toThrow("tooLong");
  });

  test("one that is too short is refused, and changes nothing", async () => {
    const maya = await start();
    await setPassphrase(await maya(), HERS);
    await expect(setPassphrase(await maya(), "   seven  ")).rejects.toThrow("tooShort");
    expect(await tryPassphrase(await maya(), HERS)).toEqual({ is: "opened" });
  });
});
