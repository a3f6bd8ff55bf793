import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { LANGUAGES } from "../../domain/language";
import { assignment, link, partnerSignIn, round } from "./assignment";
import { at, createdAt, id, sealed } from "./column";
import { confidences } from "./confidences";
import { couple, partner } from "./couple";
import { notHeld } from "./held";
import { member } from "./member";
import { HISTORY, OWN_PARTNER, onCareTeam, policy, principalId, SYSTEM } from "./policy";
import { practice } from "./practice";

const scope = () => ({
  practiceId: uuid("practice_id")
    .notNull()
    .references(() => practice.id),
  coupleId: uuid("couple_id")
    .notNull()
    .references(() => couple.id),
  partnerId: uuid("partner_id")
    .notNull()
    .references(() => partner.id),
  assignmentId: uuid("assignment_id")
    .notNull()
    .references(() => assignment.id),
});

// A partner writes within the one assignment that the link serves (product rule 1).
const own = `${OWN_PARTNER} and assignment_id = ${principalId("assignment")}`;
// What is withdrawn, set aside, about to be erased or held is there for its writer alone.
const readable =
  "exists (select 1 from reflection where reflection.id = RELATION.reflection_id and reflection.sent_at is not null)" +
  " and not exists (select 1 from withdrawal where withdrawal.reflection_id = RELATION.reflection_id)" +
  " and not exists (select 1 from setting_aside where setting_aside.reflection_id = RELATION.reflection_id)" +
  " and not exists (select 1 from erasure where erasure.partner_id = RELATION.partner_id)" +
  ` and ${notHeld("reflection_id")}`;
const teamReads = (table: string) =>
  `${onCareTeam()} and ${readable.replaceAll("RELATION", table)}`;
// Behind the passphrase, whatever the assignment.
const history = `${OWN_PARTNER} and ${HISTORY}`;

/** One partner's answers to a round: a draft until sent. That it exists is no secret; its words are elsewhere. */
export const reflection = pgTable(
  "reflection",
  {
    id: id(),
    ...scope(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => round.id),
    language: text("language", { enum: LANGUAGES }).notNull(),
    startedAt: at("started_at").notNull().defaultNow(),
    savedAt: at("saved_at").notNull().defaultNow(),
    sentAt: at("sent_at"),
    sentIn: uuid("sent_in").references(() => partnerSignIn.id),
    // With its row of `setting_aside`, which says by whom.
    setAsideAt: at("set_aside_at"),
    form: text("form", { enum: ["whole", "short", "apart"] })
      .notNull()
      .default("whole"),
    // The policy it was written under, shown beside it whatever comes later.
    confidencesId: uuid("confidences_id").references(() => confidences.id),
  },
  (table) => [
    index("reflection_couple").on(table.coupleId, table.sentAt),
    index("reflection_sent_in").on(table.sentIn),
    // What the wrong partner wrote and was set aside is not in the way of whose round it is.
    uniqueIndex("reflection_once")
      .on(table.partnerId, table.roundId)
      .where(sql`${table.setAsideAt} is null`),
    policy("reflection_partner", "all", own),
    policy("reflection_history", "select", history),
    policy("reflection_system", "all", SYSTEM),
    policy("reflection_care_team", "select", onCareTeam()),
  ],
);

/** The scales and choices of a reflection, one small blob, so that trends open nothing else. */
export const rating = pgTable(
  "rating",
  {
    reflectionId: uuid("reflection_id")
      .primaryKey()
      .references(() => reflection.id),
    ...scope(),
    sealed: sealed("sealed").notNull(),
  },
  () => [
    policy("rating_partner", "all", own),
    policy("rating_history", "select", history),
    policy("rating_care_team", "select", teamReads("rating")),
    policy("rating_system", "all", SYSTEM),
  ],
);

/** One written answer, sealed singly so that it can be released singly. */
export const answer = pgTable(
  "answer",
  {
    id: id(),
    ...scope(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => round.id),
    reflectionId: uuid("reflection_id")
      .notNull()
      .references(() => reflection.id),
    promptKey: text("prompt_key").notNull(),
    sealed: sealed("sealed").notNull(),
    // Of a prompt that may never be released (rule 6). Written with the words and never changed: the
    // app role holds no UPDATE here.
    therapistOnly: boolean("therapist_only").notNull().default(false),
    // Until it is sent, its words are shown to this sign-in alone (product rule 3).
    writtenIn: uuid("written_in")
      .notNull()
      .references(() => partnerSignIn.id),
    writtenAt: at("written_at").notNull().defaultNow(),
  },
  (table) => [
    unique("answer_once").on(table.reflectionId, table.promptKey),
    index("answer_round").on(table.roundId, table.promptKey),
    policy("answer_partner", "all", own),
    policy("answer_history", "select", history),
    policy("answer_care_team", "select", teamReads("answer")),
    policy("answer_system", "all", SYSTEM),
  ],
);

/** One press of Send. The form's key makes a repeated press the same press. */
export const sending = pgTable(
  "sending",
  {
    id: id(),
    ...scope(),
    reflectionId: uuid("reflection_id")
      .notNull()
      .references(() => reflection.id),
    formKey: uuid("form_key").notNull(),
    digest: text("digest").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("sending_once").on(table.partnerId, table.formKey),
    policy("sending_partner", "all", own),
  ],
);

/** What an answer was before "something else is true": both stay, and neither was a mistake. */
export const earlierAnswer = pgTable(
  "earlier_answer",
  {
    id: id(),
    ...scope(),
    reflectionId: uuid("reflection_id")
      .notNull()
      .references(() => reflection.id),
    promptKey: text("prompt_key").notNull(),
    sealed: sealed("sealed").notNull(),
    writtenIn: uuid("written_in")
      .notNull()
      .references(() => partnerSignIn.id),
    createdAt: createdAt(),
  },
  (table) => [
    index("earlier_answer_reflection").on(table.reflectionId),
    policy("earlier_answer_partner", "all", own),
    policy("earlier_answer_history", "select", history),
    policy("earlier_answer_care_team", "select", teamReads("earlier_answer")),
    policy("earlier_answer_system", "all", SYSTEM),
  ],
);

// A foreign key asks nobody's leave: whose reflection it is has to be asked here.
const OF_OWN_REFLECTION =
  "reflection_id in (select reflection.id from reflection where reflection.partner_id = withdrawal.partner_id)";

/** A sent reflection that its writer took out of the therapist's sight; undone by deleting the row. */
export const withdrawal = pgTable(
  "withdrawal",
  {
    reflectionId: uuid("reflection_id")
      .primaryKey()
      .references(() => reflection.id),
    ...scope(),
    createdAt: createdAt(),
  },
  () => [
    policy("withdrawal_partner", "all", `${OWN_PARTNER} and ${OF_OWN_REFLECTION}`),
    policy("withdrawal_care_team", "select", onCareTeam()),
    policy("withdrawal_system", "select", SYSTEM),
  ],
);

/** A reflection that the wrong partner wrote, kept out of everything; undone by deleting the row. */
export const settingAside = pgTable(
  "setting_aside",
  {
    reflectionId: uuid("reflection_id")
      .primaryKey()
      .references(() => reflection.id),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    coupleId: uuid("couple_id")
      .notNull()
      .references(() => couple.id),
    setBy: uuid("set_by")
      .notNull()
      .references(() => member.id),
    /** The same answers given to the partner whose they are. */
    readdressedAs: uuid("readdressed_as").references(() => reflection.id),
    createdAt: createdAt(),
  },
  () => [
    policy("setting_aside_care_team", "all", onCareTeam()),
    policy("setting_aside_system", "select", SYSTEM),
  ],
);

/** A therapist said whose a held reflection is: its writer's, as the link says; undone by deleting the row. */
export const recognition = pgTable(
  "recognition",
  {
    reflectionId: uuid("reflection_id")
      .notNull()
      .references(() => reflection.id),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    coupleId: uuid("couple_id")
      .notNull()
      .references(() => couple.id),
    linkId: uuid("link_id")
      .notNull()
      .references(() => link.id),
    saidBy: uuid("said_by")
      .notNull()
      .references(() => member.id),
    createdAt: createdAt(),
  },
  (table) => [
    // Corrected after another report, it is held once more and may be recognised once more.
    primaryKey({ columns: [table.reflectionId, table.createdAt] }),
    policy("recognition_care_team", "all", onCareTeam()),
    policy("recognition_system", "select", SYSTEM),
  ],
);
