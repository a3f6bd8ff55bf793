import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import {
  COSEALG,
  decodeAttestationObject,
  decodeClientDataJSON,
  isoBase64URL,
} from "@simplewebauthn/server/helpers";
import { env } from "./env";

type Creation = Parameters<typeof verifyRegistrationResponse>[0]["response"];
type Signed = Parameters<typeof verifyAuthenticationResponse>[0]["response"];

/** What is stored of a passkey: ids and keys in base64url, how often it says it was used, and how a browser reaches it. */
export type StoredPasskey = {
  credentialId: string;
  publicKey: string;
  counter: number;
  transports: string[];
};

// Asked for and checked: whoever finds a security key, or a machine that is unlocked with the password
// kept in its browser, is stopped by the finger, face or PIN. A code of a phone is behind its lock too.
const userVerification = "required";
// What every browser and both kinds of hardware can do; of what else there is, this Node may know nothing.
const supportedAlgorithmIDs = [COSEALG.ES256, COSEALG.RS256];
// Milliseconds that a browser waits for its person.
const timeout = 120_000;

/** Whether browsers take passkeys at `PUBLIC_URL`: never for an address that is a number. */
export function passkeysServe(): boolean {
  return /[a-z]/i.test(site().expectedRPID) && !site().expectedRPID.startsWith("[");
}

/** What a browser needs to make a passkey that answers `challenge`, 32 bytes in base64url. */
export function creationOptions(
  challenge: string,
  of: { userId: string; userName: string; known: readonly StoredPasskey[] },
) {
  return generateRegistrationOptions({
    ...{ rpName: "Soft Landing", rpID: site().expectedRPID, timeout, supportedAlgorithmIDs },
    ...{ userName: of.userName, userDisplayName: of.userName },
    ...{ userID: isoBase64URL.toBuffer(Buffer.from(of.userId).toString("base64url")) },
    challenge: isoBase64URL.toBuffer(challenge),
    // Which maker's it is, nobody here needs to know.
    attestationType: "none",
    excludeCredentials: named(of.known),
    authenticatorSelection: { residentKey: "preferred", userVerification },
  });
}

/** What a browser needs to sign `challenge`, 32 bytes in base64url, by one of the passkeys. */
export function requestOptions(challenge: string, known: readonly StoredPasskey[]) {
  return generateAuthenticationOptions({
    ...{ rpID: site().expectedRPID, timeout, userVerification },
    challenge: isoBase64URL.toBuffer(challenge),
    allowCredentials: named(known),
  });
}

/** The challenge that an answer says it is to; null where that cannot be read. Nothing is verified by it. */
export function challengeOf({ response }: Creation | Signed): string | null {
  return quietly(() => decodeClientDataJSON(response.clientDataJSON).challenge);
}

/** The passkey that was made for `challenge` at our own address by a person who was verified; null for anything else. */
export async function verifyCreation(
  response: Creation,
  challenge: string,
): Promise<StoredPasskey | null> {
  if (!isUnattested(response)) return null;
  const given = { response, expectedChallenge: challenge, supportedAlgorithmIDs, ...site() };
  const { registrationInfo } = (await quietly(() => verifyRegistrationResponse(given))) ?? {};
  if (!registrationInfo) return null;
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  return { credentialId: id, publicKey: isoBase64URL.fromBuffer(publicKey), counter, transports };
}

/**
 * What the counter of a passkey is to be set to that signed `challenge` at our own address for a person
 * who was verified; null for any other answer, and where a counter that counts did not go up.
 */
export async function verifySigned(
  response: Signed,
  challenge: string,
  { credentialId, publicKey, counter }: StoredPasskey,
): Promise<number | null> {
  const credential = { id: credentialId, publicKey: isoBase64URL.toBuffer(publicKey), counter };
  const given = { response, expectedChallenge: challenge, credential, ...site() };
  const told = await quietly(() => verifyAuthenticationResponse(given));
  return told?.verified ? told.authenticationInfo.newCounter : null;
}

// Certificates name addresses that would be asked whether they still hold; browsers leave them out.
function isUnattested({ response }: Creation): boolean {
  return (
    quietly(() => {
      const told = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject));
      const format = told.get("fmt");
      return format === "none" || (format === "packed" && !told.get("attStmt").get("x5c"));
    }) ?? false
  );
}

function named(known: readonly StoredPasskey[]) {
  return known.map(({ credentialId, transports }) => ({ id: credentialId, transports }));
}

function site() {
  const { origin, hostname } = new URL(env().PUBLIC_URL);
  return { expectedOrigin: origin, expectedRPID: hostname };
}

/** The library throws for an answer that does not serve; which of its rules was broken is nobody's to learn. */
function quietly<T>(work: () => Promise<T>): Promise<T | null>;
function quietly<T>(work: () => T): T | null;
function quietly(work: () => unknown): unknown {
  try {
    const result = work();
    return result instanceof Promise ? result.catch(() => null) : result;
  } catch {
    return null;
  }
}
