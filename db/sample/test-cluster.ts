import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@/server/embedded-postgres";
import { migrate } from "../migrate";

/** A PostgreSQL of the door tests' own, with one migrated database to clone. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "soft-landing-door-"));
  chmodSync(folder, 0o755);
  const cluster = await startEmbeddedPostgres(folder, "door-tests");
  await migrate(cluster.url);
  // The database package ends its process with 0 once nothing is left to do, also after a failure.
  process.prependListener("beforeExit", () => {
    if (process.exitCode) process.exit();
  });
  process.env.TEMPLATE_URL = cluster.url;
  process.env.PG_DATA = cluster.directory;
  process.env.MASTER_KEY = Buffer.alloc(32, 7).toString("base64");
  process.env.NEXTAUTH_SECRET = "only-for-the-door-tests-and-nothing-else";
  process.env.PUBLIC_URL = "http://localhost:3000";
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
