import { pgTable, unique, uuid } from "drizzle-orm/pg-core";
import { round } from "./assignment";
import { createdAt, id, sealed } from "./column";
import { couple, partner } from "./couple";
import { member } from "./member";
import { onCareTeam, policy, principalId } from "./policy";
import { practice } from "./practice";

/**
 * What one therapist guessed of one partner's round before opening it; without a guess, that it was
 * opened. Sealed under the partner's key, and no one else's to read, not even the care team's.
 */
export const prediction = pgTable(
  "prediction",
  {
    id: id(),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    coupleId: uuid("couple_id")
      .notNull()
      .references(() => couple.id),
    roundId: uuid("round_id")
      .notNull()
      .references(() => round.id),
    // Not `partner_id`: a partner's own rows are that partner's to see, and this never is.
    about: uuid("about")
      .notNull()
      .references(() => partner.id),
    memberId: uuid("member_id")
      .notNull()
      .references(() => member.id),
    guess: sealed("guess"),
    createdAt: createdAt(),
  },
  (table) => [
    unique("prediction_once").on(table.roundId, table.about, table.memberId),
    policy("prediction_own", "all", `member_id = ${principalId("member")} and ${onCareTeam()}`),
  ],
);
