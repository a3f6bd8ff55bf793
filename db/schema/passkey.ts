import { bigint, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id, sealed } from "./column";
import { member } from "./member";
import { OWN_ACCOUNT, policy, SYSTEM } from "./policy";
import { practice } from "./practice";

/** What proves a member's second step in place of a code. The name is sealed under the practice's key; the key is a public one. */
export const passkey = pgTable(
  "passkey",
  {
    id: id(),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    memberId: uuid("member_id")
      .notNull()
      .references(() => member.id),
    name: sealed("name").notNull(),
    /** As the device calls it, in base64url; so is the key. */
    credentialId: text("credential_id").notNull(),
    publicKey: text("public_key").notNull(),
    /** How often the device says that it was used: 32 bits without a sign; 0 where it does not count. */
    counter: bigint("counter", { mode: "number" }).notNull(),
    /** How a browser reaches it: hints for its dialogue. */
    transports: text("transports").array().notNull(),
    createdAt: createdAt(),
    lastUsedAt: at("last_used_at"),
  },
  (table) => [
    unique("passkey_once").on(table.memberId, table.credentialId),
    policy("passkey_self", "all", OWN_ACCOUNT),
    // A rotation seals the names anew, and they go with a member who goes.
    policy("passkey_system", "all", SYSTEM),
  ],
);
