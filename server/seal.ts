import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/** A key of 32 bytes and the version it is stored under. */
export type Key = { bytes: Buffer; version: number };

/** Where a sealed value lives. It opens nowhere else. */
export type Place = { table: string; column: string; row: string; practice: string };

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;
const HEADER = 3;

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D) under a random 96-bit nonce.
 * Layout: format (1), key version (2), nonce (12), ciphertext, tag (16). The place and the key
 * version are associated data: a value moved to another row, column or practice does not open.
 */
export function seal(key: Key, place: Place, plain: Buffer | string): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeUInt8(FORMAT, 0);
  header.writeUInt16BE(key.version, 1);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce);
  cipher.setAAD(associated(place, key.version));
  const body = Buffer.concat([
    cipher.update(typeof plain === "string" ? Buffer.from(plain, "utf8") : plain),
    cipher.final(),
  ]);
  return Buffer.concat([header, nonce, body, cipher.getAuthTag()]);
}

/** Opens what `seal` made. Throws when the value, its place or the key is another. */
export function open(key: Key, place: Place, sealed: Buffer): Buffer {
  if (sealed.length < HEADER + NONCE + TAG || sealed.readUInt8(0) !== FORMAT) {
    throw new Error("not a sealed value");
  }
  if (sealed.readUInt16BE(1) !== key.version) throw new Error("sealed under another key version");
  const nonce = sealed.subarray(HEADER, HEADER + NONCE);
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, nonce);
  decipher.setAAD(associated(place, key.version));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([
    decipher.update(sealed.subarray(HEADER + NONCE, sealed.length - TAG)),
    decipher.final(),
  ]);
}

/** Opens a sealed text. Throws as `open`. */
export function openText(key: Key, place: Place, sealed: Buffer): string {
  return open(key, place, sealed).toString("utf8");
}

/** A keyed hash (HMAC-SHA-256, hex) for look-ups of values that are stored sealed. */
export function keyedHash(key: Buffer, value: string): string {
  return createHmac("sha256", key).update(value, "utf8").digest("hex");
}

// A length before each part: no two places read the same.
function associated(place: Place, version: number): Buffer {
  const parts = [place.table, place.column, place.row, place.practice, String(version)];
  return Buffer.from(parts.map((part) => `${part.length}:${part}`).join(""), "utf8");
}
