import { pgTable, uuid } from "drizzle-orm/pg-core";
import { at, createdAt } from "./column";
import { couple, partner } from "./couple";
import { member } from "./member";
import {
  IN_PRACTICE,
  IS_OWNER,
  OWN_PARTNER,
  onCareTeam,
  policy,
  principalId,
  principalIs,
  SYSTEM,
} from "./policy";
import { practice } from "./practice";

const NOT_YET_ERASED = `${IN_PRACTICE} and ${IS_OWNER} and erased_at is null`;

/** A partner wants everything gone: hidden at once, the key deleted at `erasesAt`; undone by deleting the row. */
export const erasure = pgTable(
  "erasure",
  {
    partnerId: uuid("partner_id")
      .primaryKey()
      .references(() => partner.id),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    coupleId: uuid("couple_id")
      .notNull()
      .references(() => couple.id),
    createdAt: createdAt(),
    erasesAt: at("erases_at").notNull(),
    erasedAt: at("erased_at"),
    // The passphrase that asked. It may have been replaced since, so nothing is referenced.
    askedWith: uuid("asked_with"),
    // Since when it is sure enough for the key to go; null while a link issued later has to say so.
    sureAt: at("sure_at"),
  },
  () => [
    policy("erasure_own", "all", OWN_PARTNER),
    policy("erasure_care_team", "select", onCareTeam()),
    policy("erasure_system", "all", SYSTEM),
  ],
);

/** While it stands no key of the practice is deleted; partners are told before they write. */
export const legalHold = pgTable(
  "legal_hold",
  {
    practiceId: uuid("practice_id")
      .primaryKey()
      .references(() => practice.id),
    setBy: uuid("set_by")
      .notNull()
      .references(() => member.id),
    createdAt: createdAt(),
  },
  () => [
    policy("legal_hold_practice", "select", IN_PRACTICE),
    policy("legal_hold_owner", "all", `${IN_PRACTICE} and ${IS_OWNER}`),
    policy(
      "legal_hold_partners",
      "select",
      `${principalIs("partner")} and practice_id = ${principalId("practice")}`,
    ),
    policy("legal_hold_system", "select", SYSTEM),
  ],
);

/**
 * Everything of the practice goes at `erasesAt`: all its keys are deleted then. Undone by deleting the
 * row; once `erasedAt` is set there is nothing left to undo.
 */
export const practiceErasure = pgTable(
  "practice_erasure",
  {
    practiceId: uuid("practice_id")
      .primaryKey()
      .references(() => practice.id),
    // Null where only the ledger still tells that it was erased.
    askedBy: uuid("asked_by").references(() => member.id),
    createdAt: createdAt(),
    erasesAt: at("erases_at").notNull(),
    erasedAt: at("erased_at"),
  },
  () => [
    policy("practice_erasure_members", "select", IN_PRACTICE),
    policy("practice_erasure_ask", "insert", NOT_YET_ERASED),
    policy("practice_erasure_undo", "delete", NOT_YET_ERASED),
    policy(
      "practice_erasure_partners",
      "select",
      `${principalIs("partner")} and practice_id = ${principalId("practice")}`,
    ),
    policy("practice_erasure_system", "all", SYSTEM),
    // Where every practice is erased, another may be set up.
    policy(
      "practice_erasure_installation",
      "select",
      `${principalIs("system")} and ${principalId("practice")} is null`,
    ),
  ],
);
