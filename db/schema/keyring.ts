import { integer, pgSchema, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, sealed } from "./column";
import { onCareTeam, policy, principalId, principalIs, SYSTEM } from "./policy";

/** A schema of its own, to be left out of data dumps: a dump without it opens nothing. */
export const keyring = pgSchema("keyring");

const practiceKey = `practice_id = ${principalId("practice")} and couple_id is null`;

/**
 * Keys, each wrapped by the one above it: `MASTER_KEY` wraps a practice's, that wraps its couples'
 * and its partners'. `id` is the id of what the key belongs to.
 */
export const wrappedKey = keyring.table(
  "wrapped_key",
  {
    id: uuid("id").primaryKey(),
    practiceId: uuid("practice_id").notNull(),
    coupleId: uuid("couple_id"),
    partnerId: uuid("partner_id"),
    version: integer("version").notNull().default(1),
    wrapped: sealed("wrapped").notNull(),
    createdAt: createdAt(),
  },
  () => [
    policy(
      "wrapped_key_practice",
      "select",
      `(${principalIs("therapist")} or ${principalIs("partner")}) and ${practiceKey}`,
    ),
    // It opens what both released, and deletes the key of whoever wants everything gone.
    policy("wrapped_key_system", "all", SYSTEM),
    policy("wrapped_key_care_team", "all", onCareTeam()),
    policy(
      "wrapped_key_partner",
      "select",
      `${principalIs("partner")} and practice_id = ${principalId("practice")} and couple_id = ${principalId("couple")} and (partner_id is null or partner_id = ${principalId("partner")})`,
    ),
  ],
);

/** Applied at start: what was erased stays erased, whatever dump is restored. */
export const erasedKey = keyring.table(
  "erased_key",
  {
    id: uuid("id").primaryKey(),
    practiceId: uuid("practice_id").notNull(),
    erasedAt: at("erased_at").notNull().defaultNow(),
  },
  () => [
    policy(
      "erased_key_system",
      "all",
      `${principalIs("system")} and practice_id = ${principalId("practice")}`,
    ),
  ],
);

/** Keys of the installation (look-up hashes, audit chains), wrapped by `MASTER_KEY`. Random, so rotation changes no hash. */
export const installationKey = keyring.table("installation_key", {
  kind: text("kind", { enum: ["lookup", "audit"] }).primaryKey(),
  wrapped: sealed("wrapped").notNull(),
});
