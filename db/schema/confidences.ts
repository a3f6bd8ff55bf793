import { integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, sealed } from "./column";
import { couple } from "./couple";
import { member } from "./member";
import { OWN_COUPLE, onCareTeam, policy } from "./policy";
import { practice } from "./practice";

/** A version of what the therapist may bring into the joint session, under the couple's key. */
export const confidences = pgTable(
  "confidences",
  {
    id: id(),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    coupleId: uuid("couple_id")
      .notNull()
      .references(() => couple.id),
    version: integer("version").notNull(),
    template: text("template", { enum: ["no-secrets", "limited", "separate"] }).notNull(),
    words: sealed("words").notNull(),
    writtenBy: uuid("written_by")
      .notNull()
      .references(() => member.id),
    createdAt: createdAt(),
  },
  (table) => [
    unique("confidences_version").on(table.coupleId, table.version),
    policy("confidences_care_team", "all", onCareTeam()),
    policy("confidences_partners", "select", OWN_COUPLE),
  ],
);
