import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@/server/embedded-postgres";
import { migrate } from "../migrate";

/** A PostgreSQL of the door tests' own, with one migrated database to clone. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "soft-landing-door-"));
  chmodSync(folder, 0o755);
  // Half a door test is waiting for the database, and a socket answers sooner than the loopback. Its
  // name is short, since the whole path of one may be of a hundred letters at most.
  const sockets = join(folder, "s");
  mkdirSync(sockets);
  chmodSync(sockets, 0o777);
  const settings = {
    // Nothing here must survive a power cut.
    ...{ fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
    // Beside `plan-once.ts`.
    plan_cache_mode: "force_generic_plan",
    unix_socket_directories: process.platform === "win32" ? "" : sockets,
  };
  const cluster = await startEmbeddedPostgres(folder, "door-tests", { settings });
  await migrate(cluster.url);
  // The database package ends its process with 0 once nothing is left to do, also after a failure.
  process.prependListener("beforeExit", () => {
    if (process.exitCode) process.exit();
  });
  process.env.TEMPLATE_URL =
    process.platform === "win32"
      ? cluster.url
      : `${cluster.url}?host=${encodeURIComponent(sockets)}`;
  process.env.PG_DATA = cluster.directory;
  process.env.MASTER_KEY = Buffer.alloc(32, 7).toString("base64");
  process.env.NEXTAUTH_SECRET = "only-for-the-door-tests-and-nothing-else";
  process.env.PUBLIC_URL = "http://localhost:3000";
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
