import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { partnerSignIn } from "./assignment";
import { createdAt, id } from "./column";
import { couple, partner } from "./couple";
import { LOOKUP, OWN_PARTNER, policy } from "./policy";
import { practice } from "./practice";

const scope = () => ({
  practiceId: uuid("practice_id")
    .notNull()
    .references(() => practice.id),
  coupleId: uuid("couple_id")
    .notNull()
    .references(() => couple.id),
  partnerId: uuid("partner_id")
    .notNull()
    .references(() => partner.id),
});

const HERE = `(select partner_sign_in.id from partner_sign_in where partner_sign_in.token_hash = ${LOOKUP})`;

/** A partner's own, whatever the link. It opens nothing older than itself; a new one starts anew. */
export const passphrase = pgTable(
  "passphrase",
  {
    id: id(),
    ...scope(),
    hash: text("hash").notNull(),
    setIn: uuid("set_in")
      .notNull()
      .references(() => partnerSignIn.id),
    createdAt: createdAt(),
  },
  (table) => [
    index("passphrase_partner").on(table.partnerId),
    policy("passphrase_own", "all", OWN_PARTNER),
    policy(
      "passphrase_lookup",
      "select",
      `id in (select unlocking.passphrase_id from unlocking where unlocking.sign_in_id in ${HERE})`,
    ),
  ],
);

/** A wrong passphrase, or another set in its place. Five in an hour are all: they belong to the partner and outlive a passphrase. */
export const wrongTry = pgTable(
  "wrong_try",
  { id: id(), ...scope(), createdAt: createdAt() },
  (table) => [
    index("wrong_try_partner").on(table.partnerId, table.createdAt),
    policy("wrong_try_own", "all", OWN_PARTNER),
  ],
);

/** A sign-in in which the passphrase was said; ends with either. */
export const unlocking = pgTable(
  "unlocking",
  {
    signInId: uuid("sign_in_id")
      .primaryKey()
      .references(() => partnerSignIn.id),
    ...scope(),
    passphraseId: uuid("passphrase_id")
      .notNull()
      .references(() => passphrase.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  () => [
    policy("unlocking_own", "all", OWN_PARTNER),
    policy("unlocking_lookup", "select", `sign_in_id in ${HERE}`),
  ],
);
