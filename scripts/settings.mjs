import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ROOT } from "./run.mjs";

/** What a command goes by: its settings, completed; one that is empty counts as unset. */
export function settingsFrom(source, { sample }) {
  const PORT = source.PORT || "3000";
  const HOST = source.HOST || "127.0.0.1";
  return {
    PORT,
    HOST,
    DATA_DIR: resolve(ROOT, source.DATA_DIR || (sample ? ".data-sample" : ".data")),
    DATABASE_URL: source.DATABASE_URL || "",
    PUBLIC_URL: (source.PUBLIC_URL || `http://localhost:${PORT}`).replace(/\/$/, ""),
    MASTER_KEY: source.MASTER_KEY || "",
    MASTER_KEY_FILE: source.MASTER_KEY_FILE || "",
    NEXTAUTH_SECRET: source.NEXTAUTH_SECRET || "",
    TRUST_PROXY: source.TRUST_PROXY || "",
    SERVES_SAMPLE: isLoopback(HOST) || source.ALLOW_SAMPLE_BEYOND_LOOPBACK === "yes" ? "yes" : "",
  };
}

/**
 * Every setting that is wrong, each named in a sentence on a line of its own; null when none is. A
 * secret is never repeated.
 */
export function wrongIn(settings, { sample }) {
  const wrong = [
    sample ? sampleBeyondLoopback(settings) : null,
    wrongDatabase(settings),
    wrongPort(settings) ?? wrongPublicUrl(settings) ?? openToReaders(settings, { sample }),
    wrongProxy(settings),
    wrongMasterKey(settings),
    wrongSigning(settings),
  ].filter(Boolean);
  return wrong.length > 0 ? wrong.join("\n") : null;
}

function wrongPort({ PORT }) {
  const right = /^\d{1,5}$/.test(PORT) && Number(PORT) >= 1 && Number(PORT) <= 65_535;
  return right ? null : `PORT must be a number from 1 to 65535, not “${PORT}”.`;
}

function sampleBeyondLoopback({ SERVES_SAMPLE }) {
  if (SERVES_SAMPLE) return null;
  return "The sample practice has a password that anyone can read, so it is served to this machine alone; ALLOW_SAMPLE_BEYOND_LOOPBACK=yes serves it to others all the same.";
}

function wrongDatabase({ DATABASE_URL }) {
  if (!DATABASE_URL) return null;
  const address = parsed(DATABASE_URL);
  if (address && ["postgres:", "postgresql:"].includes(address.protocol)) return null;
  return "DATABASE_URL must be an address such as postgres://login:password@host:5432/database (in the password, signs such as / @ # are written as %2F %40 %23).";
}

function wrongPublicUrl({ PUBLIC_URL }) {
  const address = parsed(PUBLIC_URL);
  const web = address && ["http:", "https:"].includes(address.protocol);
  // Letter by letter, since it is compared so with the origins that browsers send.
  if (web && address.origin === PUBLIC_URL) return null;
  const rather = web ? `: write ${address.origin}` : "";
  return `PUBLIC_URL must be the address that people reach the server by, such as https://practice.example, without a path; it is “${PUBLIC_URL}”${rather}.`;
}

// Links, passwords and answers would go over the network for anybody to read. Whoever lets others
// look at the sample has nothing to hide in it.
function openToReaders({ PUBLIC_URL, HOST }, { sample }) {
  const { protocol, hostname } = new URL(PUBLIC_URL);
  if (sample || protocol === "https:") return null;
  if (!isLoopback(hostname.replace(/^\[|\]$/g, ""))) {
    return `PUBLIC_URL is “${PUBLIC_URL}”, so what people write would cross the network unencrypted: put https in front and name that address.`;
  }
  if (isLoopback(HOST)) return null;
  return `HOST is ${HOST}, so others reach the server, while PUBLIC_URL is “${PUBLIC_URL}”: put https in front and name that address in PUBLIC_URL.`;
}

function isLoopback(host) {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function wrongProxy({ TRUST_PROXY }) {
  if (!TRUST_PROXY || TRUST_PROXY === "yes") return null;
  return `TRUST_PROXY must be yes or empty, not “${TRUST_PROXY}”: yes means that everyone comes through a proxy that writes X-Forwarded-For.`;
}

function wrongMasterKey({ MASTER_KEY, MASTER_KEY_FILE, DATABASE_URL }) {
  if (!MASTER_KEY && !MASTER_KEY_FILE && !DATABASE_URL) return null;
  const name = MASTER_KEY || !MASTER_KEY_FILE ? "MASTER_KEY" : "MASTER_KEY_FILE";
  let key = MASTER_KEY;
  if (name === "MASTER_KEY_FILE") {
    try {
      key = readFileSync(resolve(ROOT, MASTER_KEY_FILE), "utf8").trim();
    } catch (error) {
      return `MASTER_KEY_FILE cannot be read: ${error.message}.`;
    }
  }
  const keys = key.trim().split(/\s+/);
  const right = keys.every((each) => isKey(Buffer.from(each, "base64")));
  if (right && keys.length <= 2) return null;
  return `${name} must ${name === "MASTER_KEY" ? "be" : "hold"} 32 random bytes in base64, as openssl rand -base64 32 makes them; two such keys, the newer last, while it is rotated.`;
}

// Among 32 random bytes fewer than 16 different ones do not come up; in zeros or a pattern they do.
function isKey(bytes) {
  return bytes.length === 32 && new Set(bytes).size >= 16;
}

function wrongSigning({ NEXTAUTH_SECRET, DATABASE_URL }) {
  if (!NEXTAUTH_SECRET && !DATABASE_URL) return null;
  const placeholder = /^(change.?me|secret|password|example|test|placeholder)/i;
  const many = NEXTAUTH_SECRET.length >= 32 && new Set(NEXTAUTH_SECRET).size >= 10;
  if (many && !placeholder.test(NEXTAUTH_SECRET)) return null;
  return "NEXTAUTH_SECRET must be at least 32 characters that nobody can guess, as openssl rand -base64 32 makes them.";
}

function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
