import type { Client } from "pg";
import { ConsoleError } from "@/server/secrets";
import { APP_ROLE } from "./schema/policy";

/** Makes the role that the app runs as; throws a ConsoleError with what to run when it may not. */
export async function makeAppRole(client: Client): Promise<void> {
  const exists = async () =>
    (await client.query("select 1 from pg_roles where rolname = $1", [APP_ROLE])).rowCount === 1;
  try {
    if (!(await exists())) await client.query(`create role ${APP_ROLE} nologin`);
    await client.query(`grant ${APP_ROLE} to current_user`);
  } catch (cause) {
    // Two databases of one cluster may start at once; whoever comes second finds the role there.
    const made = await exists();
    if (made) {
      const may = await client.query("select pg_has_role(current_user, $1, 'member') as may", [
        APP_ROLE,
      ]);
      if (may.rows[0]?.may) return;
    }
    const { rows } = await client.query("select quote_ident(current_user) as login");
    const create = made ? "" : `CREATE ROLE ${APP_ROLE} NOLOGIN; `;
    throw new ConsoleError(
      `The database login may not ${made ? "take" : "create"} the role that the app runs as; ask the database's administrator to run: ${create}GRANT ${APP_ROLE} TO ${rows[0]?.login};`,
      { cause },
    );
  }
}

/**
 * Throws a ConsoleError when the app role could see past row-level security, by itself or as another,
 * or when that does not hold on a table of practices. Where a statement mends it, it is told.
 */
export async function checkAppRole(client: Client): Promise<void> {
  const { rows } = await client.query<Powers>(POWERS, [APP_ROLE]);
  const fault: Fault | undefined = rows[0] ? faultOf(rows[0]) : { why: "is not there" };
  if (fault) {
    const asked = fault.mend ? ` Ask the database's administrator to run: ${fault.mend};` : "";
    throw new ConsoleError(
      `The role ${APP_ROLE} ${fault.why}; it must neither own nor bypass, and be nothing but what the app runs as.${asked}`,
    );
  }
  await requireRowSecurity(client);
}

type Powers = {
  bypasses: boolean;
  makesRoles: boolean;
  replicates: boolean;
  logsIn: boolean;
  owns: boolean;
  climbs: boolean;
  /** One of PostgreSQL's own roles that it is a member of, and the roles by which it became so. */
  predefined: string | null;
  lent: string | null;
};

// A role that makes roles may, before PostgreSQL 16, grant itself any other. Of PostgreSQL's own
// roles each reads, writes or runs what no policy is asked about.
const POWERS = `
  select r.rolsuper or r.rolbypassrls as bypasses,
         r.rolcreaterole as "makesRoles", r.rolcanlogin as "logsIn", r.rolreplication as replicates,
         exists (select 1 from pg_class c where c.relowner = r.oid) as owns,
         exists (select 1 from pg_roles o
                  where o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'member')
                    and (o.rolsuper or o.rolbypassrls or o.rolcreaterole or o.rolreplication
                         or exists (select 1 from pg_class c where c.relowner = o.oid))) as climbs,
         (select min(o.rolname) from pg_roles o
           where o.rolname ~ '^pg_' and pg_has_role(r.oid, o.oid, 'member')) as predefined,
         (select string_agg(distinct quote_ident(o.rolname), ', ')
            from pg_auth_members m join pg_roles o on o.oid = m.roleid
           where m.member = r.oid
             and exists (select 1 from pg_roles p
                          where p.rolname ~ '^pg_' and pg_has_role(o.oid, p.oid, 'member'))) as lent
    from pg_roles r where r.rolname = $1`;

type Fault = { why: string; mend?: string };

/** What it may not be able to do, and what takes that from it. */
function faultOf(powers: Powers): Fault | undefined {
  const alter = (what: string) => `ALTER ROLE ${APP_ROLE} ${what}`;
  const lent = `REVOKE ${powers.lent} FROM ${APP_ROLE}`;
  const faults: [unknown, string, string?][] = [
    [powers.bypasses, "may bypass row-level security", alter("NOSUPERUSER NOBYPASSRLS")],
    [powers.makesRoles, "may make roles", alter("NOCREATEROLE")],
    [powers.replicates, "may copy the whole database", alter("NOREPLICATION")],
    [powers.logsIn, "may log in", alter("NOLOGIN")],
    [powers.owns, "owns tables"],
    [powers.climbs, "may become a role that does"],
    [powers.predefined, `is a member of ${powers.predefined}`, lent],
  ];
  const [, why, mend] = faults.find(([found]) => found) ?? [];
  return why ? { why, mend } : undefined;
}

async function requireRowSecurity(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('public', 'keyring')
        and ((n.nspname, c.relname) = ('public', 'practice')
             or exists (select 1 from pg_attribute a
                         where a.attrelid = c.oid and a.attname = 'practice_id'
                           and not a.attisdropped))
        and not (c.relrowsecurity and c.relforcerowsecurity)
      order by 1`,
  );
  if (rows.length === 0) return;
  const mend = rows.map(
    ({ name }) => `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
  );
  throw new ConsoleError(
    `Row-level security does not hold on ${rows.map(({ name }) => name).join(", ")}; find out who took it away, and have run: ${mend.join("; ")};`,
  );
}
