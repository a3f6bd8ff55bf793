import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { isGuessable, isRandomKey } from "./guessable.mjs";
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
    PUBLIC_URL: (source.PUBLIC_URL || localAt(PORT)).replace(/\/$/, ""),
    MASTER_KEY: source.MASTER_KEY || "",
    MASTER_KEY_FILE: source.MASTER_KEY_FILE || "",
    NEXTAUTH_SECRET: source.NEXTAUTH_SECRET || "",
    TRUST_PROXY: source.TRUST_PROXY || "",
    SERVES_SAMPLE: isLoopback(HOST) || source.ALLOW_SAMPLE_BEYOND_LOOPBACK === "yes" ? "yes" : "",
  };
}

// As browsers write it.
const localAt = (port) => (port === "80" ? "http://localhost" : `http://localhost:${port}`);

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

/**
 * What is no reason not to start and should be known all the same, as a sentence, or null. Others than
 * its owner can read the secrets that a container is given, and nothing in there changes that.
 */
export function warningIn({ MASTER_KEY, MASTER_KEY_FILE }) {
  if (MASTER_KEY || !MASTER_KEY_FILE || process.platform === "win32") return null;
  const file = resolve(ROOT, MASTER_KEY_FILE);
  if ((statSync(file).mode & 0o004) === 0) return null;
  return `Every account of this machine can read MASTER_KEY_FILE (${file}); chmod 600 it, unless it is a secret that a container alone sees.`;
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

function wrongMasterKey(settings) {
  const { MASTER_KEY, MASTER_KEY_FILE, DATABASE_URL } = settings;
  if (!MASTER_KEY && !MASTER_KEY_FILE && !DATABASE_URL) return null;
  const name = MASTER_KEY || !MASTER_KEY_FILE ? "MASTER_KEY" : "MASTER_KEY_FILE";
  let keys = [];
  try {
    keys = masterKeysIn(settings);
  } catch (error) {
    return `MASTER_KEY_FILE cannot be read: ${error.message}.`;
  }
  // One that an older version took may still be rotated away: the newer one is what counts.
  const newest = keys.at(-1) ?? "";
  const whole = keys.every((key) => bytesOf(key).length === 32);
  const right = whole && isRandomKey(bytesOf(newest)) && !isGuessable(newest);
  const different = new Set(keys).size === keys.length;
  if (right && different && keys.length <= 2) return null;
  return `${name} must ${name === "MASTER_KEY" ? "be" : "hold"} 32 random bytes in base64, as openssl rand -base64 32 makes them; two such keys, the newer last, while it is rotated.`;
}

/** The master keys as they are written. Throws where their file cannot be read. */
function masterKeysIn({ MASTER_KEY, MASTER_KEY_FILE }) {
  const fromFile = !MASTER_KEY && MASTER_KEY_FILE;
  const text = fromFile ? readFileSync(resolve(ROOT, MASTER_KEY_FILE), "utf8") : MASTER_KEY;
  return text.trim().split(/\s+/);
}

const bytesOf = (key) => Buffer.from(key, "base64");

function wrongSigning(settings) {
  const { NEXTAUTH_SECRET, DATABASE_URL } = settings;
  if (!NEXTAUTH_SECRET && !DATABASE_URL) return null;
  if (NEXTAUTH_SECRET.length < 32 || isGuessable(NEXTAUTH_SECRET)) {
    return "NEXTAUTH_SECRET must be at least 32 characters that nobody can guess, as openssl rand -base64 32 makes them.";
  }
  if (!isMasterKey(NEXTAUTH_SECRET, settings)) return null;
  return "NEXTAUTH_SECRET must be another secret than the master key: who learns the one should not have the other.";
}

function isMasterKey(secret, settings) {
  try {
    return masterKeysIn(settings).some((key) => key && bytesOf(key).equals(bytesOf(secret)));
  } catch {
    // That its file cannot be read is said of the master key itself.
    return false;
  }
}

function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
