import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id } from "./column";
import { IS_OWNER, LOOKUP, policy, principalId, principalIs } from "./policy";

const self = `id = ${principalId("practice")}`;

/** The tenant. Its own name and crisis line are no secret: partners and members read them. */
export const practice = pgTable(
  "practice",
  {
    id: id(),
    name: text("name").notNull(),
    timeZone: text("time_zone").notNull(),
    crisisLine: text("crisis_line").notNull(),
    /** Where Leave goes; null for the page that anybody might have open. */
    neutralPage: text("neutral_page"),
    /** A couple is erased so many years after it was archived. */
    retentionYears: integer("retention_years").notNull().default(7),
    /** Every member signs in by two steps, wherever the server is reached from. */
    twoStepRequired: boolean("two_step_required").notNull().default(false),
    isSample: boolean("is_sample").notNull().default(false),
    createdAt: createdAt(),
  },
  () => [
    policy("practice_members", "select", `${principalIs("therapist")} and ${self}`),
    policy("practice_entrant", "select", `${principalIs("entrant")} and ${self}`),
    policy(
      "practice_lookup",
      "select",
      `id in (select sign_in.practice_id from sign_in where sign_in.token_hash = ${LOOKUP})`,
    ),
    policy("practice_owner", "update", `${principalIs("therapist")} and ${IS_OWNER} and ${self}`),
    policy("practice_partners", "select", `${principalIs("partner")} and ${self}`),
    policy("practice_system", "all", `${principalIs("system")} and ${self}`),
    // Without a practice of its own the system may see which there are, and change none.
    policy(
      "practice_installation",
      "select",
      `${principalIs("system")} and ${principalId("practice")} is null`,
    ),
  ],
);
