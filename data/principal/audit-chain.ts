import "server-only";
import { asc, isNotNull } from "drizzle-orm";
import { audit } from "@/db/schema/audit";
import type { System } from "@/domain/principal";
import { type Fault, faultIn, type Head } from "@/server/audit-chain";
import { installationKey } from "./installation-key";
import { asPrincipal } from "./transaction";

/** What verifying a practice's chain found: its fault or null, and its head as it stands now. */
export type Verified = {
  practiceId: string;
  fault: Fault | null;
  head: Head;
  againstHead: boolean;
};

/**
 * Goes through the whole chain of a practice. `kept` is a head written down earlier and kept outside
 * the database; without one a chain that was cut at its end is not found.
 */
export function verifyChain(system: System, kept: Head | null): Promise<Verified> {
  return asPrincipal(system, async (tx) => {
    const key = await installationKey(tx, "audit");
    const rows = await tx
      .select()
      .from(audit)
      .where(isNotNull(audit.number))
      .orderBy(asc(audit.number));
    const chain = rows.map((row) => ({
      ...row,
      number: row.number ?? 0,
      chained: row.chained ?? "",
    }));
    const last = chain.at(-1);
    return {
      practiceId: system.practiceId ?? "",
      fault: faultIn(key, chain, kept),
      head: { number: last?.number ?? 0, chained: last?.chained ?? "" },
      againstHead: kept !== null,
    };
  });
}
