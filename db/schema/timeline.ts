import { date, index, pgTable, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, sealed } from "./column";
import { couple, session } from "./couple";
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
  writtenBy: uuid("written_by")
    .notNull()
    .references(() => member.id),
  words: sealed("words").notNull(),
  createdAt: createdAt(),
});

/** A few words of the therapist's at a day of the couple's time ("moved house"): a tick on charts. */
export const event = pgTable(
  "event",
  { ...scope(), happenedOn: date("happened_on", { mode: "string" }).notNull() },
  (table) => [
    index("event_couple").on(table.coupleId, table.happenedOn),
    policy("event_care_team", "all", onCareTeam()),
  ],
);

/** What the couple agreed with the therapist, in a session or between two. The latest stands. */
export const agreement = pgTable(
  "agreement",
  {
    ...scope(),
    sessionId: uuid("session_id").references(() => session.id, { onDelete: "set null" }),
    agreedOn: date("agreed_on", { mode: "string" }).notNull(),
  },
  (table) => [
    index("agreement_couple").on(table.coupleId, table.agreedOn),
    policy("agreement_care_team", "all", onCareTeam()),
  ],
);
