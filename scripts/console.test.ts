import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// Every mistake at the console is one sentence and a non-zero exit, before anything is installed,
// built or written.

const KEY = createHash("sha256").update("a key").digest("base64");
const SECRET = createHash("sha256").update("another").digest("base64");
// Each is a process of its own, and the machine may be busy.
const PATIENT = { timeout: 30_000 };
const DATABASE_URL = "postgres://login:word@127.0.0.1:1/none";
const own = { DATABASE_URL, MASTER_KEY: KEY, NEXTAUTH_SECRET: SECRET };

const folder = mkdtempSync(join(tmpdir(), "soft-landing-console-"));
const file = join(folder, "a-file");
let taken: Server;
let port = 0;

beforeAll(async () => {
  // Started by root, PostgreSQL runs as another account, which must get in.
  chmodSync(folder, 0o755);
  writeFileSync(file, "abc");
  taken = createServer();
  await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
  const address = taken.address();
  port = typeof address === "object" && address ? address.port : 0;
});

afterAll(() => {
  taken.close();
  rmSync(folder, { recursive: true });
});

type Refusal = { name: string; script?: string; env: () => Record<string, string>; says: RegExp };

const REFUSALS: Refusal[] = [
  { name: "a port in use", env: () => ({ PORT: String(port) }), says: /^Port \d+ .* is in use/ },
  { name: "a port that is no number", env: () => ({ PORT: "abc" }), says: /^PORT .* not “abc”/ },
  { name: "a port in other writing", env: () => ({ PORT: "0x50" }), says: /^PORT .* not “0x50”/ },
  {
    name: "a host of nobody",
    env: () => ({ HOST: "192.0.2.1", PUBLIC_URL: "https://practice.example" }),
    says: /^HOST must be an address/,
  },
  {
    name: "the sample for everybody",
    script: "demo.mjs",
    env: () => ({ HOST: "0.0.0.0" }),
    says: /^The sample practice has a password that anyone can read/,
  },
  {
    name: "a database of another kind",
    env: () => ({ ...own, DATABASE_URL: "mysql://localhost/x" }),
    says: /^DATABASE_URL must be an address/,
  },
  {
    name: "a database address that is none",
    env: () => ({ ...own, DATABASE_URL: "postgres://u:p/a@b@h:x/y" }),
    says: /^DATABASE_URL must be an address/,
  },
  {
    name: "a public address that is none",
    env: () => ({ PUBLIC_URL: "nonsense" }),
    says: /^PUBLIC_URL must be .* it is “nonsense”/,
  },
  {
    name: "a public address with a path",
    env: () => ({ PUBLIC_URL: "https://practice.example/desk" }),
    says: /^PUBLIC_URL must be .* without a path/,
  },
  {
    name: "a public address in capitals, which would pass for one without https",
    env: () => ({ HOST: "0.0.0.0", PUBLIC_URL: "HTTPS://practice.example" }),
    says: /^PUBLIC_URL must be .* it is “HTTPS:\/\/practice\.example”: write https:\/\/practice\.example\.$/,
  },
  {
    name: "a public address with the port that https has anyway",
    env: () => ({ PUBLIC_URL: "https://practice.example:443" }),
    says: /^PUBLIC_URL must be .*: write https:\/\/practice\.example\.$/,
  },
  {
    name: "a public address in letters that browsers write otherwise",
    env: () => ({ PUBLIC_URL: "https://Übung.example" }),
    says: /^PUBLIC_URL must be .*: write https:\/\/xn--bung-zra\.example\.$/,
  },
  {
    name: "others, without https",
    env: () => ({ HOST: "0.0.0.0" }),
    says: /^HOST is 0\.0\.0\.0, .* put https in front/,
  },
  {
    name: "a public address without https",
    env: () => ({ PUBLIC_URL: "http://practice.example" }),
    says: /^PUBLIC_URL is “http:\/\/practice\.example”, .* put https in front/,
  },
  {
    name: "a key of zeros",
    env: () => ({ MASTER_KEY: Buffer.alloc(32).toString("base64") }),
    says: /^MASTER_KEY must be 32 random bytes/,
  },
  {
    name: "a signing secret of one letter",
    env: () => ({ ...own, NEXTAUTH_SECRET: "x".repeat(43) }),
    says: /^NEXTAUTH_SECRET must be/,
  },
  {
    name: "a short key",
    env: () => ({ MASTER_KEY: "abc" }),
    says: /^MASTER_KEY must be 32 random bytes/,
  },
  {
    name: "three keys",
    env: () => ({ MASTER_KEY: `${KEY} ${KEY} ${KEY}` }),
    says: /^MASTER_KEY must be 32 random bytes .* two such keys/,
  },
  {
    name: "a second key that is none",
    env: () => ({ MASTER_KEY: `${KEY} abc` }),
    says: /^MASTER_KEY must be 32 random bytes/,
  },
  {
    name: "a rotation of nothing",
    script: "keys-rotate.mjs",
    env: () => ({}),
    says: /^Say which keys/,
  },
  {
    name: "a recovery of nobody",
    script: "member-recover.mjs",
    env: () => ({}),
    says: /^Say whom/,
  },
  {
    name: "a key file that is not there",
    env: () => ({ MASTER_KEY_FILE: join(folder, "nope") }),
    says: /^MASTER_KEY_FILE cannot be read/,
  },
  {
    name: "a key file that holds none",
    env: () => ({ MASTER_KEY_FILE: file }),
    says: /^MASTER_KEY_FILE must hold 32 random bytes/,
  },
  {
    name: "a database without a key",
    env: () => ({ ...own, MASTER_KEY: "" }),
    says: /^MASTER_KEY must be 32 random bytes/,
  },
  {
    name: "a signing secret from a manual",
    env: () => ({ ...own, NEXTAUTH_SECRET: "changeme-changeme-changeme-changeme" }),
    says: /^NEXTAUTH_SECRET must be/,
  },
  {
    name: "one secret for two purposes",
    env: () => ({ ...own, NEXTAUTH_SECRET: KEY }),
    says: /^NEXTAUTH_SECRET must be another secret than the master key/,
  },
  {
    name: "a data folder that is a file",
    env: () => ({ DATA_DIR: file }),
    says: /^The data folder .* is no folder\.$/,
  },
  {
    name: "a data folder where none can be made",
    env: () => ({ DATA_DIR: join(file, "below") }),
    says: /^The data folder .* is no folder\.$/,
  },
];

test.concurrent.each(REFUSALS)("$name", PATIENT, async ({ script = "start.mjs", env, says }) => {
  const { code, sentence } = await refused([join("scripts", script)], env());
  expect(sentence).toMatch(says);
  expect(code).toBe(1);
});

const warns = process.platform === "win32" ? test.skip : test;
warns("a key that anybody can read is told, and stops nothing", PATIENT, async () => {
  const MASTER_KEY_FILE = join(folder, "key");
  writeFileSync(MASTER_KEY_FILE, KEY);
  chmodSync(MASTER_KEY_FILE, 0o644);
  const env = { MASTER_KEY_FILE, PORT: String(port) };
  const { code, lines } = await told([join("scripts", "start.mjs")], env);
  expect(lines.filter(Boolean)).toEqual([
    expect.stringMatching(/^Every account of this machine can read MASTER_KEY_FILE/),
    expect.stringMatching(/^Port \d+ .* is in use/),
  ]);
  expect(code).toBe(1);
});

test("all that is wrong is named at once", PATIENT, async () => {
  const env = { DATABASE_URL, TRUST_PROXY: "1", PUBLIC_URL: "http://practice.example" };
  const { code, lines } = await told([join("scripts", "start.mjs")], env);
  const names = ["PUBLIC_URL", "TRUST_PROXY", "MASTER_KEY", "NEXTAUTH_SECRET"];
  expect(lines.map((line) => line.split(" ")[0])).toEqual(names);
  expect(code).toBe(1);
});

test.concurrent.each([
  ["requireNode", "18.20.4", "Soft Landing needs Node 20.9 or newer; this is 18.20.4."],
  ["requireNode", "20.8.1", "Soft Landing needs Node 20.9 or newer; this is 20.8.1."],
  ["requireNodeForTests", "20.18.3", expect.stringMatching(/^The tests need .* 20\.18\.3\.$/)],
  ["requireNodeForTests", "22.11.0", expect.stringMatching(/^The tests need .* 22\.11\.0\.$/)],
])("%s on %s", PATIENT, async (check, version, says) => {
  const code = `import("./scripts/requirements.mjs").then((found) => found.${check}("${version}"))`;
  expect(await refused(["-e", code], {})).toEqual({ code: 1, sentence: says });
});

/** Runs Node to its end; what it said must be one sentence, and no more. */
async function refused(args: string[], env: Record<string, string>) {
  const { code, lines } = await told(args, env);
  expect(lines).toHaveLength(1);
  return { code, sentence: lines[0] };
}

/** Runs Node to its end; gives the sentences that it said. */
async function told(args: string[], env: Record<string, string>) {
  const defaults = { HOST: "", DATA_DIR: folder, DATABASE_URL: "", PUBLIC_URL: "" };
  const secrets = { MASTER_KEY: "", MASTER_KEY_FILE: "", NEXTAUTH_SECRET: "" };
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...defaults, PORT: String(await free()), ...secrets, ...env },
    timeout: 25_000,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  expect(said).not.toMatch(/ {4}at |Error:/);
  return { code, lines: said.trim().split("\n") };
}

function free(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
