import "server-only";
import { asc } from "drizzle-orm";
import { audit, auditHead } from "@/db/schema/audit";
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
 * Goes through the whole trail of a practice, in the order in which it is shown. `kept` is a head
 * written down earlier and kept outside the database; without one a chain that was cut at its end,
 * with the head inside the database put back as well, is not found.
 */
export function verifyChain(system: System, kept: Head | null): Promise<Verified> {
  return asPrincipal(system, async (tx) => {
    const key = await installationKey(tx, "audit");
    // Before the rows, so that what is appended meanwhile only goes on from it.
    const [inside] = await tx.select().from(auditHead);
    const rows = await tx.select().from(audit).orderBy(asc(audit.seq));
    const last = rows.at(-1);
    return {
      practiceId: system.practiceId ?? "",
      fault: faultIn(key, rows, inside ?? null) ?? (kept && faultIn(key, rows, kept)),
      head: { number: last?.number ?? 0, chained: last?.chained ?? "" },
      againstHead: kept !== null,
    };
  });
}
