import fc from "fast-check";
import type { Client } from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { buildMember } from "@/db/sample/builders";
import { OKAFOR_PASSWORD, PLANTED, type Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { coupleEnds } from "@/domain/erasure";
import { Invalid, NotFound, Refused } from "@/domain/errors";
import { changesBetween } from "@/domain/terms";
import { newId } from "@/server/id";
import { listAudit } from "./audit-trail";
import { addToTeam } from "./care-team";
import { listCaseload } from "./caseload";
import { archiveCouple, getCouple, restoreCouple } from "./couple";
import { askCoupleErasure, undoCoupleErasure } from "./couple-erasure";
import { eraseDue } from "./erasure";
import { liftLegalHold, setLegalHold, setRetention } from "./practice";
import { listRounds } from "./reading";
import { enterRoom } from "./room";

const DAY = 86_400_000;
const TYPED = { alias: PLANTED.alias, password: OKAFOR_PASSWORD };

let story: Story;
let sql: Client;
let id: string;
let now: Date;
withStory((told, connection) => {
  story = told;
  sql = connection;
  id = told.ours.couple.id;
});
beforeEach(() => {
  now = new Date();
});

const inDays = (days: number) => new Date(+now + days * DAY);
const archive = () => archiveCouple(story.okafor, id, now);
const ask = (at = now) => askCoupleErasure(story.okafor, id, TYPED, at);
const erase = (days: number) => eraseDue(story.practice.system, inDays(days));
const owner = () => story.asColleague("owner off the care team");
const keysLeft = async (coupleId = id) => {
  const found = "select id from keyring.wrapped_key where couple_id = $1";
  return (await sql.query(found, [coupleId])).rows.length;
};
const reads = async () => JSON.stringify(await listRounds(story.okafor, id));
const archived = async (at?: Date) =>
  (await listCaseload(story.okafor, { show: "archived" }, at)).map(({ reason }) => reason);

/** Somebody else on the couple's care team. */
async function colleague() {
  const of = { name: "Sam", email: `${newId()}@story.example`, role: "therapist" } as const;
  const sam = await buildMember(story.practice, { ...of, at: now });
  await addToTeam(story.okafor, { coupleId: id, memberId: sam.memberId });
  return sam;
}

describe("an archived couple that somebody asked to erase", () => {
  test("stays as it is for thirty days; then the keys of both partners and its own go, into the ledger", async () => {
    const theirs = await keysLeft(story.foreign.couple.id);
    await archive();
    await ask();
    expect((await getCouple(story.okafor, id)).erasesAt).toEqual(inDays(30));
    expect(await archived(inDays(20))).toEqual([
      expect.stringMatching(/^Is to be erased for good/),
    ]);
    expect(await erase(30 - 1 / DAY)).toEqual([]);
    expect(await reads()).toContain(PLANTED.mayaSent);

    const { circle, diamond } = story.ours.couple.partners;
    const gone = [id, circle.id, diamond.id].sort();
    expect((await erase(30)).sort()).toEqual(gone);
    const { rows } = await sql.query("select id from keyring.erased_key");
    expect(rows.map((row) => row.id).sort()).toEqual(gone);
    expect(await keysLeft()).toBe(0);
    expect(await keysLeft(story.foreign.couple.id)).toBe(theirs);
    expect(await reads()).not.toContain(PLANTED.mayaSent);
    expect(await getCouple(story.okafor, id)).toMatchObject({ erased: true, erasesAt: null });
    expect(await archived()).toEqual(["Erased for good"]);
    await expect(enterRoom(await story.asWriter("maya"))).rejects.toThrow(NotFound);
    expect(await erase(31)).toEqual([]);
  });

  test("is kept by anybody on its care team until its hour, and by nobody after it", async () => {
    const sam = await colleague();
    await archive();
    await ask();
    await undoCoupleErasure(sam, id);
    expect(await erase(31)).toEqual([]);
    expect(await getCouple(sam, id)).toMatchObject({ archivedAt: now, erasesAt: null });
    await undoCoupleErasure(sam, id);
    expect(await getCouple(sam, id)).toMatchObject({ archivedAt: now, erasesAt: null });
    await ask();
    await erase(30);
    await expect(undoCoupleErasure(sam, id)).rejects.toThrow(Refused);
    await expect(restoreCouple(sam, id)).rejects.toThrow(Refused);
    await expect(ask()).rejects.toThrow(NotFound);
  });

  test("is kept for good by being taken out of the archive, also when it is put back there", async () => {
    await archive();
    await ask();
    await restoreCouple(story.okafor, id);
    expect(await erase(31)).toEqual([]);
    await archive();
    expect(await erase(32)).toEqual([]);
    expect(await getCouple(story.okafor, id)).toMatchObject({ erased: false, erasesAt: null });
  });

  test("is told in the trail: who asked, who took it back in either way, and that it was done", async () => {
    await archive();
    await ask();
    await ask();
    await undoCoupleErasure(story.okafor, id);
    await ask();
    await restoreCouple(story.okafor, id);
    await archive();
    await ask();
    await erase(30);
    const { rows } = await listAudit(story.okafor);
    const words = rows.map((row) => JSON.stringify(row)).join("\n");
    const told = (sentence: string) => words.split(sentence).length - 1;
    expect(told("asked for the couple to be erased")).toBe(3);
    expect(told("took back that the couple be erased")).toBe(2);
    expect(told("erased the couple’s keys")).toBe(1);
    expect(told("erased a partner’s key")).toBe(2);
  });

  test("asked twice, the first hour stands", async () => {
    await archive();
    await ask();
    await ask(inDays(10));
    expect((await getCouple(story.okafor, id)).erasesAt).toEqual(inDays(30));
  });

  test("goes sooner where the practice keeps it no longer, and says so", async () => {
    await setRetention(await owner(), { retentionYears: 1 });
    await archiveCouple(story.okafor, id, inDays(-360));
    await ask();
    const { erasesAt } = await getCouple(story.okafor, id);
    expect(erasesAt).toEqual(coupleEnds({ createdAt: inDays(-360), erasesAt: null }, 1));
    expect(await erase(7)).toHaveLength(3);
  });

  test("waits for the end of a legal hold that came since", async () => {
    await archive();
    await ask();
    await setLegalHold(await owner());
    expect(await archived()).toEqual(["Is to be erased once the legal hold is over"]);
    expect(await erase(40)).toEqual([]);
    expect(await reads()).toContain(PLANTED.mayaSent);
    await liftLegalHold(await owner());
    expect(await erase(40)).toHaveLength(3);
  });

  test("is told to both partners before the next answer, as to each it is told of the practice", async () => {
    const rooms = async () => [
      await enterRoom(await story.asWriter("maya")),
      await enterRoom(await story.asWriter("jonas")),
    ];
    const before = await rooms();
    await archive();
    // That it was put away is nothing of theirs.
    expect(await rooms()).toEqual(before);
    await ask();
    for (const [i, { terms }] of (await rooms()).entries()) {
      expect(terms).toMatchObject({ seen: false, coupleErasesAt: inDays(30), erasesAt: null });
      expect(changesBetween(before[i]?.terms.digest ?? "", terms.digest)).toEqual(["keeping"]);
    }
    const stranger = await enterRoom(await story.asWriter("partner of another couple"));
    expect(stranger.terms.coupleErasesAt).toBeNull();
    await undoCoupleErasure(story.okafor, id);
    expect(await rooms()).toEqual(before);
  });
});

describe("nothing is asked", () => {
  test.each([
    ["by another alias", { alias: "Another couple" }],
    ["by no alias", { alias: "" }],
    ["by a wrong password", { password: "not the password" }],
  ])("%s", async (_, wrong) => {
    await archive();
    await expect(askCoupleErasure(story.okafor, id, { ...TYPED, ...wrong })).rejects.toThrow(
      Invalid,
    );
    expect((await getCouple(story.okafor, id)).erasesAt).toBeNull();
  });

  test("of a couple that is not archived, or under a legal hold", async () => {
    await expect(ask()).rejects.toThrow(Refused);
    await archive();
    await setLegalHold(await owner());
    await expect(ask()).rejects.toThrow(/legal hold/);
    await liftLegalHold(await owner());
    await ask();
  });

  test("by whoever waits to be let in, here or elsewhere", async () => {
    await colleague();
    await archive();
    const waits = "update care_team set waiting_since = $1 where member_id = $2 and couple_id = $3";
    await sql.query(waits, [now, story.okafor.memberId, id]);
    await expect(ask()).rejects.toThrow(NotFound);
    await sql.query(waits, [null, story.okafor.memberId, id]);
    const elsewhere = `insert into care_team (id, practice_id, couple_id, member_id, added_by, waiting_since)
      values ($1, $2, $3, $4, $4, $5)`;
    const { memberId, practiceId } = story.okafor;
    await sql.query(elsewhere, [newId(), practiceId, story.other.couple.id, memberId, now]);
    await expect(ask()).rejects.toThrow(Refused);
    expect((await getCouple(story.okafor, id)).erasesAt).toBeNull();
  });
});

describe("while an eraser runs", () => {
  const running = "select pg_advisory_xact_lock(hashtextextended($1, 11))";
  const settled = async (work: Promise<unknown>) => {
    const soon = new Promise((resolve) => setTimeout(resolve, 200, "waits"));
    return Promise.race([work.then(() => "done"), soon]);
  };

  test.each([
    ["taking it out of the archive", () => restoreCouple(story.okafor, id)],
    ["keeping it", () => undoCoupleErasure(story.okafor, id)],
  ])("%s waits, and says that it came too late", async (_, keep) => {
    await archive();
    await ask(inDays(-40));
    await sql.query("begin");
    await sql.query(running, [story.practice.id]);
    const late = keep();
    late.catch(() => {});
    expect(await settled(late)).toBe("waits");
    // What the eraser does, in the transaction that has the lock.
    await sql.query("delete from keyring.wrapped_key where couple_id = $1", [id]);
    await sql.query("commit");
    await expect(late).rejects.toThrow();
    expect((await getCouple(story.okafor, id)).archivedAt).toEqual(now);
  });

  test("asking waits too, for what is done before it: a legal hold refuses it", async () => {
    await archive();
    await sql.query("begin");
    await sql.query(running, [story.practice.id]);
    const late = ask();
    late.catch(() => {});
    // As long as it takes until the password was asked for.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await settled(late)).toBe("waits");
    const hold = "insert into legal_hold (practice_id, set_by) values ($1, $2)";
    await sql.query(hold, [story.practice.id, (await owner()).memberId]);
    await sql.query("commit");
    await expect(late).rejects.toThrow(/legal hold/);
  });
});

const WAITS = [0, 1, 15, 29, 30, 31, 340];
const deed = (does: "archive" | "restore" | "ask" | "undo" | "wait", weight: number) => ({
  weight,
  arbitrary: fc.record({ does: fc.constant(does), days: fc.constantFrom(...WAITS) }),
});

test("whatever is pressed in whatever order, a couple is erased at its hour alone, and never once it was taken back", async () => {
  const { okafor, practice } = story;
  await setRetention(await owner(), { retentionYears: 1 });
  const keys = (await sql.query("select to_jsonb(t) as row from keyring.wrapped_key t")).rows;
  const ends = { erased: 0, kept: 0 };
  const deeds = fc.array(
    fc.oneof(
      deed("archive", 2),
      deed("ask", 3),
      deed("undo", 1),
      deed("restore", 1),
      deed("wait", 3),
    ),
    { minLength: 5, maxLength: 14 },
  );
  await fc.assert(
    fc.asyncProperty(deeds, async (told) => {
      // Each run begins with a couple in the caseload.
      await sql.query("delete from archival; delete from keyring.erased_key; delete from erasure");
      await sql.query(
        `insert into keyring.wrapped_key
         select * from jsonb_populate_recordset(null::keyring.wrapped_key, $1) on conflict do nothing`,
        [JSON.stringify(keys.map(({ row }) => row))],
      );
      let at = now;
      let away: { createdAt: Date; erasesAt: Date | null } | null = null;
      let erased = false;
      for (const { does, days } of told) {
        if (does === "wait") at = new Date(+at + days * DAY);
        const press = {
          wait: async () => {},
          archive: () => archiveCouple(okafor, id, at),
          restore: () => restoreCouple(okafor, id),
          ask: () => askCoupleErasure(okafor, id, TYPED, at),
          undo: () => undoCoupleErasure(okafor, id),
        }[does];
        const done = await press().then(
          () => true,
          () => false,
        );
        const may = {
          ...{ wait: true, archive: true, restore: !erased, undo: !erased },
          ask: away !== null && !erased,
        }[does];
        expect({ told, does, done }).toEqual({ told, does, done: may });
        if (does === "archive") away ??= { createdAt: at, erasesAt: null };
        if (does === "restore" && done) away = null;
        if (does === "ask" && done && away) away.erasesAt ??= new Date(+at + 30 * DAY);
        if (does === "undo" && done && away) away.erasesAt = null;
        const due: boolean = away !== null && !erased && coupleEnds(away, 1) <= at;
        const went = await eraseDue(practice.system, at);
        expect({ told, went: went.length }).toEqual({ told, went: due ? 3 : 0 });
        erased ||= due;
        expect(await keysLeft()).toBe(erased ? 0 : 3);
      }
      ends[erased ? "erased" : "kept"] += 1;
    }),
    { numRuns: 40, seed: 2026 },
  );
  // Stories of one end alone would try nothing of the other.
  expect(Math.min(ends.erased, ends.kept)).toBeGreaterThan(5);
}, 120_000);
