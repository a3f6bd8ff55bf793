import "server-only";
import { practiceKey } from "@/data/keyring";
import type { Transaction } from "@/db/client";
import { credential, member } from "@/db/schema/member";
import { Invalid } from "@/domain/errors";
import type { Role, System } from "@/domain/principal";
import { newId } from "@/server/id";
import { seal } from "@/server/seal";
import { hashAddress } from "./sign-in";

/**
 * Adds a member who can sign in; gives the member's id. Throws Invalid for an e-mail address by which
 * somebody signs in already.
 */
export async function addAccount(
  system: System,
  tx: Transaction,
  of: { practiceId: string; role: Role; name: string; email: string; passwordHash: string },
): Promise<string> {
  const { practiceId } = of;
  const memberId = newId();
  const key = await practiceKey(system, tx);
  const place = { row: memberId, practice: practiceId };
  await tx.insert(member).values({
    ...{ id: memberId, practiceId, role: of.role },
    name: seal(key, { table: "member", column: "name", ...place }, of.name),
  });
  const added = await tx
    .insert(credential)
    .values({
      ...{ memberId, practiceId, passwordHash: of.passwordHash },
      emailHash: await hashAddress(tx, of.email),
      email: seal(key, { table: "credential", column: "email", ...place }, of.email),
    })
    .onConflictDoNothing({ target: credential.emailHash })
    .returning({ memberId: credential.memberId });
  if (added.length === 0) {
    throw new Invalid({ email: "Somebody signs in by this address already. Use another one." });
  }
  return memberId;
}
