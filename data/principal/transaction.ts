import "server-only";
import { sql } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { APP_ROLE } from "@/db/schema/policy";
import type { Partner, Principal, System, Therapist } from "@/domain/principal";
import { requestIdOf } from "@/server/log";
import { appendRecorded } from "./audit-append";
import { mint } from "./mint";

type Settings = Partial<
  Record<
    | "kind"
    | "practice"
    | "member"
    | "role"
    | "couple"
    | "partner"
    | "assignment"
    | "link"
    | "history"
    | "lookup",
    string
  >
>;

/**
 * Runs `work` in one transaction as the app role with the principal set, and nothing of it left in
 * the connection afterwards. Every door call goes through here.
 */
export function asPrincipal<T>(
  principal: Principal,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return withSettings(settingsOf(principal), work);
}

/** Runs `work` before there is a principal: policies admit the one row whose hash is `lookup`. */
export function withLookup<T>(lookup: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return withSettings({ lookup }, work);
}

/** Goes on in the same transaction as `principal`, once a look-up has found who it is. */
export function become(principal: Principal, tx: Transaction): Promise<unknown> {
  return apply(tx, settingsOf(principal));
}

/**
 * Runs `work` as the product itself, in the middle of a principal's own transaction: for what no
 * principal may see or write, such as the other partner's releases. The principal is back afterwards.
 */
export async function asSystem<T>(
  principal: Therapist | Partner,
  tx: Transaction,
  work: (system: System) => Promise<T>,
): Promise<T> {
  const system = mint({ kind: "system", practiceId: principal.practiceId });
  await become(system, tx);
  const result = await work(system);
  await become(principal, tx);
  return result;
}

/**
 * As `asPrincipal`, with the keys of the practice to itself: it waits for the transactions that read
 * them, and those that come meanwhile wait for it. Throws when somebody else has them already.
 */
export function withKeysToOneself<T>(
  system: System,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return asPrincipal(system, async (tx) => {
    const practice = system.practiceId ?? "";
    // Two that wait for each other's share of the lock would never end.
    const { rows } = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${practice}, ${ROTATING})) as mine`,
    );
    if (!rows[0]?.mine) throw new Error("the keys of this practice are being rotated already");
    await tx.execute(sql`select pg_advisory_xact_lock(${lockOf(practice)})`);
    return work(tx);
  });
}

function withSettings<T>(settings: Settings, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { practice } = settings;
  // A key that was read stays the key until the end: only a rotation asks for this lock whole.
  const share = practice ? { key: practice, seed: KEYS } : null;
  const done = inTransaction({ role: APP_ROLE, ...prefixed(settings) }, share, async (tx) => {
    const result = await work(tx);
    await appendRecorded(tx);
    return result;
  });
  return done.catch((error: unknown) => {
    // Each failure has its own id from here on, also where the same fault makes the next one.
    requestIdOf(error);
    throw error;
  });
}

function apply(tx: Transaction, settings: Settings): Promise<unknown> {
  const calls = Object.entries(prefixed(settings)).map(
    ([name, value]) => sql`set_config(${name}, ${value}, true)`,
  );
  const { practice } = settings;
  if (practice) calls.push(sql`pg_advisory_xact_lock_shared(${lockOf(practice)})`);
  return tx.execute(sql`select ${sql.join(calls, sql`, `)}`);
}

function prefixed(settings: Settings): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`app.${name}`, value]),
  );
}

const [KEYS, ROTATING] = [13, 14];
const lockOf = (practice: string) => sql`hashtextextended(${practice}, ${KEYS})`;

function settingsOf(principal: Principal): Settings {
  switch (principal.kind) {
    case "therapist":
      return {
        kind: "therapist",
        practice: principal.practiceId,
        member: principal.memberId,
        role: principal.role,
      };
    case "entrant":
      return {
        kind: "entrant",
        practice: principal.practiceId,
        member: principal.memberId,
        // Settings outlast a step within one transaction.
        role: "",
      };
    case "partner":
      return {
        kind: "partner",
        practice: principal.practiceId,
        couple: principal.coupleId,
        partner: principal.partnerId,
        assignment: principal.assignmentId,
        link: principal.linkId,
        history: principal.unlocked ? "on" : "",
      };
    case "system":
      return { kind: "system", practice: principal.practiceId ?? "" };
  }
}
