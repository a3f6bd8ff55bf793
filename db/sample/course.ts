import { findExercise } from "@/content/library";
import { type Prompt, promptsOf, SCALE } from "@/domain/exercise";
import type { Language } from "@/domain/language";
import type { Answer } from "@/domain/reflection";
import type { BuiltAssignment, BuiltRound } from "./assigning";
import { pick } from "./random";
import { SENTENCES, type Tone, WRITTEN } from "./sentences";
import type { Writing } from "./writing";

/** How a partner's answers run: where each scale begins and where it is at the end. */
export type Course = {
  clear: readonly [from: number, to: number];
  said: readonly [from: number, to: number];
  received: readonly [from: number, to: number];
  /** Share of rounds that are never answered. */
  missing: number;
  /** Share of questions answered "I don't know yet". */
  unknown: number;
};

type Scale = "clear" | "said" | "received";
const MINUTE = 60_000;

/** What the two witnesses of one round gave: how safe it felt follows how gently it was received. */
export type Pair = { received: number | null };

/** The writing of one partner on one round, or null when that round stays empty. */
export function writeRound(
  random: () => number,
  given: BuiltAssignment,
  round: BuiltRound,
  of: {
    course: Course;
    language: Language;
    /** How far along the course, from 0 to 1. */
    progress: number;
    other: Pair;
    used: Set<string>;
    /** Nothing is written after it. */
    now: Date;
  },
): { writing: Writing; received: number | null } | null {
  if (random() < of.course.missing) return null;
  const exercise = findExercise(given.exerciseKey, given.exerciseVersion);
  if (!exercise) return null;
  const level = (scale: Scale) => {
    const [from, to] = of.course[scale];
    return onScale(from + (to - from) * of.progress + noise(random) * 1.3);
  };
  const levels = { clear: level("clear"), said: level("said"), received: level("received") };
  const heard = of.other.received ?? levels.received;
  const landed = onScale((levels.said + heard) / 2 + noise(random) * 1.2);
  const answers: Record<string, Answer> = {};
  for (const prompt of promptsOf(exercise)) {
    answers[prompt.key] = answerTo(random, given.exerciseKey, prompt, { ...levels, landed }, of);
  }
  const received = answers.received?.is === "given" ? levels.received : null;
  const end = Math.min(+round.dueAt + 20 * 60 * MINUTE, +round.closesAt, +of.now) - 10 * MINUTE;
  const startedAt = new Date(+round.opensAt + (end - +round.opensAt) * (0.15 + 0.85 * random()));
  const sentAt = new Date(+startedAt + (3 + 6 * random()) * MINUTE);
  return { writing: { round, answers, startedAt, sentAt }, received };
}

type Levels = Record<Scale | "landed", number>;

function answerTo(
  random: () => number,
  exerciseKey: string,
  prompt: Prompt,
  levels: Levels,
  { course, language, used }: { course: Course; language: Language; used: Set<string> },
): Answer {
  if (random() < course.unknown) return { is: "unknown" };
  if (random() < (prompt.kind === "write" ? 0.25 : 0.02)) return { is: "skipped" };
  if (prompt.kind === "scale") {
    const core = prompt.core;
    if (core && core !== "slipped") return { is: "given", value: levels[core] };
    return { is: "given", value: onScale(levels.clear + noise(random) * 2) };
  }
  if (prompt.kind === "choose") {
    const value = prompt.core === "slipped" ? slip(random, levels) : undefined;
    return { is: "given", value: value ?? pick(random, prompt.options).key };
  }
  const pool = WRITTEN[exerciseKey]?.[language] ?? SENTENCES[language][tone(levels)];
  const fresh = pool.filter((sentence) => !used.has(sentence));
  const sentence = pick(random, fresh.length > 0 ? fresh : pool);
  used.add(sentence);
  return { is: "given", value: sentence };
}

/** The step that slipped first: mostly the lowest of the three, none when all went well. */
function slip(random: () => number, { clear, said, received }: Levels): string {
  if (Math.min(clear, said, received) >= 6) return "none";
  if (random() < 0.15) return pick(random, ["knowing", "saying", "receiving"]);
  if (clear <= said && clear <= received) return "knowing";
  return said <= received ? "saying" : "receiving";
}

function tone({ said, received, landed }: Levels): Tone {
  const mean = (said + received + landed) / 3;
  if (mean < 4.2) return "hard";
  return mean < 6.5 ? "mixed" : "easy";
}

function onScale(value: number): number {
  return Math.min(SCALE.max, Math.max(SCALE.min, Math.round(value)));
}

/** About normal, mean 0, standard deviation 1: three uniform numbers. */
function noise(random: () => number): number {
  return (random() + random() + random() - 1.5) * 2;
}
