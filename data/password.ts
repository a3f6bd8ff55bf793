import "server-only";
import { verify } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { credential } from "@/db/schema/member";
import { Invalid, NotFound } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { takeAttempts } from "./principal/attempt";
import { asPrincipal } from "./principal/transaction";

/**
 * Asks a member who is signed in for the password again. Throws Invalid with a sentence for `field`
 * where it is another, and TooMany.
 */
export async function requirePassword(
  therapist: Therapist,
  password: string,
  field: string,
): Promise<void> {
  const { memberId } = therapist;
  const succeeded = await takeAttempts([{ limit: "password.member", subject: memberId }]);
  const [row] = await asPrincipal(therapist, (tx) =>
    tx
      .select({ passwordHash: credential.passwordHash })
      .from(credential)
      .where(eq(credential.memberId, memberId)),
  );
  if (!row) throw new NotFound();
  if (!(await verify(row.passwordHash, password))) {
    throw new Invalid({ [field]: "This is not your current password." });
  }
  await succeeded();
}
