import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";

// A clock may be half a minute wrong, and a code may come just after its time.
const WINDOW = 1;

/** A new secret for one-time codes: 20 random bytes, as RFC 4226 recommends. */
export function newTotpSecret(): Buffer {
  return randomBytes(20);
}

/** What an authenticator app reads from a QR code: `otpauth://totp/…`, six digits every 30 seconds. */
export function totpUri(secret: Buffer, account: string): string {
  return codes(secret, account).toString();
}

/** The secret as one types it in where no camera is: base32 (RFC 4648) in groups of four. */
export function totpText(secret: Buffer): string {
  return codes(secret).secret.base32.replace(/.{4}(?=.)/g, "$& ");
}

/** The step of time (RFC 6238: 30 seconds since 1970) that a code of six digits is of, or null when it is of none near `now`. */
export function totpStep(secret: Buffer, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const totp = codes(secret);
  const delta = totp.validate({ token: code, window: WINDOW, timestamp });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

function codes(secret: Buffer, label = ""): TOTP {
  const bytes = Uint8Array.from(secret);
  return new TOTP({ issuer: "Soft Landing", label, secret: new Secret({ buffer: bytes.buffer }) });
}
