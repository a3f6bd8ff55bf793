import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { env, isHttps, readMasterKeysAgain } from "./env";

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", "postgres://nowhere");
  vi.stubEnv("MASTER_KEY", Buffer.alloc(32, 7).toString("base64"));
  vi.stubEnv("NEXTAUTH_SECRET", "only-for-these-tests-and-nothing-else");
});
afterEach(() => vi.unstubAllEnvs());

/** The settings are read once; this reads them again. */
function servedAt(address: string) {
  vi.stubEnv("PUBLIC_URL", address);
  readMasterKeysAgain();
}

test("by its address people reach the server by https, or not", () => {
  servedAt("https://practice.example");
  expect(isHttps()).toBe(true);
  servedAt("http://localhost:3000");
  expect(isHttps()).toBe(false);
});

// Cookies, headers and the check of origins compare it as it is written.
test.each([
  "HTTPS://practice.example",
  "https://Practice.example",
  "https://practice.example/",
  "https://practice.example:443",
  "ftp://practice.example",
  "nonsense",
])("an address that browsers write otherwise is none: %s", (address) => {
  servedAt("http://localhost:3000");
  expect(() => servedAt(address)).toThrow(/PUBLIC_URL: must be/);
  expect(env().PUBLIC_URL).toBe("http://localhost:3000");
});
