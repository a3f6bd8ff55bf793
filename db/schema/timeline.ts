import { date, index, pgTable, unique, uuid } from "drizzle-orm/pg-core";
import { round } from "./assignment";
import { createdAt, id, sealed } from "./column";
import { couple, partner, session } from "./couple";
import { member } from "./member";
import { onCareTeam, policy } from "./policy";
import { practice } from "./practice";

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

const writtenBy = () =>
  uuid("written_by")
    .notNull()
    .references(() => member.id);

/** Something that happened, in a few of the therapist's words: a tick under every chart. */
export const event = pgTable(
  "event",
  {
    ...scope(),
    writtenBy: writtenBy(),
    onDay: date("on_day", { mode: "string" }).notNull(),
    words: sealed("words").notNull(),
  },
  (table) => [
    index("event_couple").on(table.coupleId),
    policy("event_care_team", "all", onCareTeam()),
  ],
);

/** What was agreed in a therapy session; the latest one opens the next. */
export const agreement = pgTable(
  "agreement",
  {
    ...scope(),
    writtenBy: writtenBy(),
    sessionId: uuid("session_id")
      .notNull()
      .unique()
      .references(() => session.id, { onDelete: "cascade" }),
    words: sealed("words").notNull(),
  },
  (table) => [
    index("agreement_couple").on(table.coupleId),
    policy("agreement_care_team", "all", onCareTeam()),
  ],
);

/** A therapist's guess of a partner's answers to a round, written before they were read. */
export const prediction = pgTable(
  "prediction",
  {
    ...scope(),
    writtenBy: writtenBy(),
    about: uuid("about")
      .notNull()
      .references(() => partner.id),
    roundId: uuid("round_id")
      .notNull()
      .references(() => round.id),
    guessed: sealed("guessed").notNull(),
  },
  (table) => [
    unique("prediction_once").on(table.writtenBy, table.about, table.roundId),
    index("prediction_couple").on(table.coupleId),
    policy("prediction_care_team", "all", onCareTeam()),
  ],
);

/** A licensed measure that the practice holds: what its reliable change rests on, and no item. */
export const measure = pgTable(
  "measure",
  { ...scope(), writtenBy: writtenBy(), about: sealed("about").notNull() },
  (table) => [
    index("measure_couple").on(table.coupleId),
    policy("measure_care_team", "all", onCareTeam()),
  ],
);

/** One total of a measure for one partner on a day. */
export const total = pgTable(
  "total",
  {
    ...scope(),
    writtenBy: writtenBy(),
    measureId: uuid("measure_id")
      .notNull()
      .references(() => measure.id, { onDelete: "cascade" }),
    about: uuid("about")
      .notNull()
      .references(() => partner.id),
    onDay: date("on_day", { mode: "string" }).notNull(),
    value: sealed("value").notNull(),
  },
  (table) => [
    index("total_measure").on(table.measureId),
    policy("total_care_team", "all", onCareTeam()),
  ],
);
