import "server-only";
import { randomBytes } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { wrappedKey } from "@/db/schema/keyring";
import { NotFound } from "@/domain/errors";
import type { Principal } from "@/domain/principal";
import { openWrapped } from "@/server/master-key";
import { type Key, open, seal } from "@/server/seal";
import { wrap } from "./principal/installation-key";

/** What a key belongs to: a practice, a couple of it, or a partner of that couple. */
export type Owner = { id: string; coupleId?: string; partnerId?: string };

type Row = typeof wrappedKey.$inferSelect;

/** Makes and stores a new key; a practice's is wrapped by the master key, others by the practice's. */
export async function makeKey(principal: Principal, tx: Transaction, owner: Owner): Promise<Key> {
  const practice = practiceOf(principal);
  const key: Key = { bytes: randomBytes(32), version: 1 };
  await tx.insert(wrappedKey).values({
    id: owner.id,
    practiceId: practice,
    coupleId: owner.coupleId ?? null,
    partnerId: owner.partnerId ?? null,
    version: key.version,
    wrapped: owner.coupleId
      ? seal(await practiceKey(principal, tx), place(owner.id, practice), key.bytes)
      : await wrap(tx, place(owner.id, practice), key.bytes),
  });
  return key;
}

/** The practice's own key. Throws NotFound where row-level security shows none. */
export async function practiceKey(principal: Principal, tx: Transaction): Promise<Key> {
  const practice = practiceOf(principal);
  const [row] = await tx
    .select()
    .from(wrappedKey)
    .where(and(eq(wrappedKey.id, practice), isNull(wrappedKey.coupleId)));
  if (!row) throw new NotFound();
  return openPracticeKey(principal, row);
}

/** A practice's own key from its row, for whoever read it along with something else. */
export function openPracticeKey(_principal: Principal, row: Row): Key {
  const bytes = openWrapped(place(row.id, row.practiceId), row.wrapped);
  return { bytes, version: row.version };
}

/** The keys of couples and partners by the id of their owner, opened; missing ones are left out. */
export async function keysOf(
  principal: Principal,
  tx: Transaction,
  ids: readonly string[],
): Promise<KeyRing> {
  const practice = practiceOf(principal);
  const rows = await tx
    .select()
    .from(wrappedKey)
    .where(inArray(wrappedKey.id, [practice, ...ids]));
  const top = rows.find((row) => row.id === practice);
  if (!top) throw new NotFound();
  const above = openPracticeKey(principal, top);
  const keys = new Map(
    rows.filter((row) => row.id !== practice).map((row) => [row.id, unwrap(above, row)]),
  );
  const ring = (id: string) => {
    const key = id === practice ? above : keys.get(id);
    if (!key) throw new NotFound();
    return key;
  };
  return Object.assign(ring, { has: (id: string) => id === practice || keys.has(id) });
}

/**
 * Gives the key of an owner's id, or throws NotFound. `has` is false for a key that was erased:
 * what is sealed under it opens for nobody any more.
 */
export type KeyRing = ((id: string) => Key) & { has: (id: string) => boolean };

function practiceOf(principal: Principal): string {
  if (!principal.practiceId) throw new NotFound();
  return principal.practiceId;
}

function unwrap(above: Key, row: Row): Key {
  return { bytes: open(above, place(row.id, row.practiceId), row.wrapped), version: row.version };
}

function place(row: string, practice: string) {
  return { table: "wrapped_key", column: "wrapped", row, practice };
}
