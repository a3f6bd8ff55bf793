import { boolean, date, doublePrecision, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, sealed } from "./column";
import { couple, partner } from "./couple";
import { member } from "./member";
import { IN_PRACTICE, onCareTeam, policy } from "./policy";
import { practice } from "./practice";

const scope = () => ({
  id: id(),
  practiceId: uuid("practice_id")
    .notNull()
    .references(() => practice.id),
  createdAt: createdAt(),
});

/**
 * A licensed measure that the practice holds: its name and its published figures, in the words of its
 * publication, and none of its items. The practice's own, about nobody.
 */
export const measure = pgTable(
  "measure",
  {
    ...scope(),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => member.id),
    name: text("name").notNull(),
    lowest: doublePrecision("lowest").notNull(),
    highest: doublePrecision("highest").notNull(),
    higherIs: text("higher_is", { enum: ["better", "worse"] }).notNull(),
    // Of the publication: both or neither. Without them no reliable change is said.
    standardDeviation: doublePrecision("standard_deviation"),
    retestReliability: doublePrecision("retest_reliability"),
    source: text("source").notNull(),
    retired: boolean("retired").notNull().default(false),
  },
  () => [policy("measure_practice", "all", IN_PRACTICE)],
);

/** One partner's total on a measure, as the therapist entered it, under the partner's key. */
export const measureTotal = pgTable(
  "measure_total",
  {
    ...scope(),
    coupleId: uuid("couple_id")
      .notNull()
      .references(() => couple.id),
    // Not `partner_id`: a partner's own rows are that partner's to see, and this is the therapist's.
    about: uuid("about")
      .notNull()
      .references(() => partner.id),
    measureId: uuid("measure_id")
      .notNull()
      .references(() => measure.id),
    takenOn: date("taken_on", { mode: "string" }).notNull(),
    total: sealed("total").notNull(),
    enteredBy: uuid("entered_by")
      .notNull()
      .references(() => member.id),
  },
  (table) => [
    index("measure_total_couple").on(table.coupleId, table.takenOn),
    policy("measure_total_care_team", "all", onCareTeam()),
  ],
);
