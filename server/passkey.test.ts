import { beforeAll, expect, test, vi } from "vitest";
import { verifyCreation } from "./passkey";

// The library would take each of them.
vi.mock("@simplewebauthn/server", () => ({
  verifyRegistrationResponse: async () => ({
    verified: true,
    registrationInfo: { credential: { id: "id", publicKey: new Uint8Array(1), counter: 0 } },
  }),
}));

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgres://nowhere");
  vi.stubEnv("PUBLIC_URL", "http://localhost:3000");
  vi.stubEnv("NEXTAUTH_SECRET", "x".repeat(32));
  vi.stubEnv("MASTER_KEY", Buffer.alloc(32, 7).toString("base64"));
});

const NONE = "646e6f6e65";
const PACKED = "667061636b6564";
const U2F = "686669646f2d753266";
const NO_STATEMENT = "a0";
/** {x5c: []} */
const CERTIFICATES = "a16378356380";

/** What a browser says of a passkey, by the name of how it is attested and what is said of that, in CBOR. */
function attested(format: string, statement: string) {
  const object = `a363666d74${format}6761747453746d74${statement}68617574684461746140`;
  const attestationObject = Buffer.from(object, "hex").toString("base64url");
  const response = { clientDataJSON: "", attestationObject };
  const type = "public-key" as const;
  return { id: "id", rawId: "id", type, clientExtensionResults: {}, response };
}

test.each([
  ["by nobody", NONE, NO_STATEMENT, true],
  ["by itself", PACKED, NO_STATEMENT, true],
  ["by certificates", PACKED, CERTIFICATES, false],
  ["by the certificate of an old key", U2F, NO_STATEMENT, false],
])(
  "a passkey attested %s is taken where no certificate needs asking after",
  async (_, format, statement, taken) => {
    const made = await verifyCreation(attested(format, statement), "challenge");
    expect(made !== null).toBe(taken);
  },
);

test("what cannot be read is not taken", async () => {
  expect(await verifyCreation(attested(NONE, "ff"), "challenge")).toBeNull();
});
