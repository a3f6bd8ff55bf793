import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, sealed } from "./column";
import { couple, partner } from "./couple";
import { member } from "./member";
import { onCareTeam, policy, SYSTEM } from "./policy";
import { practice } from "./practice";
import { reflection } from "./reflection";

const scope = () => ({
  id: id(),
  practiceId: uuid("practice_id")
    .notNull()
    .references(() => practice.id),
  coupleId: uuid("couple_id")
    .notNull()
    .references(() => couple.id),
  createdAt: createdAt(),
});

/** An answer that asks the therapist for a private review: its reason, no word or number of it. */
export const review = pgTable(
  "review",
  {
    ...scope(),
    // Not `partner_id`: a partner's own rows are that partner's to see, and this never is.
    about: uuid("about")
      .notNull()
      .references(() => partner.id),
    reflectionId: uuid("reflection_id")
      .notNull()
      .references(() => reflection.id),
    // Under the partner's own key, since it quotes the answer: erased with it.
    reason: sealed("sealed_reason").notNull(),
  },
  (table) => [
    index("review_reflection").on(table.reflectionId),
    index("review_couple").on(table.coupleId),
    policy("review_care_team", "select", onCareTeam()),
    policy("review_system", "all", SYSTEM),
  ],
);

/** Who looked at a review and what was decided; rows are only ever added. */
export const reviewEntry = pgTable(
  "review_entry",
  {
    ...scope(),
    reviewId: uuid("review_id")
      .notNull()
      .references(() => review.id),
    memberId: uuid("member_id")
      .notNull()
      .references(() => member.id),
    kind: text("kind", { enum: ["looked", "decided"] }).notNull(),
    words: sealed("words"),
  },
  (table) => [
    index("review_entry_review").on(table.reviewId),
    policy("review_entry_read", "select", onCareTeam()),
    policy("review_entry_add", "insert", onCareTeam()),
    policy("review_entry_system", "select", SYSTEM),
  ],
);
