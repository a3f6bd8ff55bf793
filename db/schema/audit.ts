import { bigserial, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { PRIVATE_ACTIONS } from "../../domain/audit-words";
import { createdAt } from "./column";
import { IN_PRACTICE, IS_OWNER, onCareTeam, policy, principalId, SYSTEM } from "./policy";
import { practice } from "./practice";

// That a partner released, took back or read again is nobody's to know, by the trail neither.
const NOT_PRIVATE = `action not in (${PRIVATE_ACTIONS.map((action) => `'${action}'`).join(", ")})`;

/**
 * Who read or changed what, and when; never a word of it. Rows are only ever added: no grant and a
 * trigger see to it. `number` and `chained` are a row's place in its practice's chain and what proves
 * it; a row that has neither proves nothing, and verifying says so.
 */
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
    number: integer("number"),
    chained: text("chained"),
  },
  (table) => [
    unique("audit_number").on(table.practiceId, table.number),
    index("audit_couple").on(table.coupleId),
    policy(
      "audit_append",
      "insert",
      `(select current_setting('app.kind', true)) <> '' and practice_id = ${principalId("practice")}`,
    ),
    policy("audit_care_team", "select", `${onCareTeam()} and ${NOT_PRIVATE}`),
    // One's own, and an owner's all: rows hold ids and no word, and of a couple whose team the owner
    // is not on, the door says no more than that something was done.
    policy(
      "audit_practice",
      "select",
      `${IN_PRACTICE} and (actor_id = ${principalId("member")} or ${IS_OWNER}) and ${NOT_PRIVATE}`,
    ),
    policy("audit_system", "select", SYSTEM),
  ],
);

/** The latest link of a practice's chain; whoever appends holds its row, so that no chain forks. */
export const auditHead = pgTable(
  "audit_head",
  {
    practiceId: uuid("practice_id")
      .primaryKey()
      .references(() => practice.id),
    number: integer("number").notNull(),
    chained: text("chained").notNull(),
  },
  () => [
    policy(
      "audit_head_append",
      "all",
      `(select current_setting('app.kind', true)) <> '' and practice_id = ${principalId("practice")}`,
    ),
  ],
);
