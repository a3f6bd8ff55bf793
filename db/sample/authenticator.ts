import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { practiceKey } from "@/data/keyring";
import { asPrincipal } from "@/data/principal/transaction";
import { passkey } from "@/db/schema/passkey";
import type { CreatedPasskey, SignedChallenge } from "@/domain/passkey";
import type { Therapist } from "@/domain/principal";
import { env } from "@/server/env";
import { newId } from "@/server/id";
import { seal } from "@/server/seal";

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

/** How an answer is other than an honest device would give it. */
type Otherwise = { origin?: string; flags?: number; counter?: number; type?: string };

export type Authenticator = ReturnType<typeof newAuthenticator>;

/** A device that makes one passkey (WebAuthn level 2, ES256, no attestation) and signs with it, as a browser would hand it on. */
export function newAuthenticator() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  // COSE_Key (RFC 9053): kind EC2, ES256, P-256, and the point.
  const key = Buffer.concat([
    ...[Buffer.from("a5010203262001215820", "hex"), Buffer.from(x, "base64url")],
    ...[Buffer.from("225820", "hex"), Buffer.from(y, "base64url")],
  ]);
  let used = 0;
  const part = (otherwise: Otherwise, type: string, challenge: string) => {
    const { origin, hostname } = new URL(env().PUBLIC_URL);
    const said = { type: otherwise.type ?? type, challenge, origin: otherwise.origin ?? origin };
    const head = Buffer.alloc(37);
    createHash("sha256").update(hostname).digest().copy(head);
    head.writeUInt8(otherwise.flags ?? PRESENT | VERIFIED, 32);
    head.writeUInt32BE(otherwise.counter ?? used, 33);
    return { head, clientData: Buffer.from(JSON.stringify({ ...said, crossOrigin: false })) };
  };
  const whole = {
    ...{ id: text(id), rawId: text(id), type: "public-key" as const },
    clientExtensionResults: {},
  };
  return {
    /** What is stored of it. */
    stored: { credentialId: text(id), publicKey: text(key), counter: 0, transports: ["internal"] },
    /** Makes the passkey that was asked for. */
    create({ challenge }: { challenge: string }, otherwise: Otherwise = {}): CreatedPasskey {
      const { head, clientData } = part(otherwise, "webauthn.create", challenge);
      head.writeUInt8(head.readUInt8(32) | WITH_KEY, 32);
      const sized = Buffer.from([0, id.length]);
      const data = Buffer.concat([head, Buffer.alloc(16), sized, id, key]);
      // CBOR of {fmt: "none", attStmt: {}, authData: …}.
      const object = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
        ...[Buffer.from([data.length]), data],
      ]);
      const response = { clientDataJSON: text(clientData), attestationObject: text(object) };
      return { ...whole, response: { ...response, transports: ["internal"] } };
    },
    /** Signs the challenge that was asked, one use later. */
    sign({ challenge }: { challenge: string }, otherwise: Otherwise = {}): SignedChallenge {
      used += 1;
      const { head, clientData } = part(otherwise, "webauthn.get", challenge);
      const signed = Buffer.concat([head, createHash("sha256").update(clientData).digest()]);
      return {
        ...whole,
        response: {
          ...{ clientDataJSON: text(clientData), authenticatorData: text(head) },
          signature: text(sign("sha256", signed, privateKey)),
        },
      };
    },
  };
}

/** Adds a passkey to a member who has two-step sign-in; gives the device, and the passkey's id. */
export async function buildPasskey(therapist: Therapist, name = "A laptop") {
  const device = newAuthenticator();
  const { practiceId, memberId } = therapist;
  const id = newId();
  const place = { table: "passkey", column: "name", row: id, practice: practiceId };
  await asPrincipal(therapist, async (tx) => {
    const sealed = seal(await practiceKey(therapist, tx), place, name);
    await tx.insert(passkey).values({ id, practiceId, memberId, ...device.stored, name: sealed });
  });
  return { ...device, id };
}

function text(bytes: Buffer): string {
  return bytes.toString("base64url");
}
