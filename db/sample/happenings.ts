import { TEMPLATE_WORDS } from "@/content/confidences";
import { findExercise } from "@/content/library";
import { MARKS } from "@/domain/couple";
import { promptsOf } from "@/domain/exercise";
import type { Answers } from "@/domain/reflection";
import { releasable } from "@/domain/release";
import { reviewReasons } from "@/domain/review";
import { roundState } from "@/domain/round";
import type { PartnerMark } from "@/domain/series";
import type { BuiltAssignment } from "./assigning";
import type { BuiltCouple } from "./builders";
import type { Also, Role } from "./cast";
import type { Stage } from "./perform";
import {
  buildConfidences,
  buildConsent,
  buildMisdelivery,
  buildQuietPause,
  buildReleases,
  buildReview,
  buildWithdrawal,
} from "./room";
import type { Writing } from "./writing";

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** What a partner sent, beside the id under which it is kept. */
export type Sent = Record<PartnerMark, readonly { id: string; writing: Writing }[]>;

/** A couple's policies in the order in which they were written. */
export async function writePolicies({ lead, now }: Stage, role: Role, couple: BuiltCouple) {
  const written: { id: string; at: Date }[] = [];
  for (const [i, { template, weeksAgo }] of (role.policies ?? []).entries()) {
    const { words } = TEMPLATE_WORDS[template];
    const read = [...new Set(MARKS.map((mark) => couple.partners[mark].language))];
    const own = Object.fromEntries(read.map((language) => [language, words[language]]));
    const at = new Date(now.getTime() - weeksAgo * 7 * DAY);
    written.push(
      await buildConfidences(lead, couple, { version: i + 1, template, words: own, at }),
    );
  }
  return written;
}

/** What was chosen, withdrawn and misdelivered about the check-ins, and the quiet pause. */
export async function checkInsWent(
  { lead, now }: Stage,
  role: Role,
  given: BuiltAssignment,
  sent: Sent,
): Promise<void> {
  const open = given.rounds.findLast((each) => roundState(each, now) === "open");
  for (const mark of MARKS) {
    const choice = role.choices?.[mark];
    const at = new Date(now.getTime() - 20 * HOUR);
    if (open && choice) await buildConsent(given, mark, { round: open, choice, at });
    const back = role.withdrew?.[mark];
    const one = back && sent[mark].filter((each) => each.writing.round !== open).at(-back);
    if (one) await buildWithdrawal(given, mark, one.id, new Date(now.getTime() - 2 * DAY));
  }
  const lost = role.misdelivered;
  if (lost) {
    await buildMisdelivery(given, lost.mark, new Date(now.getTime() - lost.daysAgo * DAY));
  }
  if (role.pausedDaysAgo) {
    const at = new Date(now.getTime() - role.pausedDaysAgo * DAY);
    await buildQuietPause(lead, given.couple, { at });
  }
}

/** What both released of an exercise, and what of it asks for a private review. */
export async function exerciseWent(
  { lead, house, now }: Stage,
  also: Also,
  given: BuiltAssignment,
  sent: Sent,
): Promise<void> {
  const [round] = given.rounds;
  const [circle] = sent.circle;
  const [diamond] = sent.diamond;
  if (also.released && round && circle && diamond) {
    for (const promptKey of passagesOf(given)) {
      await buildReleases(house, given, {
        ...{ roundId: round.id, promptKey, opensAt: round.dueAt },
        ...{ reflections: { circle: circle.id, diamond: diamond.id } },
        at: new Date(round.dueAt.getTime() - 12 * HOUR),
      });
    }
  }
  for (const mark of MARKS) {
    for (const { id: reflectionId, writing } of sent[mark]) {
      for (const reason of reviewReasons(writing.answers)) {
        const decided = also.decided?.[reason];
        const log = decided && { by: lead, lookedAt: new Date(now.getTime() - 6 * DAY), decided };
        await buildReview(house, given, mark, {
          ...{ reflectionId, reason, at: writing.sentAt ?? now },
          ...(log ? { log } : {}),
        });
      }
    }
  }
}

/** Answers as the cast has them: what a partner says, and words wherever both released them. */
export function saidOf(
  also: Also,
  mark: PartnerMark,
  answers: Answers,
  written: (promptKey: string) => string | undefined,
  given: BuiltAssignment,
): Answers {
  const said = { ...answers, ...also.says?.[mark] };
  if (!also.released) return said;
  const words = passagesOf(given).flatMap((key) => {
    const text = written(key);
    return said[key]?.is === "given" || !text ? [] : [[key, { is: "given", value: text }] as const];
  });
  return { ...said, ...Object.fromEntries(words) };
}

function passagesOf({ exerciseKey, exerciseVersion }: BuiltAssignment): string[] {
  const exercise = findExercise(exerciseKey, exerciseVersion);
  return exercise
    ? promptsOf(exercise)
        .filter(releasable)
        .map((prompt) => prompt.key)
    : [];
}
