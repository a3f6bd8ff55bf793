import { boolean, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id, sealed } from "./column";
import { member } from "./member";
import { LOOKUP, OWN_ACCOUNT, policy, SYSTEM } from "./policy";
import { practice } from "./practice";

/** What a member's one-time codes are made with, sealed under the practice's key. */
export const totp = pgTable(
  "totp",
  {
    memberId: uuid("member_id")
      .primaryKey()
      .references(() => member.id),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    /** Null until a first code was given. */
    secret: sealed("secret"),
    /** After the id of the sign-in that asked for it. Shown as a QR code, and not in use before a code of it was given. */
    pending: sealed("pending"),
    pendingSince: at("pending_since"),
    /** The step of time of the last code that was taken: none up to it is taken again. */
    lastStep: integer("last_step").notNull().default(0),
  },
  () => [
    policy("totp_self", "all", OWN_ACCOUNT),
    // A rotation seals it anew, and an owner is told whether somebody has one.
    policy("totp_system", "all", SYSTEM),
    policy(
      "totp_lookup",
      "select",
      `member_id in (select sign_in.member_id from sign_in where sign_in.token_hash = ${LOOKUP})`,
    ),
  ],
);

/** Stands in for a one-time code, once. */
export const recoveryCode = pgTable(
  "recovery_code",
  {
    id: id(),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    memberId: uuid("member_id")
      .notNull()
      .references(() => member.id),
    codeHash: text("code_hash").notNull(),
    usedAt: at("used_at"),
    /** Of before a reset without a code: it signs nobody in, and ends the waiting that came of it. */
    endsWaiting: boolean("ends_waiting").notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    index("recovery_code_member").on(table.memberId),
    policy("recovery_code_self", "all", OWN_ACCOUNT),
  ],
);
