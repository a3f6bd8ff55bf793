import { type SQL, sql } from "drizzle-orm";
import { pgPolicy, pgRole } from "drizzle-orm/pg-core";

/** The role that every door call runs as. It owns nothing and bypasses nothing. */
export const APP_ROLE = "soft_landing_app";
const appRole = pgRole(APP_ROLE).existing();

type Verb = "all" | "select" | "insert" | "update" | "delete";

const uuidSetting = (name: string) =>
  `(select nullif(current_setting('app.${name}', true), '')::uuid)`;
const kindIs = (kind: string) => `(select current_setting('app.kind', true)) = '${kind}'`;
const practice = uuidSetting("practice");

export const OWN_PARTNER = `${kindIs("partner")} and practice_id = ${practice} and partner_id = ${uuidSetting("partner")}`;
export const OWN_ASSIGNMENT = `${kindIs("partner")} and practice_id = ${practice} and assignment_id = ${uuidSetting("assignment")}`;
export const OWN_COUPLE = `${kindIs("partner")} and practice_id = ${practice} and couple_id = ${uuidSetting("couple")}`;
export const IN_PRACTICE = `${kindIs("therapist")} and practice_id = ${practice}`;
/** The therapist signed in owns the practice. */
export const IS_OWNER = "(select current_setting('app.role', true)) = 'owner'";
/** A member's own, also before the second step of signing in. */
export const OWN_ACCOUNT = `(${kindIs("therapist")} or ${kindIs("entrant")}) and practice_id = ${practice} and member_id = ${uuidSetting("member")}`;
export const OWN_MEMBER = `${IN_PRACTICE} and member_id = ${uuidSetting("member")}`;
export const SYSTEM = `${kindIs("system")} and practice_id = ${practice}`;
/** The passphrase was said in this sign-in. */
export const HISTORY = "(select current_setting('app.history', true)) = 'on'";
export const LOOKUP = "(select nullif(current_setting('app.lookup', true), ''))";

/** The value of one of the principal's settings, as SQL text for a policy. */
export const principalId = uuidSetting;
export const principalIs = kindIs;

/**
 * The therapist is on the care team of the couple that `column` names, and does not wait to be let in
 * again (after a reset link that was used without a code). The function's answer is empty for whoever
 * is no therapist, and is asked for once a statement, not once a row.
 */
export const onCareTeam = (column = "couple_id") =>
  `practice_id = ${practice} and ${column} = any ((select care_team_couples())::uuid[])`;

/** A row-level policy for the app role: the same condition on what is seen and what is written. */
export function policy(name: string, verb: Verb, condition: string) {
  const rule: SQL = sql.raw(condition);
  return pgPolicy(name, {
    as: "permissive",
    for: verb,
    to: appRole,
    ...(verb === "insert" ? {} : { using: rule }),
    ...(verb === "select" || verb === "delete" ? {} : { withCheck: rule }),
  });
}
