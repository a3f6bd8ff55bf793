import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { assignment, link, round } from "./assignment";
import { createdAt, id } from "./column";
import { couple, partner } from "./couple";
import { OWN_PARTNER, onCareTeam, policy, principalId, SYSTEM } from "./policy";
import { practice } from "./practice";

const scope = () => ({
  id: id(),
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
  createdAt: createdAt(),
});

const own = `${OWN_PARTNER} and assignment_id = ${principalId("assignment")}`;

/** What a partner chose about an exercise, without a reason. The latest row of a round counts. */
export const consent = pgTable(
  "consent",
  {
    ...scope(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => round.id),
    choice: text("choice", { enum: ["whole", "short", "apart", "later", "declined"] }).notNull(),
  },
  (table) => [
    index("consent_round").on(table.roundId, table.partnerId),
    policy("consent_partner", "all", own),
    policy("consent_care_team", "select", onCareTeam()),
  ],
);

/** Whoever opened the link said that it was meant for somebody else. */
export const misdelivery = pgTable(
  "misdelivery",
  {
    ...scope(),
    linkId: uuid("link_id")
      .notNull()
      .references(() => link.id),
  },
  (table) => [
    index("misdelivery_link").on(table.linkId),
    policy("misdelivery_partner", "insert", own),
    policy("misdelivery_care_team", "select", onCareTeam()),
    policy("misdelivery_system", "select", SYSTEM),
  ],
);
