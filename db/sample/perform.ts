import { addEntry } from "@/data/timeline";
import { MARKS } from "@/domain/couple";
import type { Therapist } from "@/domain/principal";
import { roundState } from "@/domain/round";
import type { PartnerMark } from "@/domain/series";
import { addDays, instantOf, type WallTime, wallTimeOf } from "@/domain/wall-time";
import { type BuiltAssignment, type BuiltRound, buildAssignment } from "./assigning";
import {
  type BuiltCouple,
  type BuiltPractice,
  buildCouple,
  buildNote,
  buildScreening,
  buildSessions,
} from "./builders";
import type { Also, Role } from "./cast";
import { type Course, writeRound } from "./course";
import { guessesWent, totalsTaken } from "./guessing";
import { checkInsWent, exerciseWent, type Sent, saidOf, writePolicies } from "./happenings";
import { WRITTEN } from "./sentences";
import { buildReflections, type Writing } from "./writing";

export type Stage = {
  house: BuiltPractice;
  lead: Therapist;
  colleague: Therapist;
  timeZone: string;
  now: Date;
  random: () => number;
  tokenOf: (linkId: string) => string;
  /** The invented measure of the sample; none where only links are made anew. */
  measureId?: string;
};

const CHECK_IN = "weekly-check-in";
// So many rounds of the check-in lie ahead of whoever looks at the sample later.
const AHEAD = 6;
const PRINTED_AHEAD = 40;

/** Writes one couple of the sample practice, with all that it has done until now. */
export async function perform(stage: Stage, role: Role): Promise<void> {
  const { lead, now, timeZone } = stage;
  const weekday = addDays(today(stage, role.session?.hour ?? 17), anchorDays(role));
  const opens = hourLater(addDays(weekday, -7 * (role.rounds + 1)));
  const met = instantOf(addDays(opens, -9), timeZone);
  const couple = await buildCouple(lead, {
    ...{ alias: role.alias, circle: role.circle, diamond: role.diamond, at: met },
    ...(role.colleague ? { alsoCaring: [stage.colleague] } : {}),
    ...(role.archivedWeeksAgo ? { archivedAt: weeksBefore(now, role.archivedWeeksAgo - 1) } : {}),
  });
  if (role.screened) await buildScreening(lead, couple, daysAfter(met, 2));
  await buildSessions(lead, couple, sessionsOf(stage, role, opens));
  for (const [i, body] of role.notes.entries()) {
    await buildNote(lead, couple, body, daysAfter(met, 3 + i * 7));
  }
  await writeTimeline(stage, role, couple);
  const ahead = role.printed ? PRINTED_AHEAD : AHEAD;
  const policies = await writePolicies(stage, role, couple);
  const checkIns = await buildAssignment(lead, couple, {
    ...{ exerciseKey: CHECK_IN, opens, due: addDays(weekday, -7 * role.rounds - 2) },
    ...{ times: role.rounds + (role.archivedWeeksAgo ? 0 : ahead), everyWeeks: 1, timeZone },
    ...(role.greeting ? { greeting: role.greeting } : {}),
    at: daysAfter(instantOf(opens, timeZone), -0.5),
    ...(role.printed ? { tokenOf: stage.tokenOf } : {}),
    guessFirst: role.guessed !== undefined,
  });
  const sent = await write(stage, role, checkIns, { policies });
  await checkInsWent(stage, role, checkIns, sent);
  await guessesWent(stage, role, checkIns, sent);
  await totalsTaken(stage, role, couple);
  for (const also of role.also ?? []) {
    const { exerciseKey, weeksAgo, moment } = also;
    const due = addDays(today(stage, 18), -7 * weeksAgo);
    const given = await buildAssignment(lead, couple, {
      ...{ exerciseKey, opens: addDays(due, -5), due, times: 1, everyWeeks: 1, timeZone },
      ...(moment ? { moment } : {}),
      at: daysAfter(instantOf(due, timeZone), -6),
    });
    await exerciseWent(stage, also, given, await write(stage, role, given, { policies, also }));
  }
}

/** What was agreed and what happened, each at its day. */
async function writeTimeline({ lead, now, timeZone }: Stage, role: Role, couple: BuiltCouple) {
  const dayOf = (weeks: number) => wallTimeOf(daysAfter(now, -7 * weeks), timeZone).slice(0, 10);
  for (const [weeksAgo, words] of role.agreed ?? [])
    await addEntry(lead, couple.id, { kind: "agreement", words, day: dayOf(weeksAgo) });
  for (const [weeksAgo, words] of role.happened ?? [])
    await addEntry(lead, couple.id, { kind: "event", words, day: dayOf(weeksAgo) });
}

/** Gives a couple another check-in that is open now, with links made from their ids. */
export function performAgain(stage: Stage, couple: BuiltCouple): Promise<BuiltAssignment> {
  const { now, timeZone } = stage;
  const opens = addDays(wallTimeOf(now, timeZone), -1);
  return buildAssignment(stage.lead, couple, {
    ...{ exerciseKey: CHECK_IN, opens, due: addDays(opens, 5), times: PRINTED_AHEAD },
    ...{ everyWeeks: 1, timeZone, at: daysAfter(now, -1), tokenOf: stage.tokenOf },
  });
}

type With = { policies: readonly { id: string; at: Date }[]; also?: Also };

async function write(
  stage: Stage,
  role: Role,
  given: BuiltAssignment,
  { policies, also }: With,
): Promise<Sent> {
  const { now, random } = stage;
  const written = { circle: [] as Writing[], diamond: [] as Writing[] };
  const used = new Set<string>();
  for (const round of given.rounds.filter((each) => each.opensAt < now)) {
    let received: number | null = null;
    for (const mark of MARKS) {
      const course = courseOn(role, mark, round, given, now);
      if (!course) continue;
      const progress = given.rounds.length > 1 ? (round.number - 1) / Math.max(1, role.rounds) : 1;
      const { language } = given.couple.partners[mark];
      const of = { course, language, progress, other: { received }, used, now };
      const done = writeRound(random, given, round, of);
      if (done) {
        const under = policies.findLast(({ at }) => at <= (done.writing.sentAt ?? now));
        const pool = WRITTEN[given.exerciseKey]?.[language] ?? [];
        const words = () => pool[mark === "circle" ? 0 : pool.length - 1];
        const answers = also
          ? saidOf(also, mark, done.writing.answers, words, given)
          : done.writing.answers;
        const open = given.exerciseKey === CHECK_IN && roundState(round, now) === "open";
        const form = open && role.choices?.[mark] === "short" ? "short" : "whole";
        written[mark].push({ ...done.writing, answers, form, confidencesId: under?.id ?? null });
      }
      received = done?.received ?? null;
    }
  }
  for (const mark of MARKS) pivot(role, mark, given, written[mark], now);
  const ids = {
    circle: await buildReflections(given, "circle", written.circle),
    diamond: await buildReflections(given, "diamond", written.diamond),
  };
  const sentBy = (mark: PartnerMark) =>
    written[mark].map((writing, i) => ({ id: ids[mark][i] ?? "", writing }));
  return { circle: sentBy("circle"), diamond: sentBy("diamond") };
}

/** One round of a partner keeps the number that was true before another one was. */
function pivot(
  role: Role,
  mark: PartnerMark,
  given: BuiltAssignment,
  written: Writing[],
  now: Date,
): void {
  const back = given.exerciseKey === CHECK_IN ? (role.pivoted?.[mark] ?? 0) : 0;
  const over = written.filter(({ round }) => roundState(round, now) === "closed");
  const one = back > 0 ? over.at(-back) : undefined;
  const said = one?.answers.said;
  if (!one || said?.is !== "given") return;
  const value = Number(said.value) >= 3 ? Number(said.value) - 2 : Number(said.value) + 2;
  one.earlier = { said: { is: "given", value } };
}

function courseOn(
  role: Role,
  mark: PartnerMark,
  round: BuiltRound,
  given: BuiltAssignment,
  now: Date,
): Course | null {
  const { course } = role[mark];
  // What both released, both wrote.
  const together = role.also?.some(
    (each) => each.exerciseKey === given.exerciseKey && each.released,
  );
  if (course && together) return { ...course, missing: 0 };
  const running = given.exerciseKey === CHECK_IN && roundState(round, now) === "open";
  if (!course || !running) return course;
  return role.answeredNow.includes(mark) ? { ...course, missing: 0 } : null;
}

/** Sessions from before the first round to the next one, oldest first. */
function sessionsOf({ now, timeZone, ...stage }: Stage, role: Role, opens: WallTime): Date[] {
  const last = role.session
    ? addDays(today({ now, timeZone, ...stage }, role.session.hour), role.session.inDays)
    : addDays(today({ now, timeZone, ...stage }, 17), -7 * (role.archivedWeeksAgo ?? 0));
  const step = 7 * (role.session?.everyWeeks ?? 2);
  const first = instantOf(addDays(opens, -9), timeZone);
  const starts: Date[] = [];
  for (let wall = last; instantOf(wall, timeZone) > first; wall = addDays(wall, -step)) {
    starts.unshift(instantOf(wall, timeZone));
  }
  return starts;
}

/** Days from today to the weekday on which the couple's rounds turn; 0 to 6, or back in its past. */
function anchorDays({ session, archivedWeeksAgo = 0 }: Role): number {
  return session ? session.inDays % 7 : -7 * archivedWeeksAgo;
}

function today({ now, timeZone }: Stage, hour: number): WallTime {
  const [day] = wallTimeOf(now, timeZone).split("T");
  return `${day}T${String(hour).padStart(2, "0")}:00`;
}

function hourLater(wall: WallTime): WallTime {
  const [day, time = "00:00"] = wall.split("T");
  return `${day}T${String(Number(time.slice(0, 2)) + 1).padStart(2, "0")}:00`;
}

function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * 86_400_000);
}

function weeksBefore(instant: Date, weeks: number): Date {
  return daysAfter(instant, -7 * weeks);
}
