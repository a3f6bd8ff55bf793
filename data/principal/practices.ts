import "server-only";
import { eq } from "drizzle-orm";
import { credential } from "@/db/schema/member";
import { practice } from "@/db/schema/practice";
import { NotFound } from "@/domain/errors";
import type { System } from "@/domain/principal";
import { mint } from "./mint";
import { hashAddress } from "./sign-in";
import { asPrincipal, withLookup } from "./transaction";

/**
 * Does the product's own work in one practice after the other. Where it fails the others still have
 * their turn; the first failure is thrown at the end.
 */
export async function inEachPractice(work: (system: System) => Promise<unknown>): Promise<void> {
  const installation = mint({ kind: "system", practiceId: null });
  const practices = await asPrincipal(installation, (tx) =>
    tx.select({ id: practice.id }).from(practice),
  );
  const failures: unknown[] = [];
  for (const { id } of practices) {
    await work(mint({ kind: "system", practiceId: id })).catch((error) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/**
 * Does the product's own work for the member who signs in by an e-mail address, in the practice of
 * theirs. Throws NotFound where nobody does.
 */
export async function forMemberAt<T>(
  email: string,
  work: (system: System, memberId: string) => Promise<T>,
): Promise<T> {
  const emailHash = await withLookup("", (tx) => hashAddress(tx, email));
  const [found] = await withLookup(emailHash, (tx) =>
    tx
      .select({ practiceId: credential.practiceId, memberId: credential.memberId })
      .from(credential)
      .where(eq(credential.emailHash, emailHash)),
  );
  if (!found) throw new NotFound();
  return work(mint({ kind: "system", practiceId: found.practiceId }), found.memberId);
}
