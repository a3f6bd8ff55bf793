import "server-only";
import { hash } from "@node-rs/argon2";
import { and, eq, isNull, sql } from "drizzle-orm";
import { record } from "@/data/audit";
import { makeKey } from "@/data/keyring";
import { practiceErasure } from "@/db/schema/erasure";
import { setupCode } from "@/db/schema/member";
import { practice } from "@/db/schema/practice";
import { NotFound } from "@/domain/errors";
import type { SetupInput } from "@/domain/practice";
import { hashToken, newId, newToken } from "@/server/id";
import { addAccount } from "./account";
import { mint } from "./mint";
import { asPrincipal, become, withLookup } from "./transaction";

/**
 * A new one-time set-up code, or null when the installation has a practice already; a sample is none,
 * nor is one that was erased. No code of before serves any longer: of many starts the last one's does.
 */
export async function createSetupCode(): Promise<string | null> {
  const installation = mint({ kind: "system", practiceId: null });
  return asPrincipal(installation, async (tx) => {
    // Of two starts at once the other waits, and ends this one's code.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('set-up', 15))`);
    // Waits for a practice that is being set up, to find it.
    await tx.update(setupCode).set({ used: true }).where(eq(setupCode.used, false));
    const [any] = await tx
      .select({ id: practice.id })
      .from(practice)
      .leftJoin(practiceErasure, eq(practiceErasure.practiceId, practice.id))
      .where(and(eq(practice.isSample, false), isNull(practiceErasure.erasedAt)))
      .limit(1);
    if (any) return null;
    const code = newToken();
    await tx.insert(setupCode).values({ codeHash: hashToken(code) });
    return code;
  });
}

/** Whether a set-up code can still be used. */
export async function isSetupCode(code: string): Promise<boolean> {
  const codeHash = hashToken(code);
  return withLookup(codeHash, async (tx) => {
    const rows = await tx.select().from(setupCode).where(unused(codeHash));
    return rows.length === 1;
  });
}

/** Creates the practice and its owner and uses up the code. Throws NotFound for a code that does not serve. */
export async function setUpPractice(
  code: string,
  input: SetupInput,
): Promise<{ practiceId: string; memberId: string }> {
  const codeHash = hashToken(code);
  const passwordHash = await hash(input.password);
  return withLookup(codeHash, async (tx) => {
    const used = await tx
      .update(setupCode)
      .set({ used: true })
      .where(unused(codeHash))
      .returning({ codeHash: setupCode.codeHash });
    if (used.length === 0) throw new NotFound();
    const practiceId = newId();
    const system = mint({ kind: "system", practiceId });
    await become(system, tx);
    await tx.insert(practice).values({
      id: practiceId,
      name: input.practiceName,
      timeZone: input.timeZone,
      crisisLine: input.crisisLine,
    });
    await makeKey(system, tx, { id: practiceId });
    const memberId = await addAccount(system, tx, {
      ...{ practiceId, role: "owner", name: input.ownerName, email: input.email, passwordHash },
    });
    await record(system, tx, { action: "practice.created", subjectId: practiceId });
    return { practiceId, memberId };
  });
}

function unused(codeHash: string) {
  return and(
    eq(setupCode.codeHash, codeHash),
    eq(setupCode.used, false),
    sql`${setupCode.createdAt} > now() - interval '7 days'`,
  );
}
