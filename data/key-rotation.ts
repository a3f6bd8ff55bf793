import "server-only";
import { randomBytes } from "node:crypto";
import { eq, ne, sql } from "drizzle-orm";
import { getTableConfig, type PgColumn, type PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { wrappedKey } from "@/db/schema/keyring";
import { credential, member } from "@/db/schema/member";
import { passkey } from "@/db/schema/passkey";
import { totp } from "@/db/schema/two-step";
import { NotFound } from "@/domain/errors";
import type { System } from "@/domain/principal";
import { opensWith, openWrapped } from "@/server/master-key";
import { type Key, open, type Place, seal } from "@/server/seal";
import { record } from "./audit";
import { practiceKey } from "./keyring";
import { wrap } from "./principal/installation-key";
import { asPrincipal, withKeysToOneself } from "./principal/transaction";

/**
 * What a practice's key seals itself: [the row's id, the sealed column]. Everything else lies under
 * the key of a couple or a partner, which a rotation wraps anew and leaves as it is.
 */
export const UNDER_PRACTICE_KEY: readonly (readonly [PgColumn, PgColumn])[] = [
  [member.id, member.name],
  [credential.memberId, credential.email],
  [totp.memberId, totp.secret],
  [totp.memberId, totp.pending],
  [passkey.id, passkey.name],
];

/**
 * Gives a practice a new key: what the old one sealed is sealed anew, in one transaction that waits
 * for those that are reading, and that those that come meanwhile wait for. Gives how many values
 * were sealed anew: none where the practice was erased and has no key.
 */
export function rotatePracticeKey(system: System): Promise<number> {
  return withKeysToOneself(system, async (tx) => {
    if ((await tx.$count(wrappedKey, topOf(system))) === 0) return 0;
    const old = await practiceKey(system, tx);
    const next: Key = { bytes: randomBytes(32), version: old.version + 1 };
    let count = await rewrapKeysBelow(system, tx, old, next);
    for (const [id, column] of UNDER_PRACTICE_KEY) {
      count += await resealColumn(system, tx, { id, column, old, next });
    }
    await tx
      .update(wrappedKey)
      .set({
        version: next.version,
        wrapped: await wrap(tx, topPlace(system), next.bytes),
      })
      .where(topOf(system));
    await record(system, tx, { action: "practice-key.rotated", subjectId: practiceOf(system) });
    return count;
  });
}

/** Wraps a practice's key under the master key `next`; one that was erased has none. */
export function rewrapPracticeKey(system: System, next: Key): Promise<void> {
  return asPrincipal(system, async (tx) => {
    const [top] = await tx.select().from(wrappedKey).where(topOf(system)).for("update");
    if (!top) return;
    const place = topPlace(system);
    const wrapped = seal(next, place, openWrapped(place, top.wrapped));
    await tx.update(wrappedKey).set({ wrapped }).where(topOf(system));
    await record(system, tx, { action: "master-key.rotated", subjectId: practiceOf(system) });
  });
}

/** Whether the master key `key` opens a practice's key; one that was erased asks for none. */
export function opensPracticeKey(system: System, key: Key): Promise<boolean> {
  return asPrincipal(system, async (tx) => {
    const [top] = await tx.select().from(wrappedKey).where(topOf(system));
    return !top || opensWith(key, topPlace(system), top.wrapped);
  });
}

async function rewrapKeysBelow(system: System, tx: Transaction, old: Key, next: Key) {
  const rows = await tx
    .select()
    .from(wrappedKey)
    .where(ne(wrappedKey.id, practiceOf(system)));
  for (const { id, wrapped } of rows) {
    const place = {
      table: "wrapped_key",
      column: "wrapped",
      row: id,
      practice: practiceOf(system),
    };
    await tx
      .update(wrappedKey)
      .set({ wrapped: seal(next, place, open(old, place, wrapped)) })
      .where(eq(wrappedKey.id, id));
  }
  return rows.length;
}

async function resealColumn(
  system: System,
  tx: Transaction,
  of: { id: PgColumn; column: PgColumn; old: Key; next: Key },
): Promise<number> {
  const table = of.column.table as PgTable;
  const found = await tx.execute<{ id: string; sealed: Buffer }>(
    sql`select ${of.id} as id, ${of.column} as sealed from ${table} where ${of.column} is not null`,
  );
  for (const { id, sealed } of found.rows) {
    const place: Place = {
      table: getTableConfig(table).name,
      column: of.column.name,
      row: id,
      practice: practiceOf(system),
    };
    const renewed = seal(of.next, place, open(of.old, place, sealed));
    await tx.execute(
      sql`update ${table} set ${sql.identifier(of.column.name)} = ${renewed} where ${of.id} = ${id}`,
    );
  }
  return found.rows.length;
}

function topOf(system: System) {
  return eq(wrappedKey.id, practiceOf(system));
}

function topPlace(system: System): Place {
  const practice = practiceOf(system);
  return { table: "wrapped_key", column: "wrapped", row: practice, practice };
}

function practiceOf(system: System): string {
  if (!system.practiceId) throw new NotFound();
  return system.practiceId;
}
