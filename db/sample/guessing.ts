import { findExercise } from "@/content/library";
import { MARKS } from "@/domain/couple";
import { SCALE } from "@/domain/exercise";
import type { MeasureInput } from "@/domain/measure";
import { type CorePrompt, guessable, type Prediction } from "@/domain/prediction";
import type { Answers } from "@/domain/reflection";
import { roundState } from "@/domain/round";
import { wallTimeOf } from "@/domain/wall-time";
import type { BuiltAssignment } from "./assigning";
import type { BuiltCouple } from "./builders";
import type { Role } from "./cast";
import { buildPredictions, buildTotals } from "./desk";
import type { Sent } from "./happenings";
import type { Stage } from "./perform";

const DAY = 86_400_000;

/** No measure that anybody holds a licence for: its figures are made up. */
export const SAMPLE_MEASURE: MeasureInput = {
  ...{ name: "Sample measure A (invented)", lowest: 0, highest: 60, higherIs: "worse" },
  ...{ standardDeviation: 7.5, retestReliability: 0.84 },
  source: "Invented for the sample practice.",
};

// How far a guess lies from the answer, in turn: chance would move every other number of the sample.
const OFF = [1, -2, 0, 2, -1, 0, 1];

/** What was guessed of the check-ins that are over; of what came since, nothing was opened yet. */
export async function guessesWent(
  { lead, now }: Stage,
  role: Role,
  given: BuiltAssignment,
  sent: Sent,
): Promise<void> {
  if (role.guessed === undefined) return;
  const exercise = findExercise(given.exerciseKey, given.exerciseVersion);
  if (!exercise) return;
  const over = given.rounds.filter((round) => roundState(round, now) === "closed");
  const latest = new Set(over.slice(-role.guessed));
  const all = MARKS.flatMap((mark) =>
    sent[mark].flatMap(({ writing: { round, answers, sentAt } }) => {
      if (!over.includes(round) || !sentAt) return [];
      const guess = latest.has(round) ? guessOf(guessable(exercise), answers, round.number) : null;
      return [{ roundId: round.id, mark, guess, at: new Date(sentAt.getTime() + DAY / 4) }];
    }),
  );
  await buildPredictions(lead, given, all);
}

function guessOf(prompts: readonly CorePrompt[], answers: Answers, turn: number): Prediction {
  return Object.fromEntries(
    prompts.map((prompt, i) => {
      const off = OFF[(turn * 3 + i) % OFF.length] ?? 0;
      if (prompt.kind === "choose") return [prompt.core, prompt.options[(turn + i) % 4]?.key ?? ""];
      const answer = answers[prompt.key];
      const near = answer?.is === "given" ? Number(answer.value) : 5;
      return [prompt.core, Math.min(SCALE.max, Math.max(SCALE.min, near + off))];
    }),
  );
}

/** The couple's totals on the sample measure. */
export async function totalsTaken(
  { lead, now, timeZone, measureId }: Stage,
  role: Role,
  couple: BuiltCouple,
): Promise<void> {
  if (!role.totals || !measureId) return;
  for (const mark of MARKS) {
    const totals = role.totals[mark].map(([weeksAgo, total]) => {
      const at = new Date(now.getTime() - weeksAgo * 7 * DAY);
      return [wallTimeOf(at, timeZone).slice(0, 10), total] as const;
    });
    await buildTotals(lead, couple, { measureId, mark, totals });
  }
}
