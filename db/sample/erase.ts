import { Client } from "pg";

/**
 * Empties every table of practices, in a database that holds no practice but a sample. As the owner
 * of the tables, whom row-level security does not hold back from emptying them; what was erased for
 * good stays known.
 */
export async function eraseSample(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await emptyTables(client);
  } finally {
    await client.end();
  }
}

async function emptyTables(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct format('%I.%I', t.table_schema, t.table_name) as name
       from information_schema.tables t
       left join information_schema.columns c
         using (table_schema, table_name)
      where t.table_type = 'BASE TABLE'
        and (t.table_schema, t.table_name) <> ('keyring', 'erased_key')
        and t.table_schema in ('public', 'keyring')
        and (c.column_name = 'practice_id' or (t.table_schema, t.table_name) = ('public', 'practice'))`,
  );
  const tables = rows.map((row) => row.name).join(", ");
  // The trail of a real practice only grows; an invented one starts anew with its practice.
  await client.query(`begin;
    alter table audit disable trigger audit_only_grows;
    alter table audit disable trigger audit_is_never_emptied;
    truncate ${tables};
    alter table audit enable trigger audit_only_grows;
    alter table audit enable trigger audit_is_never_emptied;
    commit`);
}
