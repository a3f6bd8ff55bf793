import { URI } from "otpauth";
import { asPrincipal } from "@/data/principal/transaction";
import { beginTwoStep, confirmTwoStep, getTwoStep } from "@/data/two-step";
import { signIn } from "@/db/schema/member";
import type { Account } from "@/domain/principal";
import { hashToken, newToken } from "@/server/id";

const STEP = 30_000;

/** The code that an authenticator app shows for what it scanned. */
export function codeOf(uri: string, at: Date = new Date()): string {
  const scanned = URI.parse(uri);
  if (!("period" in scanned)) throw new RangeError("it is not of steps of time");
  return scanned.generate({ timestamp: at.getTime() });
}

/**
 * Sets two-step sign-in up for a member, who is signed in from then on, some steps ago, so that codes
 * of now still serve: what the app scanned, and the recovery codes.
 */
export async function buildTwoStep(
  account: Account,
  password: string,
): Promise<{ uri: string; codes: string[] }> {
  const then = new Date(Date.now() - 10 * STEP);
  const { signInId: id, practiceId, memberId } = account;
  const tokenHash = hashToken(newToken());
  const expiresAt = new Date(+then + 12 * 3_600_000);
  await asPrincipal(account, (tx) =>
    tx
      .insert(signIn)
      .values({ id, practiceId, memberId, tokenHash, expiresAt })
      .onConflictDoNothing(),
  );
  await beginTwoStep(account, { password }, then);
  const uri = (await getTwoStep(account, then)).pending?.uri ?? "";
  const { codes } = await confirmTwoStep(account, { code: codeOf(uri, then) }, then);
  return { uri, codes };
}
