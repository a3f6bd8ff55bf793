import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const alias = {
  "@": here("."),
  // `server-only` throws outside Next; in tests its place is taken by nothing.
  "server-only": here("./node_modules/server-only/empty.js"),
};

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: [
            "{domain,content,components,server,scripts,app}/**/*.test.{ts,tsx}",
            "*.test.ts",
          ],
          // Properties look at thousands of cases, also on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "door",
          include: ["{data,db}/**/*.test.ts"],
          globalSetup: ["./db/sample/test-cluster.ts"],
          setupFiles: ["./db/sample/plan-once.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
