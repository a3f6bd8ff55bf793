import { describe, expect, test } from "vitest";
import { assignExercise, getAssignment } from "@/data/assignment";
import { listCaseload } from "@/data/caseload";
import { addCouple, archiveCouple, getCouple, restoreCouple } from "@/data/couple";
import {
  extendLink,
  pauseLink,
  reissueLink,
  restoreLink,
  resumeLink,
  revokeLink,
} from "@/data/link";
import { startWithLink } from "@/data/principal/link";
import { recordScreening } from "@/data/screening";
import { bookSession, moveRoundsWithSession, moveSession } from "@/data/session";
import { PLANTED, type Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { Invalid, Refused } from "@/domain/errors";
import { addDays, wallTimeOf } from "@/domain/wall-time";

const DAY = 86_400_000;
const ZONE = "Europe/Madrid";

let story: Story;

withStory((told) => {
  story = told;
});

// One moment for all of a run: between two of them a minute can end.
const START = new Date();
const inDays = (days: number) => addDays(wallTimeOf(START, ZONE), days);
const wallOf = (at: Date | undefined) => (at ? wallTimeOf(at, ZONE) : "");

function input(exerciseKey = "weekly-check-in") {
  return {
    ...{ exerciseKey, partners: ["circle", "diamond"] as ("circle" | "diamond")[] },
    ...{ greeting: undefined, moment: undefined, times: 1, everyWeeks: 1 },
    ...{ opens: inDays(0), due: inDays(2) },
  };
}

async function addAnother(alias = "Another two") {
  const { coupleId } = await addCouple(story.okafor, {
    ...{ alias, circleName: "Ari", circleLanguage: "en", circleSafeContact: "" },
    ...{ diamondName: "Bo", diamondLanguage: "es", diamondSafeContact: "" },
  });
  return coupleId;
}

const checkIn = async () => getAssignment(story.okafor, story.ours.checkIn.id);
const starts = async (token: string | undefined) => Boolean(await startWithLink(token ?? ""));

describe("assigning", () => {
  test("a together exercise waits until each partner was spoken with alone", async () => {
    const coupleId = await addAnother();
    const together = () => assignExercise(story.okafor, coupleId, input("soft-landing"));
    await expect(together()).rejects.toThrow(Refused);
    const { partners } = await getCouple(story.okafor, coupleId);
    for (const [i, { id: partnerId }] of partners.entries()) {
      await recordScreening(story.okafor, { partnerId, spokenOn: "2026-01-07" });
      if (i === 0) await expect(together()).rejects.toThrow(/each partner alone/);
    }
    expect((await together()).links.map((each) => each.name)).toEqual(["Ari", "Bo"]);
  });

  test("makes the rounds at once, and a link for whom it is for alone", async () => {
    const given = await assignExercise(story.okafor, story.ours.couple.id, {
      ...{ ...input(), partners: ["diamond"], times: 4, everyWeeks: 2 },
    });
    const { rounds, links } = await getAssignment(story.okafor, given.assignmentId);
    expect(rounds.map((each) => wallOf(each.dueAt))).toEqual([2, 16, 30, 44].map(inDays));
    expect(rounds.map((each) => each.progress)).toEqual(
      Array(4).fill({ circle: "not-asked", diamond: "waiting" }),
    );
    expect(links.map((each) => each.mark)).toEqual(["diamond"]);
    expect(links[0]?.expiresAt).toEqual(new Date((rounds[3]?.dueAt.getTime() ?? 0) + 14 * DAY));
  });

  test("says which due time cannot be", async () => {
    const { couple } = story.ours;
    const weekly = { ...input(), times: 4, due: inDays(12) };
    const late = assignExercise(story.okafor, couple.id, weekly);
    await expect(late).rejects.toThrow(/before that/);
    const early = assignExercise(story.okafor, couple.id, { ...input(), due: inDays(-1) });
    await expect(early).rejects.toThrow(Invalid);
  });
});

describe("a link", () => {
  test("is paused and resumed, revoked and restored", async () => {
    const { id, token } = story.ours.checkIn.links.circle ?? { id: "", token: "" };
    await pauseLink(story.okafor, id);
    expect(await starts(token)).toBe(false);
    await resumeLink(story.okafor, id);
    expect(await starts(token)).toBe(true);
    await revokeLink(story.okafor, id);
    expect(await starts(token)).toBe(false);
    await restoreLink(story.okafor, id);
    expect(await starts(token)).toBe(true);
  });

  test("made anew takes the place of the old one, which does not come back", async () => {
    const { id, token } = story.ours.checkIn.links.circle ?? { id: "", token: "" };
    const made = await reissueLink(story.okafor, id);
    expect([await starts(token), await starts(made.token)]).toEqual([false, true]);
    await expect(restoreLink(story.okafor, id)).rejects.toThrow(/taken its place/);
    expect(await starts(token)).toBe(false);
  });

  test("made anew for one that expired serves, and leads to an open round", async () => {
    const { id } = story.ours.checkIn.links.circle ?? { id: "" };
    await extendLink(story.okafor, id, -60);
    const made = await reissueLink(story.okafor, id);
    expect(await starts(made.token)).toBe(true);
    const last = (await checkIn()).rounds.at(-1);
    expect(last?.closesAt.getTime()).toBeGreaterThan(Date.now() + 13 * DAY);
  });

  test("that serves longer keeps the last round open as long, once for both partners", async () => {
    const { circle, diamond } = story.ours.checkIn.links;
    const closes = async () => (await checkIn()).rounds.at(-1)?.closesAt.getTime() ?? 0;
    const before = await closes();
    await extendLink(story.okafor, circle?.id ?? "", 14);
    await extendLink(story.okafor, diamond?.id ?? "", 14);
    expect(Math.round((await closes()) - before)).toBe(14 * DAY);
    await extendLink(story.okafor, circle?.id ?? "", -14);
    await extendLink(story.okafor, diamond?.id ?? "", -14);
    expect(await closes()).toBe(before);
  });
});

describe("a session that moves", () => {
  test("offers the rounds due in the week before it, moves them once, and back", async () => {
    const { sessions, couple } = story.ours;
    const due = async () => (await checkIn()).rounds.map((each) => wallOf(each.dueAt));
    const before = await due();
    const { sessions: booked } = await getCouple(story.okafor, couple.id);
    const was = booked.find((each) => each.id === sessions.next)?.startsAt;
    const move = await moveSession(story.okafor, sessions.next, addDays(wallOf(was), 1));
    expect(move.rounds.map((each) => each.id)).toEqual([story.round.open]);
    expect(await due()).toEqual(before);
    const back = await moveRoundsWithSession(story.okafor, sessions.next, move);
    const moved = before.map((each, i) => (i === 1 ? addDays(each, 1) : each));
    expect(await due()).toEqual(moved);
    const again = await moveRoundsWithSession(story.okafor, sessions.next, move);
    expect(again.rounds).toEqual([]);
    expect(await due()).toEqual(moved);
    await moveRoundsWithSession(story.okafor, sessions.next, back);
    expect(await due()).toEqual(before);
  });

  test("far keeps the round open and its links serving until after it is due", async () => {
    const coupleId = await addAnother();
    const { sessionId } = await bookSession(story.okafor, coupleId, inDays(4));
    const { assignmentId } = await assignExercise(story.okafor, coupleId, input());
    const move = await moveSession(story.okafor, sessionId, inDays(32));
    await moveRoundsWithSession(story.okafor, sessionId, move);
    const { rounds, links } = await getAssignment(story.okafor, assignmentId);
    expect(wallOf(rounds[0]?.dueAt)).toBe(inDays(30));
    for (const until of [rounds[0]?.closesAt, ...links.map((each) => each.expiresAt)])
      expect(wallOf(until)).toBe(inDays(44));
  });

  test("to an earlier day leaves the last round open as long as its links serve", async () => {
    const coupleId = await addAnother();
    const { sessionId } = await bookSession(story.okafor, coupleId, inDays(4));
    const { assignmentId } = await assignExercise(story.okafor, coupleId, input());
    const move = await moveSession(story.okafor, sessionId, inDays(3));
    await moveRoundsWithSession(story.okafor, sessionId, move);
    const { rounds, links } = await getAssignment(story.okafor, assignmentId);
    expect(wallOf(rounds[0]?.dueAt)).toBe(inDays(1));
    for (const until of [rounds[0]?.closesAt, ...links.map((each) => each.expiresAt)])
      expect(wallOf(until)).toBe(inDays(16));
  });
});

describe("the caseload", () => {
  const aliases = async (show: Parameters<typeof listCaseload>[1] = { show: "all" }) =>
    (await listCaseload(story.okafor, show)).map((each) => each.alias);

  test("leaves an archived couple out until it is taken back", async () => {
    const { id } = story.ours.couple;
    await archiveCouple(story.okafor, id);
    expect(await aliases()).toEqual([]);
    expect(await aliases({ show: "archived" })).toEqual([PLANTED.alias]);
    await restoreCouple(story.okafor, id);
    expect(await aliases()).toEqual([PLANTED.alias]);
    expect(await aliases({ show: "archived" })).toEqual([]);
  });

  test("shows by filter who meets this week and who is waited for", async () => {
    await addAnother("Nothing booked");
    expect(await aliases({ show: "this-week" })).toEqual([PLANTED.alias]);
    expect(await aliases({ show: "waiting" })).toEqual([PLANTED.alias]);
    expect(await aliases()).toEqual([PLANTED.alias, "Nothing booked"]);
  });

  test("draws no mark for whoever was asked nothing that is open", async () => {
    const coupleId = await addAnother();
    const marks = async () =>
      (await listCaseload(story.okafor))
        .find((each) => each.id === coupleId)
        ?.partners.map((each) => each.state);
    expect(await marks()).toEqual([null, null]);
    await assignExercise(story.okafor, coupleId, {
      ...{ ...input(), opens: inDays(1), partners: ["circle"] },
    });
    expect(await marks()).toEqual([null, null]);
    await assignExercise(story.okafor, coupleId, { ...input(), partners: ["circle"] });
    expect(await marks()).toEqual(["waiting", null]);
  });
});
