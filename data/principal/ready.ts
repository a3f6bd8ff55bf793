import "server-only";
import { sql } from "drizzle-orm";
import { connection } from "@/db/client";
import { migrationCount } from "@/db/migrate";

/** Whether the database answers and stands where this build expects it: null, or a sentence why not. */
export async function notReady(): Promise<string | null> {
  try {
    const found = await connection().execute<{ count: string }>(
      sql`select count(*) from drizzle.__drizzle_migrations`,
    );
    const current = Number(found.rows[0]?.count) === migrationCount();
    return current ? null : "The database waits for its migrations.";
  } catch {
    return "The database does not answer.";
  }
}
