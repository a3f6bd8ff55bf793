import "server-only";
import { verify } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { credential } from "@/db/schema/member";
import { Invalid } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { takeAttempts } from "./principal/attempt";
import { asPrincipal } from "./principal/transaction";

/** Before what cannot be undone. Throws Invalid where it is not the member's own password, TooMany after five such tries. */
export async function requirePassword(therapist: Therapist, password: string): Promise<void> {
  const subject = therapist.memberId;
  const succeeded = await takeAttempts([{ limit: "password.member", subject }]);
  const [row] = await asPrincipal(therapist, (tx) =>
    tx
      .select({ hash: credential.passwordHash })
      .from(credential)
      .where(eq(credential.memberId, therapist.memberId)),
  );
  if (!row || !(await verify(row.hash, password))) {
    throw new Invalid({ password: "This is not your current password." });
  }
  await succeeded();
}
