import "server-only";
import { count } from "drizzle-orm";
import { practice } from "@/db/schema/practice";
import { opensInstallationKeys } from "./installation-key";
import { mint } from "./mint";
import { asPrincipal } from "./transaction";

/** How many practices the installation holds, invented ones told apart. */
export async function countPractices(): Promise<{ real: number; sample: number }> {
  const rows = await asPrincipal(mint({ kind: "system", practiceId: null }), (tx) =>
    tx
      .select({ isSample: practice.isSample, n: count() })
      .from(practice)
      .groupBy(practice.isSample),
  );
  const of = (isSample: boolean) => rows.find((row) => row.isSample === isSample)?.n ?? 0;
  return { real: of(false), sample: of(true) };
}

/** Whether `MASTER_KEY` holds the one that this database's keys are wrapped with. */
export function masterKeyFits(): Promise<boolean> {
  return asPrincipal(mint({ kind: "system", practiceId: null }), opensInstallationKeys);
}
