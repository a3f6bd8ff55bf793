import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { startEmbeddedPostgres } from "@/server/embedded-postgres";
import { secretsIn } from "@/server/secrets";
import { joinDatabase, openDatabase } from "./database";

vi.mock("@/server/embedded-postgres");

const folder = mkdtempSync(join(tmpdir(), "soft-landing-database-"));
const files = ["secrets.json", "database-url"].map((name) => join(folder, name));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("NEXTAUTH_SECRET", "");
  vi.mocked(startEmbeddedPostgres).mockResolvedValue({
    ...{ url: "postgres://nowhere", directory: folder, stop: async () => {} },
  });
});

test.runIf(process.platform !== "win32")(
  "secrets of a data folder that others can read are told at a start, and closed to them",
  async () => {
    const told = vi.spyOn(console, "warn").mockReturnValue();
    secretsIn(folder);
    writeFileSync(join(folder, "database-url"), "postgres://before");
    for (const file of files) chmodSync(file, 0o644);
    await openDatabase(folder);
    for (const file of files) expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(told.mock.calls.flat()).toEqual(
      files.map((file) => expect.stringContaining(`Others could read ${file}`)),
    );
    vi.stubEnv("DATABASE_URL", "");
    await openDatabase(folder);
    expect(told).toHaveBeenCalledTimes(2);
  },
);

test("a command that looks after what is there makes nothing where nothing is", async () => {
  const empty = mkdtempSync(join(tmpdir(), "soft-landing-empty-"));
  await expect(joinDatabase(empty)).rejects.toThrow(
    /^Nothing was started in .* yet\. DATA_DIR says/,
  );
  expect(readdirSync(empty)).toEqual([]);
  rmSync(empty, { recursive: true });
});
