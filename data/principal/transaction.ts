import "server-only";
import { sql } from "drizzle-orm";
import { connection, type Transaction } from "@/db/client";
import { APP_ROLE } from "@/db/schema/policy";
import type { Principal } from "@/domain/principal";

type Settings = Partial<
  Record<
    "kind" | "practice" | "member" | "couple" | "partner" | "assignment" | "link" | "lookup",
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

function withSettings<T>(settings: Settings, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return connection().transaction(async (tx) => {
    await apply(tx, settings);
    return work(tx);
  });
}

function apply(tx: Transaction, settings: Settings): Promise<unknown> {
  const calls = Object.entries({ ...settings }).map(
    ([name, value]) => sql`set_config(${`app.${name}`}, ${value}, true)`,
  );
  return tx.execute(sql`select set_config('role', ${APP_ROLE}, true), ${sql.join(calls, sql`, `)}`);
}

function settingsOf(principal: Principal): Settings {
  switch (principal.kind) {
    case "therapist":
      return { kind: "therapist", practice: principal.practiceId, member: principal.memberId };
    case "partner":
      return {
        kind: "partner",
        practice: principal.practiceId,
        couple: principal.coupleId,
        partner: principal.partnerId,
        assignment: principal.assignmentId,
        link: principal.linkId,
      };
    case "system":
      return { kind: "system", practice: principal.practiceId ?? "" };
  }
}
