import { index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { assignment, partnerSignIn, round } from "./assignment";
import { at, createdAt, id, sealed } from "./column";
import { couple, partner } from "./couple";
import { OWN_ASSIGNMENT, OWN_COUPLE, OWN_PARTNER, onCareTeam, policy, principalId } from "./policy";
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
const sent =
  "reflection_id in (select reflection.id from reflection where reflection.sent_at is not null)";

/** One partner's answers to a round: a draft until sent. That it exists is no secret; its words are elsewhere. */
export const reflection = pgTable(
  "reflection",
  {
    id: id(),
    ...scope(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => round.id),
    language: text("language", { enum: ["en", "es"] }).notNull(),
    startedAt: at("started_at").notNull().defaultNow(),
    savedAt: at("saved_at").notNull().defaultNow(),
    sentAt: at("sent_at"),
    sentIn: uuid("sent_in").references(() => partnerSignIn.id),
  },
  (table) => [
    index("reflection_couple").on(table.coupleId, table.sentAt),
    unique("reflection_once").on(table.partnerId, table.roundId),
    policy("reflection_partner", "all", own),
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
    policy("rating_care_team", "select", `${onCareTeam()} and ${sent}`),
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
    // Until it is sent, its words are shown to this sign-in alone (product rule 3).
    writtenIn: uuid("written_in")
      .notNull()
      .references(() => partnerSignIn.id),
    writtenAt: at("written_at").notNull().defaultNow(),
  },
  (table) => [
    unique("answer_once").on(table.reflectionId, table.promptKey),
    policy("answer_partner", "all", own),
    policy("answer_care_team", "select", `${onCareTeam()} and ${sent}`),
    // The system writes an opening when both have released; only then, and from its hour.
    policy(
      "answer_opened",
      "select",
      `${OWN_COUPLE} and exists (select 1 from opening where opening.round_id = answer.round_id and opening.prompt_key = answer.prompt_key and opening.opens_at <= now())`,
    ),
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

/** Both partners have released this prompt of this round: readable by the other from its hour. */
export const opening = pgTable(
  "opening",
  {
    id: id(),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    coupleId: uuid("couple_id")
      .notNull()
      .references(() => couple.id),
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => assignment.id),
    roundId: uuid("round_id")
      .notNull()
      .references(() => round.id),
    promptKey: text("prompt_key").notNull(),
    opensAt: at("opens_at").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("opening_once").on(table.roundId, table.promptKey),
    policy("opening_partner", "select", OWN_ASSIGNMENT),
    policy("opening_care_team", "select", onCareTeam()),
  ],
);
