import { boolean, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id, sealed } from "./column";
import { couple } from "./couple";
import {
  IN_PRACTICE,
  LOOKUP,
  OWN_ACCOUNT,
  OWN_COUPLE,
  OWN_MEMBER,
  policy,
  principalId,
  principalIs,
  SYSTEM,
} from "./policy";
import { practice } from "./practice";

/** A therapist's account. The name is sealed under the practice's key. */
export const member = pgTable(
  "member",
  {
    id: id(),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    role: text("role", { enum: ["owner", "therapist"] }).notNull(),
    name: sealed("name").notNull(),
    createdAt: createdAt(),
  },
  () => [
    // Nobody writes their own row: role and practice are the door's to say.
    policy("member_practice", "select", IN_PRACTICE),
    policy(
      "member_entrant",
      "select",
      `${principalIs("entrant")} and practice_id = ${principalId("practice")} and id = ${principalId("member")}`,
    ),
    policy(
      "member_partners",
      "select",
      `${principalIs("partner")} and practice_id = ${principalId("practice")} and id in (select care_team.member_id from care_team where care_team.couple_id = ${principalId("couple")})`,
    ),
    policy("member_system", "all", SYSTEM),
    policy(
      "member_lookup",
      "select",
      `id in (select sign_in.member_id from sign_in where sign_in.token_hash = ${LOOKUP})`,
    ),
  ],
);

/** How a member signs in; apart from `member`, so that who may read a name reads no hash. */
export const credential = pgTable(
  "credential",
  {
    memberId: uuid("member_id")
      .primaryKey()
      .references(() => member.id),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    emailHash: text("email_hash").notNull().unique(),
    email: sealed("email").notNull(),
    passwordHash: text("password_hash").notNull(),
    passwordChangedAt: at("password_changed_at").notNull().defaultNow(),
  },
  () => [
    policy("credential_self", "all", OWN_MEMBER),
    policy("credential_own", "select", OWN_ACCOUNT),
    policy("credential_system", "all", SYSTEM),
    policy("credential_lookup", "select", `email_hash = ${LOOKUP}`),
  ],
);

/** A member who may no longer sign in; lifted by deleting the row. */
export const suspension = pgTable(
  "suspension",
  {
    memberId: uuid("member_id")
      .primaryKey()
      .references(() => member.id),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    suspendedBy: uuid("suspended_by").references(() => member.id),
    createdAt: createdAt(),
  },
  () => [
    policy("suspension_practice", "select", IN_PRACTICE),
    policy("suspension_system", "all", SYSTEM),
    policy(
      "suspension_lookup",
      "select",
      `member_id in (select sign_in.member_id from sign_in where sign_in.token_hash = ${LOOKUP}) or member_id in (select credential.member_id from credential where credential.email_hash = ${LOOKUP})`,
    ),
  ],
);

/** A browser login of a member. The cookie carries the token, this row its hash. */
export const signIn = pgTable(
  "sign_in",
  {
    id: id(),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    memberId: uuid("member_id")
      .notNull()
      .references(() => member.id),
    tokenHash: text("token_hash").notNull().unique(),
    /** In words, from what the browser says of itself; no place. */
    device: text("device").notNull().default("A browser"),
    createdAt: createdAt(),
    lastSeenAt: at("last_seen_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
    endedAt: at("ended_at"),
    /** When a code, a recovery code or a passkey was given in it. */
    provedAt: at("proved_at"),
    /** Of the latest challenge to a passkey, what it is for and the challenge, hashed; null once it was answered. */
    challengeHash: text("challenge_hash"),
    challengedAt: at("challenged_at"),
  },
  () => [
    policy("sign_in_self", "all", OWN_ACCOUNT),
    policy("sign_in_system", "all", SYSTEM),
    policy("sign_in_lookup", "select", `token_hash = ${LOOKUP}`),
  ],
);

/** A way to a new password that was made for a member. Works once; the link carries the token. */
export const passwordReset = pgTable(
  "password_reset",
  {
    id: id(),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    memberId: uuid("member_id")
      .notNull()
      .references(() => member.id),
    /** The owner who made it; null where whoever runs the server did. */
    madeBy: uuid("made_by").references(() => member.id),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: createdAt(),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
    /** How many codes were tried by it, each counted before it was looked at. */
    codesTried: integer("codes_tried").notNull().default(0),
  },
  (table) => [
    index("password_reset_member").on(table.memberId),
    policy("password_reset_system", "all", SYSTEM),
    policy("password_reset_lookup", "select", `token_hash = ${LOOKUP}`),
    policy("password_reset_use", "update", `token_hash = ${LOOKUP}`),
  ],
);

/** Who may see a couple. */
export const careTeam = pgTable(
  "care_team",
  {
    id: id(),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    coupleId: uuid("couple_id")
      .notNull()
      .references(() => couple.id),
    memberId: uuid("member_id")
      .notNull()
      .references(() => member.id),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => member.id),
    /** Set while the member, whose password was reset without a code, waits to be let in again. */
    waitingSince: at("waiting_since"),
    createdAt: createdAt(),
  },
  (table) => [
    index("care_team_member").on(table.memberId),
    unique("care_team_once").on(table.coupleId, table.memberId),
    policy("care_team_practice", "select", IN_PRACTICE),
    // Who is on a team is the door's to say; no colleague can write it.
    policy("care_team_partners", "select", OWN_COUPLE),
    policy("care_team_system", "all", SYSTEM),
  ],
);

/** A one-time way to create a practice and its owner. No tenant owns it yet. */
export const setupCode = pgTable(
  "setup_code",
  {
    codeHash: text("code_hash").primaryKey(),
    used: boolean("used").notNull().default(false),
    createdAt: createdAt(),
  },
  () => [
    policy("setup_code_system", "all", principalIs("system")),
    policy("setup_code_lookup", "select", `code_hash = ${LOOKUP}`),
    policy("setup_code_use", "update", `code_hash = ${LOOKUP}`),
  ],
);
