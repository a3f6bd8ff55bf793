import type { Template } from "@/domain/confidences";
import type { Choice } from "@/domain/consent";
import type { Answers } from "@/domain/reflection";
import type { ReviewReason } from "@/domain/review";
import type { PartnerMark } from "@/domain/series";
import type { PartnerWords } from "./builders";
import type { Course } from "./course";

/** An exercise beside the check-ins. */
export type Also = {
  exerciseKey: string;
  weeksAgo: number;
  moment?: string;
  /** Both released what they wrote, and it is open. */
  released?: true;
  /** Said of a partner in place of whatever chance gives. */
  says?: Partial<Record<PartnerMark, Answers>>;
  /** What a therapist decided on the reviews that the answers ask for, by reason. */
  decided?: Partial<Record<ReviewReason, string>>;
};

/** A couple of the sample practice. Days and weeks count from the day the sample is loaded. */
export type Role = {
  alias: string;
  circle: PartnerWords & { course: Course | null };
  diamond: PartnerWords & { course: Course | null };
  /** Weeks of weekly check-ins that are over; the next one is open now. */
  rounds: number;
  /** Days until the next session, its hour, and weeks between sessions. */
  session: { inDays: number; hour: number; everyWeeks: number } | null;
  screened: boolean;
  /** Who of the open round's partners has answered it already. */
  answeredNow: readonly ("circle" | "diamond")[];
  greeting?: string;
  /** Other exercises and how many weeks ago each was due. */
  also?: readonly Also[];
  /** The confidences policies, oldest first, and how many weeks ago each was written; none by default. */
  policies?: readonly { template: Template; weeksAgo: number }[];
  /** What was chosen about the check-in that is open now. */
  choices?: Partial<Record<PartnerMark, Choice>>;
  /** Rounds of the check-in that a partner withdrew, counted back from the latest that is over. */
  withdrew?: Partial<Record<PartnerMark, number>>;
  /** Rounds, counted back likewise, whose first number somebody changed since something else was true. */
  pivoted?: Partial<Record<PartnerMark, number>>;
  /** Days ago that somebody said of a partner's link that it was not for them. */
  misdelivered?: { mark: PartnerMark; daysAgo: number };
  /** The check-ins are guessed first: so many of the latest rounds that are over were; the rest was just opened. */
  guessed?: number;
  /** Totals on the sample measure, and how many weeks ago each was taken. */
  totals?: Record<PartnerMark, readonly (readonly [weeksAgo: number, total: number])[]>;
  /** Days since a quiet pause began. */
  pausedDaysAgo?: number;
  /** What was agreed and what happened, and how many weeks ago. */
  agreed?: readonly (readonly [weeksAgo: number, words: string])[];
  happened?: readonly (readonly [weeksAgo: number, words: string])[];
  notes: readonly string[];
  colleague?: true;
  archivedWeeksAgo?: number;
  /** Its two links are printed at start. */
  printed?: true;
};

const steady = (at: number, missing = 0.08): Course => ({
  clear: [at, at],
  said: [at - 1, at - 1],
  received: [at, at],
  ...{ missing, unknown: 0.04 },
});

const rising = (from: number, to: number, missing = 0.08): Course => ({
  clear: [from, to],
  said: [from - 1, to],
  received: [from + 1, to],
  ...{ missing, unknown: 0.05 },
});

const chose = (value: string) => ({ is: "given", value }) as const;

const PHONE_EVENINGS = "Text after 19:00. The phone is private.";
const WORK_MAIL = "E-mail at work, weekdays only. Never a voicemail.";
const ANY_TIME = "Any time, by text.";

const en = (name: string, safeContact: string, course: Course | null) =>
  ({ name, language: "en", safeContact, course }) as const;
const es = (name: string, safeContact: string, course: Course | null) =>
  ({ name, language: "es", safeContact, course }) as const;

/** Ten invented couples at different points of their work. */
export const CAST: readonly Role[] = [
  {
    ...{ alias: "Linden & Sol", rounds: 8, screened: true, answeredNow: [], printed: true },
    circle: en("Linden", PHONE_EVENINGS, rising(4, 6)),
    diamond: es("Marisol", "Por mensaje, entre las nueve y las dos.", steady(6)),
    session: { inDays: 3, hour: 10, everyWeeks: 2 },
    greeting: "It was good to see you both. Four quiet minutes are enough.",
    also: [{ exerciseKey: "tune-in", weeksAgo: 5 }],
    policies: [{ template: "limited", weeksAgo: 9 }],
    notes: ["Linden waits to be asked. Marisol asks quickly. Slow the first minute down."],
  },
  {
    ...{ alias: "Wren & Aster", rounds: 0, screened: true, answeredNow: [] },
    circle: en("Wren", ANY_TIME, null),
    diamond: en("Aster", WORK_MAIL, null),
    session: { inDays: 5, hour: 17, everyWeeks: 2 },
    greeting: "Welcome. There is nothing to get right here.",
    notes: ["First session done. Both want fewer arguments in the car."],
  },
  {
    ...{ alias: "Juniper & Flint", rounds: 2, screened: false, answeredNow: ["circle"] },
    circle: en("Juniper", PHONE_EVENINGS, steady(5, 0)),
    diamond: en("Flint", ANY_TIME, steady(6, 0)),
    session: { inDays: 1, hour: 9, everyWeeks: 1 },
    policies: [{ template: "separate", weeksAgo: 3 }],
    choices: { diamond: "later" },
    notes: [],
  },
  {
    ...{ alias: "Sage & Rowan", rounds: 4, screened: true, answeredNow: ["circle", "diamond"] },
    circle: en("Sage", ANY_TIME, rising(5, 7, 0)),
    diamond: en("Rowan", PHONE_EVENINGS, steady(4, 0)),
    session: { inDays: 2, hour: 15, everyWeeks: 1 },
    policies: [{ template: "limited", weeksAgo: 5 }],
    choices: { circle: "whole", diamond: "short" },
    notes: ["Rowan: silence is not agreement. Ask again, slower."],
    colleague: true,
  },
  {
    ...{ alias: "Fern & Bay", rounds: 16, screened: true, answeredNow: ["diamond"] },
    circle: en("Fern", WORK_MAIL, rising(3, 6)),
    diamond: en("Bay", ANY_TIME, {
      clear: [6, 7],
      said: [6, 5],
      received: [4, 7],
      missing: 0.1,
      unknown: 0.03,
    }),
    session: { inDays: 0, hour: 18, everyWeeks: 2 },
    also: [
      { exerciseKey: "draft-the-true-sentence", weeksAgo: 9 },
      { exerciseKey: "soft-landing", weeksAgo: 1, released: true },
    ],
    policies: [
      { template: "no-secrets", weeksAgo: 17 },
      { template: "limited", weeksAgo: 2 },
    ],
    pivoted: { circle: 1 },
    agreed: [[2, "Whoever comes home first says one true thing about the day. The other thanks."]],
    guessed: 5,
    notes: [
      "Bay says more and is heard less, by both accounts. Watch the pace.",
      "They repaired in the room without me. Said so.",
    ],
  },
  {
    ...{ alias: "Harbor & Quill", rounds: 40, screened: true, answeredNow: [] },
    circle: en("Harbor", PHONE_EVENINGS, rising(3, 7, 0.12)),
    diamond: en("Quill", ANY_TIME, rising(4, 6, 0.15)),
    session: { inDays: 4, hour: 11, everyWeeks: 2 },
    also: [{ exerciseKey: "one-small-true-thing", weeksAgo: 1, released: true }],
    policies: [{ template: "limited", weeksAgo: 40 }],
    withdrew: { diamond: 2 },
    pivoted: { circle: 1 },
    agreed: [
      [30, "Phones stay in the hall after nine."],
      [2, "Sunday walk, one speaks for two minutes, the other only asks."],
    ],
    happened: [
      [22, "moved house"],
      [9, "Quill’s new job"],
    ],
    totals: {
      circle: [
        [38, 42],
        [25, 37],
        [12, 30],
        [2, 28],
      ],
      diamond: [
        [38, 31],
        [2, 33],
      ],
    },
    notes: [
      "Nearly a year of check-ins. Talk about what they want to keep when we end.",
      "The holidays were hard for both, each in a different step.",
    ],
  },
  {
    ...{ alias: "Ember & Cove", rounds: 6, screened: true, answeredNow: [] },
    circle: en("Ember", ANY_TIME, steady(5, 0)),
    diamond: en("Cove", "Only by post to the office.", null),
    session: { inDays: 6, hour: 16, everyWeeks: 2 },
    policies: [{ template: "separate", weeksAgo: 7 }],
    choices: { diamond: "declined" },
    notes: ["Cove has not written. That is an answer I may not read anything into."],
  },
  {
    ...{ alias: "Poppy & Slate", rounds: 5, screened: true, answeredNow: ["circle"] },
    circle: en("Poppy", PHONE_EVENINGS, steady(6)),
    diamond: en("Slate", WORK_MAIL, rising(3, 5)),
    session: { inDays: 3, hour: 14, everyWeeks: 1 },
    also: [
      { exerciseKey: "yes-no-not-sure", weeksAgo: 4 },
      { exerciseKey: "when-it-stung", weeksAgo: 3 },
      {
        ...{ exerciseKey: "the-yes-that-wasnt", weeksAgo: 2 },
        says: {
          circle: {
            ...{ said: chose("soft-yes"), felt: chose("soft-no") },
            ...{ why: chose("afraid-of-the-reaction"), did: chose("stopped") },
          },
        },
        decided: {
          "yes-over-no": "Asked alone on the phone. Going slower, and meeting alone once.",
        },
      },
      {
        exerciseKey: "which-step-slipped",
        weeksAgo: 1,
        moment: "The ten minutes after the parents' evening",
      },
    ],
    policies: [{ template: "limited", weeksAgo: 6 }],
    pausedDaysAgo: 5,
    notes: ["Together exercises only once Slate finds the exit words easy."],
    colleague: true,
  },
  {
    ...{ alias: "Clover & Pine", rounds: 12, screened: true, answeredNow: [] },
    circle: en("Clover", ANY_TIME, rising(5, 8)),
    diamond: en("Pine", ANY_TIME, rising(4, 7)),
    session: null,
    policies: [{ template: "no-secrets", weeksAgo: 24 }],
    notes: ["Ended well. They keep Sunday coffee as their own check-in."],
    archivedWeeksAgo: 11,
  },
  {
    ...{ alias: "Iris & Vale", rounds: 3, screened: true, answeredNow: ["diamond"] },
    circle: es("Iris", "Llamar al trabajo, nunca a casa.", steady(5)),
    diamond: en("Vale", PHONE_EVENINGS, {
      clear: [7, 7],
      said: [3, 4],
      received: [6, 6],
      missing: 0,
      unknown: 0.18,
    }),
    session: { inDays: 9, hour: 12, everyWeeks: 2 },
    also: [{ exerciseKey: "good-partner-rule", weeksAgo: 1 }],
    policies: [{ template: "limited", weeksAgo: 4 }],
    misdelivered: { mark: "circle", daysAgo: 1 },
    notes: ["Vale answers “I don't know yet” often, and means it. Good."],
  },
];
