import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id } from "./column";
import { member } from "./member";
import { IN_PRACTICE, IS_OWNER, LOOKUP, policy, SYSTEM } from "./policy";
import { practice } from "./practice";

/**
 * A colleague's way into the practice, once. The link carries the token, this row its hash; used up
 * and taken back alike by deleting the row.
 */
export const invitation = pgTable(
  "invitation",
  {
    id: id(),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    role: text("role", { enum: ["owner", "therapist"] }).notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    invitedBy: uuid("invited_by")
      .notNull()
      .references(() => member.id),
    createdAt: createdAt(),
    expiresAt: at("expires_at").notNull(),
  },
  () => [
    policy("invitation_owner", "all", `${IN_PRACTICE} and ${IS_OWNER}`),
    policy("invitation_system", "all", SYSTEM),
    policy("invitation_lookup", "select", `token_hash = ${LOOKUP}`),
  ],
);
