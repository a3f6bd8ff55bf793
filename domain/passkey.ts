import { z } from "zod";

/** How many passkeys a member may have. */
export const MOST_PASSKEYS = 10;

const bytes = z.string().regex(/^[\w-]+$/);
const credential = {
  ...{ id: bytes, rawId: bytes, type: z.literal("public-key") },
  // What extensions answered; none was asked for.
  clientExtensionResults: z.object({}),
};

/** What a browser answers when it has made a passkey: bytes in base64url; what else it says is left out. */
const created = z.object({
  ...credential,
  response: z.object({
    ...{ clientDataJSON: bytes, attestationObject: bytes },
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

/** What a browser answers when a passkey has signed a challenge. */
const signed = z.object({
  ...credential,
  response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
});

export type CreatedPasskey = z.infer<typeof created>;
export type SignedChallenge = z.infer<typeof signed>;

/** The field of a form that holds such an answer as JSON. */
function inForm<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .max(20_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "This is no answer of a passkey." });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/** What adding a passkey asks for; an empty name is for whoever adds it to fill. */
export const newPasskeyInput = z.strictObject({
  name: z.string().trim().max(80, "Use at most 80 characters."),
  answer: inForm(created),
});

/** What proving the second step by a passkey asks for. */
export const signedChallengeInput = z.strictObject({ answer: inForm(signed) });
