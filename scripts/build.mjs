import { stop } from "./requirements.mjs";
import { runPackage, whenChanged } from "./run.mjs";

const SOURCES = [
  "app",
  "components",
  "content",
  "data",
  "db/client.ts",
  "db/migrate.ts",
  "db/migrations",
  "db/schema",
  "db/sealed-answer.ts",
  "db/sealed-confidences.ts",
  "domain",
  "server",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/** Builds the app, if any of its sources changed since the last time. */
export function build() {
  whenChanged(".next/soft-landing-built", SOURCES, () => {
    console.log("Building…");
    const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
    if (runPackage("next/dist/bin/next", ["build"], { env }) !== 0) {
      stop("The app could not be built; the reason stands above.");
    }
  });
}
