import "server-only";
import { LIBRARY, latestExercise } from "@/content/library";
import { type Between, isWithin } from "@/domain/between";
import { chartedCore, scalesOf } from "@/domain/charted";
import { claimed, shownOf } from "@/domain/claim";
import { landedOf, seriesOf, slippedOf } from "@/domain/core-series";
import { promptsOf } from "@/domain/exercise";
import { GUESS_EXERCISE, guessesOf } from "@/domain/guess";
import { type Landing, landingsOf } from "@/domain/landing";
import type { Therapist } from "@/domain/principal";
import { SAID_FELT_EXERCISE, saidFeltOf } from "@/domain/said-felt";
import type { PartnerMark } from "@/domain/series";
import { asPrincipal } from "./principal/transaction";
import { BACKBONE } from "./rating";
import { trendSource } from "./trend-source";

const WEEK = 7;

/**
 * A couple's six series (0–10), the second witness of responsiveness, which step slipped, its
 * sessions and events, between two instants if given. Holds nothing of therapist-only answers.
 * Audited. Throws NotFound off the care team.
 */
export function coupleTrend(therapist: Therapist, coupleId: string, filter: Between = {}) {
  return asPrincipal(therapist, async (tx) => {
    const source = await trendSource(therapist, tx, coupleId);
    return coreOf(therapist, source, filter);
  });
}

/**
 * All that the trends page shows of one exercise (the weekly check-in unless another of the library
 * is named): its series, both witnesses, slipped steps; and, of their own exercises, said beside felt
 * (therapist-only) and guesses. Audited. Throws NotFound off the care team.
 */
export function trendPage(
  therapist: Therapist,
  coupleId: string,
  { exercise: named, ...filter }: Between & { exercise?: string | undefined } = {},
) {
  return asPrincipal(therapist, async (tx) => {
    const source = await trendSource(therapist, tx, coupleId);
    const exercises = offeredOf(therapist, source);
    const exercise = exercises.find(({ key }) => key === named)?.key ?? BACKBONE;
    const core = coreOf(therapist, source, filter);
    const within = (each: { sentAt: Date }) => isWithin(filter, each.sentAt);
    const sentOn = (key: string) => source.ratings.filter((each) => each.exerciseKey === key);
    const all = sentOn(exercise);
    const own = all.filter(within).map((each) => ({ ...each, light: false }));
    const witnesses = {
      received: seriesOf(own, source.names),
      landed: landedOf(own, source.names),
    };
    const landingOf = (mark: PartnerMark): Landing[] => {
      const received = witnesses.received.find(
        ({ capacity, partner }) => capacity === "responsiveness" && partner.mark === mark,
      );
      const landed = witnesses.landed.find(({ partner }) => partner.mark !== mark);
      return received && landed ? landingsOf(received, landed, core.named) : [];
    };
    const shown = <T>(of: (mark: PartnerMark) => T) => ({
      circle: of("circle"),
      diamond: of("diamond"),
    });
    const isBackbone = exercise === BACKBONE;
    const asked = latestExercise(exercise) ?? { steps: [] };
    const scales = () =>
      scalesOf(asked, all, source.names).map((each) => shownOf(each, (at) => isWithin(filter, at)));
    // Others look at this screen too: nothing that was asked for the therapist alone (rule 14).
    const alone = !therapist.inTheRoom;
    const saidFelt = alone ? sentOn(SAID_FELT_EXERCISE).filter(within) : [];
    const guesses = sentOn(GUESS_EXERCISE).filter(within);
    return {
      ...{ alias: source.alias, partners: source.partners, timeZone: source.timeZone },
      ...{ sessions: core.sessions, events: core.events, exercise, exercises },
      everyDays: (source.everyWeeks[exercise] ?? 1) * WEEK,
      charts: isBackbone
        ? core.series.map((each) => chartedCore(each))
        : scales().filter((each) => !each.private || !therapist.inTheRoom),
      landed: isBackbone ? core.landed : [],
      sameMoment: core.sameMoment,
      landings: shown(landingOf),
      asksSlipped: promptsOf(asked).some((prompt) => prompt.core === "slipped"),
      slipped: shown((mark) => slippedOf(own, mark)),
      saidFelt: shown((mark) => saidFeltOf(saidFelt, mark)),
      guesses: shown((mark) => guessesOf(guesses, mark)),
      /** Whether this therapist guesses reflections of the couple first, or ever did. */
      guessing: source.guessing,
    };
  });
}

type Source = Awaited<ReturnType<typeof trendSource>>;

function coreOf(_therapist: Therapist, source: Source, filter: Between) {
  const { names } = source;
  const within = (at: Date) => isWithin(filter, at);
  const marked = source.ratings.map((each) => ({ ...each, light: each.exerciseKey !== BACKBONE }));
  const ratings = marked.filter((each) => within(each.sentAt));
  const own = ratings.filter((each) => !each.light);
  return {
    // What may be said rests on every answer, whatever dates are shown.
    series: claimed(seriesOf(marked, names)).map((each) => shownOf(each, within)),
    landed: landedOf(ratings, names),
    slipped: { circle: slippedOf(own, "circle"), diamond: slippedOf(own, "diamond") },
    named: new Set(ratings.filter((each) => each.hasMoment).map((each) => each.roundId)),
    sameMoment: ratings.length > 0 && ratings.every((each) => each.hasMoment),
    sessions: source.sessions.filter(within),
    events: source.events.filter((each) => within(each.at)),
    expectedDays: (source.everyWeeks[BACKBONE] ?? 1) * WEEK,
    timeZone: source.timeZone,
  };
}

// The weekly check-in, and every exercise of which a scale was answered.
function offeredOf(therapist: Therapist, { ratings }: Source) {
  const sent = new Set(ratings.map((each) => each.exerciseKey));
  return LIBRARY.filter(
    ({ key, steps }) =>
      key === BACKBONE ||
      (sent.has(key) &&
        promptsOf({ steps }).some(
          ({ kind, therapistOnly }) => kind === "scale" && !(therapistOnly && therapist.inTheRoom),
        )),
  ).map(({ key, title }) => ({ key, title: title.en }));
}
