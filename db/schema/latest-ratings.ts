import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { sealed } from "./column";
import { couple, partner } from "./couple";
import { OWN_PARTNER, onCareTeam, policy, SYSTEM } from "./policy";
import { practice } from "./practice";

const scope = () => ({
  partnerId: uuid("partner_id")
    .primaryKey()
    .references(() => partner.id),
  practiceId: uuid("practice_id")
    .notNull()
    .references(() => practice.id),
  coupleId: uuid("couple_id")
    .notNull()
    .references(() => couple.id),
});

/**
 * How often what a therapist sees of a partner's ratings may have changed. Triggers on every table
 * that it rests on count, so that nobody who writes there can forget it; it never counts back.
 */
export const ratingsChange = pgTable(
  "ratings_change",
  { ...scope(), number: integer("number").notNull() },
  () => [
    policy("ratings_change_partner", "all", OWN_PARTNER),
    policy("ratings_change_care_team", "all", onCareTeam()),
    policy("ratings_change_system", "all", SYSTEM),
  ],
);

/**
 * The latest ratings of a partner that are in sight, as one blob under the partner's key: what the
 * caseload draws. True only while `change` is the partner's number and `library` the exercises' own:
 * a trigger takes it away with each change, since it may hold what was withdrawn, and another keeps
 * none that a change has overtaken. It holds nothing that cannot be made again from the reflections,
 * and goes with the key.
 */
export const latestRatings = pgTable(
  "latest_ratings",
  {
    ...scope(),
    change: integer("change").notNull(),
    library: text("library").notNull(),
    sealed: sealed("sealed").notNull(),
  },
  () => [
    policy("latest_ratings_care_team", "all", onCareTeam()),
    // What a partner changes takes it away; reading it would show what was sent, without the passphrase.
    policy("latest_ratings_partner", "delete", OWN_PARTNER),
    policy("latest_ratings_system", "all", SYSTEM),
  ],
);
