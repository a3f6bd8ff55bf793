import "server-only";
import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { connection, type Transaction } from "@/db/client";
import { installationKey as table } from "@/db/schema/keyring";
import { masterKeyFor, newestMasterKey, opensWith, openWrapped } from "@/server/master-key";
import { type Key, type Place, seal } from "@/server/seal";

/** Of look-up hashes (e-mail, tries) and of audit chains: the same for the whole installation. */
export type InstallationKind = "lookup" | "audit";

// Held by whoever wraps a key under the master key; rotating it waits for them, and they for it.
const LOCK = 17;
// Held by whoever rotates the master key, from reading where it is kept to writing there.
const ROTATING = 18;

/** A key of the installation: random, made at first need, so that a rotation changes no hash. */
export async function installationKey(tx: Transaction, kind: InstallationKind): Promise<Buffer> {
  const wrapped = (await stored(tx, kind)) ?? (await made(tx, kind));
  return openInstallationKey(kind, wrapped);
}

/** Opens a key of the installation, for whoever read it along with something else. */
export function openInstallationKey(kind: InstallationKind, wrapped: Buffer): Buffer {
  return openWrapped(placeOf(kind), wrapped);
}

/**
 * Wraps a key under the master key that the installation's own keys are wrapped with now: a server
 * that has not heard of a rotation yet goes on with the key that the rotation goes to.
 */
export async function wrap(tx: Transaction, place: Place, bytes: Buffer): Promise<Buffer> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${LOCK})`);
  const anchor = await stored(tx, "lookup");
  const master = anchor ? masterKeyFor(placeOf("lookup"), anchor) : newestMasterKey();
  return seal(master, place, bytes);
}

/** Whether a master key of the settings opens the installation's keys, where there are any. */
export async function opensInstallationKeys(tx: Transaction): Promise<boolean> {
  const rows = await tx.select().from(table);
  try {
    for (const { kind, wrapped } of rows) openInstallationKey(kind, wrapped);
    return true;
  } catch {
    return false;
  }
}

/**
 * Wraps the installation's keys under the master key `next`. As the database's own login: the app
 * role can add such a key, and change none.
 */
export function rewrapInstallationKeys(next: Key): Promise<void> {
  return connection().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    // By it whoever wraps from now on knows which master key to take.
    await installationKey(tx, "lookup");
    for (const { kind, wrapped } of await tx.select().from(table)) {
      const renewed = seal(next, placeOf(kind), openInstallationKey(kind, wrapped));
      await tx.update(table).set({ wrapped: renewed }).where(eq(table.kind, kind));
    }
  });
}

/** Whether the master key `key` opens every key of the installation. */
export async function opensInstallationKeysWith(tx: Transaction, key: Key): Promise<boolean> {
  const rows = await tx.select().from(table);
  return rows.every(({ kind, wrapped }) => opensWith(key, placeOf(kind), wrapped));
}

/**
 * Runs `work` while nobody else rotates the master key, on this machine or another; null when
 * somebody does. The transaction it is given holds the lock: once that is lost, so is every query.
 */
export function whileRotatingAlone<T>(work: (tx: Transaction) => Promise<T>): Promise<T | null> {
  return connection().transaction(async (tx) => {
    // It waits, idle, for as long as the rotation takes.
    await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
    const { rows } = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(${ROTATING}) as mine`,
    );
    return rows[0]?.mine ? work(tx) : null;
  });
}

async function made(tx: Transaction, kind: InstallationKind): Promise<Buffer> {
  const wrapped = await wrap(tx, placeOf(kind), randomBytes(32));
  await tx.insert(table).values({ kind, wrapped }).onConflictDoNothing();
  const kept = await stored(tx, kind);
  if (!kept) throw new Error(`the ${kind} key could not be made`);
  return kept;
}

async function stored(tx: Transaction, kind: InstallationKind): Promise<Buffer | undefined> {
  const [row] = await tx.select().from(table).where(eq(table.kind, kind));
  return row?.wrapped;
}

function placeOf(kind: InstallationKind): Place {
  return {
    ...{ table: "installation_key", column: "wrapped", row: kind },
    practice: "00000000-0000-0000-0000-000000000000",
  };
}
