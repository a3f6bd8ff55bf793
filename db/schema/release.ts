import { index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { assignment, round } from "./assignment";
import { at, createdAt, id } from "./column";
import { couple, partner } from "./couple";
import { member } from "./member";
import { OWN_PARTNER, onCareTeam, policy, principalId, SYSTEM } from "./policy";
import { practice } from "./practice";
import { reflection } from "./reflection";

const scope = () => ({
  practiceId: uuid("practice_id")
    .notNull()
    .references(() => practice.id),
  coupleId: uuid("couple_id")
    .notNull()
    .references(() => couple.id),
});

const passage = () => ({
  assignmentId: uuid("assignment_id")
    .notNull()
    .references(() => assignment.id),
  roundId: uuid("round_id")
    .notNull()
    .references(() => round.id),
  promptKey: text("prompt_key").notNull(),
});

// Only what this partner wrote can be released, as a row of the written answers says, and nothing
// that is for the therapist alone.
const OF_OWN_ANSWER =
  `couple_id = ${principalId("couple")} and exists (select 1 from answer` +
  " where answer.partner_id = release.partner_id and answer.reflection_id = release.reflection_id" +
  " and answer.round_id = release.round_id and answer.prompt_key = release.prompt_key" +
  " and not answer.therapist_only)";

/**
 * A partner's choice to let the other read one passage, if the other chooses the same; taken back
 * by deleting the row. No care team and no other partner ever sees it: only what both released.
 */
export const release = pgTable(
  "release",
  {
    id: id(),
    ...scope(),
    partnerId: uuid("partner_id")
      .notNull()
      .references(() => partner.id),
    ...passage(),
    reflectionId: uuid("reflection_id")
      .notNull()
      .references(() => reflection.id),
    createdAt: createdAt(),
  },
  (table) => [
    unique("release_once").on(table.partnerId, table.roundId, table.promptKey),
    policy("release_partner", "select", OWN_PARTNER),
    policy("release_take_back", "delete", OWN_PARTNER),
    policy("release_make", "insert", `${OWN_PARTNER} and ${OF_OWN_ANSWER}`),
    policy("release_system", "all", SYSTEM),
  ],
);

/** Both partners have released this prompt of this round: readable by the other from its hour. */
export const opening = pgTable(
  "opening",
  { id: id(), ...scope(), ...passage(), opensAt: at("opens_at").notNull(), createdAt: createdAt() },
  (table) => [
    unique("opening_once").on(table.roundId, table.promptKey),
    index("opening_couple").on(table.coupleId, table.opensAt),
    policy("opening_care_team", "select", onCareTeam()),
    policy("opening_system", "all", SYSTEM),
  ],
);

/** While it lasts nothing new opens; what is open stays (product rule 7). No partner ever sees it. */
export const quietPause = pgTable(
  "quiet_pause",
  {
    id: id(),
    ...scope(),
    pausedBy: uuid("paused_by")
      .notNull()
      .references(() => member.id),
    createdAt: createdAt(),
    liftedBy: uuid("lifted_by").references(() => member.id),
    liftedAt: at("lifted_at"),
  },
  (table) => [
    index("quiet_pause_couple").on(table.coupleId),
    policy("quiet_pause_care_team", "all", onCareTeam()),
    policy("quiet_pause_system", "select", SYSTEM),
  ],
);
