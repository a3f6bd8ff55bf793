import "server-only";
import { practice } from "@/db/schema/practice";
import type { System } from "@/domain/principal";
import { mint } from "./mint";
import { asPrincipal } from "./transaction";

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
