import { bigserial, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "./column";
import { IN_PRACTICE, onCareTeam, policy, principalId, principalIs } from "./policy";
import { practice } from "./practice";

/** Who read or changed what, and when; never a word of it. Rows are only ever added. */
export const audit = pgTable(
  "audit",
  {
    seq: bigserial("seq", { mode: "number" }).primaryKey(),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    coupleId: uuid("couple_id"),
    actorKind: text("actor_kind", { enum: ["therapist", "partner", "system"] }).notNull(),
    actorId: uuid("actor_id"),
    action: text("action").notNull(),
    subjectId: uuid("subject_id"),
    createdAt: createdAt(),
  },
  (table) => [
    index("audit_couple").on(table.coupleId),
    policy(
      "audit_append",
      "insert",
      `(select current_setting('app.kind', true)) <> '' and practice_id = ${principalId("practice")}`,
    ),
    policy("audit_care_team", "select", onCareTeam()),
    policy(
      "audit_practice",
      "select",
      `${IN_PRACTICE} and couple_id is null and ${principalIs("therapist")}`,
    ),
  ],
);
