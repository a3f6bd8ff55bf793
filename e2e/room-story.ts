import type { BrowserContext } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { keysOf } from "@/data/keyring";
import { setMeasureRetired } from "@/data/measure";
import { asPrincipal } from "@/data/principal/transaction";
import { decideReview } from "@/data/review";
import { addEntry } from "@/data/timeline";
import { buildAssignment } from "@/db/sample/assigning";
import * as sample from "@/db/sample/builders";
import { buildMeasure, buildTotals } from "@/db/sample/desk";
import { buildReleases, buildReview } from "@/db/sample/room";
import { buildReflections } from "@/db/sample/writing";
import { prediction } from "@/db/schema/prediction";
import type { Answers } from "@/domain/reflection";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { env } from "@/server/env";
import { newId } from "@/server/id";
import { seal } from "@/server/seal";
import { TIME_ZONE } from "./fixtures";

// Jonas's words, and his therapist's about him, in all that is not Maya's to read.

const DAY = 86_400_000;
const PREFIX = "qyvex";
const given = (value: string | number) => ({ is: "given", value }) as const;

/** Maya's own words, what both released and is open, what was agreed. */
export const CONTROL = {
  own: `${PREFIX}mayaownword`,
  opened: `${PREFIX}openedpassage`,
  agreed: `${PREFIX}agreedwords`,
};

/** Words that begin as the planted ones do, wherever they stand; spaced or not. */
export function wordsIn(text: string): string[] {
  return [
    ...new Set(text.match(/qyvex(?:[bcdfghjklm]{4}zu|mayaownword|openedpassage|agreedwords)/g)),
  ];
}

/** Two hundred words by what they stand in, and Maya's control words beside them. */
export async function plantRoom() {
  const planted = {
    ...{ written: [], alone: [], notes: [], decided: [], guessed: [], measured: [] },
  } as Record<"written" | "alone" | "notes" | "decided" | "guessed" | "measured", string[]>;
  let count = 0;
  const plant = (where: keyof typeof planted, words: number) => {
    const made = Array.from({ length: words }, () => {
      const digits = Array.from(String(1_000 + count++), Number);
      return `${PREFIX}${digits.map((digit) => "bcdfghjklm"[digit]).join("")}zu`;
    });
    planted[where].push(...made);
    return made.join(" and ");
  };
  const at = new Date(Date.now() - 120 * DAY);
  const practice = await sample.buildPractice({
    ...{ name: "Practice", timeZone: TIME_ZONE, crisisLine: "Call 112.", at },
  });
  const email = `${newId()}@story.example`;
  const member = { name: "Dr. Okafor", role: "owner", email, at } as const;
  const okafor = await sample.buildMember(practice, member);
  const couple = await sample.buildCouple(okafor, {
    ...{ alias: `The two of ${plant("notes", 1)}`, at },
    circle: { name: "Maya", language: "en", safeContact: "By text" },
    diamond: { name: "Jonas", language: "es", safeContact: `Write ${plant("notes", 1)}` },
  });
  await sample.buildScreening(okafor, couple, at);
  await sample.buildSessions(okafor, couple, [
    new Date(Date.now() - 10 * DAY),
    new Date(Date.now() + 2 * DAY),
  ]);
  const opens = addDays(wallTimeOf(new Date(), TIME_ZONE), -7 * 12);
  const checkIn = await buildAssignment(okafor, couple, {
    ...{ exerciseKey: "weekly-check-in", opens, due: addDays(opens, 5), times: 12, everyWeeks: 1 },
    ...{ timeZone: TIME_ZONE, at },
  });
  const numbers = (n: number): Answers => ({
    ...{ clear: given(3 + (n % 5)), said: given(2 + (n % 4)), received: given(8 - (n % 4)) },
    ...{ landed: given(4 + (n % 3)), slipped: given("saying") },
  });
  const written = checkIn.rounds.map((round, n) => {
    const startedAt = new Date(round.opensAt.getTime() + 3_600_000);
    return { round, answers: numbers(n), startedAt, sentAt: startedAt };
  });
  const saying = (own: (n: number) => string) =>
    written.map((each, n) => ({ ...each, answers: { ...each.answers, sentence: given(own(n)) } }));
  const circle = await buildReflections(
    checkIn,
    "circle",
    saying(() => `I was ${CONTROL.own}.`),
  );
  const diamond = await buildReflections(
    ...([checkIn, "diamond"] as const),
    saying((n) => (n === 10 ? `Dije ${CONTROL.opened}.` : `Quise ${plant("written", 6)}.`)),
  );
  await buildReleases(practice, checkIn, {
    ...{ roundId: checkIn.rounds[10]?.id ?? "", promptKey: "sentence" },
    reflections: { circle: circle[10] ?? "", diamond: diamond[10] ?? "" },
    ...{ at: new Date(Date.now() - 6 * DAY), opensAt: new Date(Date.now() - 5 * DAY) },
  });
  const alone = await buildAssignment(okafor, couple, {
    ...{ exerciseKey: "the-yes-that-wasnt", opens: addDays(opens, 77), due: addDays(opens, 82) },
    ...{ times: 1, everyWeeks: 1, timeZone: TIME_ZONE, at: new Date(Date.now() - 8 * DAY) },
  });
  const startedAt = new Date(Date.now() - 5 * DAY);
  const [round] = alone.rounds;
  const latest = checkIn.rounds.at(-1);
  if (!round || !latest) throw new RangeError("it has a round");
  const only = { share: given(plant("alone", 30)), why: given("afraid-of-the-reaction") };
  const [reflectionId = ""] = await buildReflections(alone, "diamond", [
    { round, answers: only, startedAt, sentAt: startedAt },
  ]);
  const asked = { reflectionId, reason: "afraid", at: startedAt } as const;
  const reviewId = await buildReview(practice, alone, "diamond", asked);
  await decideReview(okafor, reviewId, `Ask about ${plant("decided", 20)}.`);
  await buildReview(practice, alone, "diamond", { ...asked, reason: "went-on" });
  const { practiceId, id: coupleId, partners } = couple;
  await asPrincipal(okafor, async (tx) => {
    const id = newId();
    const about = partners.diamond.id;
    const place = { table: "prediction", column: "guess", row: id, practice: practiceId };
    const key = (await keysOf(okafor, tx, [about]))(about);
    await tx.insert(prediction).values({
      ...{ id, practiceId, coupleId, roundId: latest.id, about, memberId: okafor.memberId },
      guess: seal(key, place, JSON.stringify({ said: plant("guessed", 20) })),
    });
  });
  // Of a measure that is offered no longer, the totals alone bring the name.
  const figures = { lowest: 0, highest: 60, standardDeviation: 7.5, retestReliability: 0.84 };
  const [name, source] = [plant("measured", 1), plant("measured", 1)];
  const measure = { ...figures, name, source, higherIs: "worse" } as const;
  const measureId = await buildMeasure(okafor, measure, at);
  await buildTotals(okafor, couple, {
    ...{ measureId, mark: "diamond" },
    totals: [
      ["2026-01-12", 49.25],
      ["2026-03-02", 40],
    ],
  });
  await setMeasureRetired(okafor, measureId, true);
  const today = wallTimeOf(new Date(), TIME_ZONE).slice(0, 10);
  for (let i = 0; i < 5; i++)
    await addEntry(okafor, coupleId, { kind: "event", words: plant("notes", 2), day: today });
  await addEntry(okafor, coupleId, {
    ...{ kind: "agreement", words: `Ten minutes, ${CONTROL.agreed}.`, day: today },
  });
  const left = 200 - count;
  for (let i = 0; i < 4; i++) {
    const words = plant("notes", i < 3 ? Math.floor(left / 4) : 200 - count);
    await addEntry(okafor, coupleId, { kind: "note", words });
  }
  const all = Object.values(planted).flat();
  return { okafor, coupleId, assignmentId: alone.id, roundId: latest.id, planted, all };
}

export type RoomStory = Awaited<ReturnType<typeof plantRoom>>;

/** Signed in as with the password, without the time that a password takes. */
export async function signIn(context: BrowserContext, { okafor }: Pick<RoomStory, "okafor">) {
  const { token } = await sample.buildSignIn({ ...okafor, signInId: newId() });
  const value = await encode({ token: { signIn: token }, secret: env().NEXTAUTH_SECRET });
  await context.addCookies([{ name: "soft-landing", value, url: process.env.BASE_URL ?? "" }]);
}
