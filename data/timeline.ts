import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { session } from "@/db/schema/couple";
import { Invalid, NotFound } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { withoutControls } from "@/domain/reflection";
import {
  ENTRY_KINDS,
  type Entry,
  type EntryInput,
  type EntryKind,
  entryProblem,
} from "@/domain/timeline";
import { wallTimeOf } from "@/domain/wall-time";
import { newId } from "@/server/id";
import { openText, seal } from "@/server/seal";
import { record } from "./audit";
import { memberName } from "./couple";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";
import { ERASED, onOwnTeam, requireCouple, timeZoneOf } from "./scope";

/** What a removed or changed entry was, sealed: only the door can put it back, as it was. */
export type Kept = { kept: string };

// The columns in which the three kinds differ.
const COLUMNS: Readonly<
  Record<EntryKind, { words: string; day: string | null; session: boolean }>
> = {
  note: { words: "body", day: null, session: true },
  event: { words: "words", day: "happened_on", session: false },
  agreement: { words: "words", day: "agreed_on", session: true },
};

/**
 * Writes a note, an event or an agreement of a couple. Throws Invalid for no words, too many, or no
 * day; NotFound off the care team, or for a session of another couple.
 */
export function addEntry(therapist: Therapist, coupleId: string, input: EntryInput): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const id = newId();
    const { practiceId, memberId } = therapist;
    const own = await columnsOf(therapist, tx, { id, coupleId }, input);
    const all = { id, practice_id: practiceId, couple_id: coupleId, written_by: memberId, ...own };
    const names = sql.join(Object.keys(all).map(sql.identifier), sql`, `);
    const values = sql.join(
      Object.values(all).map((value) => sql`${value}`),
      sql`, `,
    );
    await tx.execute(sql`insert into ${sql.identifier(input.kind)} (${names}) values (${values})`);
    await record(therapist, tx, { action: `${input.kind}.added`, subjectId: id, coupleId });
  });
}

/** Writes an entry anew; whose it is and since when stays. Throws as `addEntry`. */
export function editEntry(therapist: Therapist, id: string, input: EntryInput): Promise<Kept> {
  return asPrincipal(therapist, async (tx) => {
    const { coupleId, kept } = await keep(therapist, tx, input.kind, id);
    const own = await columnsOf(therapist, tx, { id, coupleId }, input);
    await tx.execute(
      sql`update ${sql.identifier(input.kind)} set ${assigned(own)} where id = ${id}`,
    );
    await record(therapist, tx, { action: `${input.kind}.edited`, subjectId: id, coupleId });
    return { kept };
  });
}

/** Removes an entry; what comes back puts it back. Throws NotFound off the care team. */
export function removeEntry(therapist: Therapist, kind: EntryKind, id: string): Promise<Kept> {
  return asPrincipal(therapist, async (tx) => {
    const { coupleId, kept } = await keep(therapist, tx, kind, id);
    await tx.execute(sql`delete from ${sql.identifier(kind)} where id = ${id}`);
    await record(therapist, tx, { action: `${kind}.removed`, subjectId: id, coupleId });
    return { kept };
  });
}

/**
 * Puts an entry back as it was before it was changed or removed: its words, its day, whose it is and
 * since when. Throws NotFound for what this couple's key does not open, and off the care team.
 */
export function putBackEntry(therapist: Therapist, coupleId: string, kept: string): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const key = (await keysOf(therapist, tx, [coupleId]))(coupleId);
    const { kind, row } = opened(() =>
      JSON.parse(openText(key, keptPlace(therapist, coupleId), Buffer.from(kept, "base64"))),
    );
    const { words, day, session: bound } = COLUMNS[kind];
    // Its session may have been cancelled since.
    const still =
      bound && row.session_id ? await isSession(therapist, tx, coupleId, row.session_id) : false;
    const back = { ...row, ...(bound ? { session_id: still ? row.session_id : null } : {}) };
    const table = sql.identifier(kind);
    const changing = [words, ...(day ? [day] : []), ...(bound ? ["session_id"] : [])];
    const anew = changing.map(
      (name) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`,
    );
    await tx.execute(sql`
      insert into ${table} select * from jsonb_populate_record(null::${table}, ${JSON.stringify(back)}::jsonb)
          on conflict (id) do update set ${sql.join(anew, sql`, `)}`);
    await record(therapist, tx, { action: `${kind}.put-back`, subjectId: row.id, coupleId });
  });
}

type Row = {
  kind: EntryKind;
  id: string;
  words: Buffer;
  day: string | null;
  session_id: string | null;
  created_at: string;
  by_id: string;
  by_name: Buffer;
};

/**
 * The entries of a couple, the latest written first. In the room, of three kinds only agreements,
 * which both partners know. Audited. Throws NotFound off the care team.
 */
export function listTimeline(therapist: Therapist, coupleId: string): Promise<Entry[]> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const kinds = ENTRY_KINDS.filter((kind) => kind === "agreement" || !therapist.inTheRoom);
    const found = await tx.execute<Row>(sql`
      select e.*, m.id as by_id, m.name as by_name
        from (${sql.join(
          kinds.map((kind) => entriesOf(kind, coupleId)),
          sql` union all `,
        )}) e
        join member m on m.id = e.written_by
       order by e.created_at desc, e.id desc`);
    const keys = await keysOf(therapist, tx, [coupleId]);
    const timeZone = await timeZoneOf(therapist, tx);
    await record(therapist, tx, { action: "timeline.read", subjectId: coupleId, coupleId });
    return found.rows.map(({ kind, id, words, day, ...row }) => ({
      ...{ kind, id, sessionId: row.session_id },
      words: keys.has(coupleId)
        ? openText(keys(coupleId), placeOf(therapist, kind, id), words)
        : ERASED,
      day: day ?? wallTimeOf(new Date(row.created_at), timeZone).slice(0, 10),
      by: memberName(therapist, row.by_id, row.by_name, keys),
    }));
  });
}

function entriesOf(kind: EntryKind, coupleId: string): SQL {
  const { words, day, session: bound } = COLUMNS[kind];
  return sql`select ${kind}::text as kind, id, ${sql.identifier(words)} as words,
    ${day ? sql`${sql.identifier(day)}::text` : sql`null::text`} as day,
    ${bound ? sql`session_id` : sql`null::uuid`} as session_id, created_at, written_by
    from ${sql.identifier(kind)} where couple_id = ${coupleId}`;
}

// The columns that an entry's own form fills, by their names.
async function columnsOf(
  therapist: Therapist,
  tx: Transaction,
  { id, coupleId }: { id: string; coupleId: string },
  input: EntryInput,
): Promise<Record<string, Buffer | string | null>> {
  const text = withoutControls(input.words).trim();
  const problem = entryProblem(input, Buffer.byteLength(text));
  if (problem) throw new Invalid(problem);
  const { words, day, session: bound } = COLUMNS[input.kind];
  const sessionId = "sessionId" in input ? input.sessionId || null : null;
  if (sessionId && !(await isSession(therapist, tx, coupleId, sessionId))) throw new NotFound();
  const key = (await keysOf(therapist, tx, [coupleId]))(coupleId);
  return {
    [words]: seal(key, placeOf(therapist, input.kind, id), text),
    ...(day && "day" in input ? { [day]: input.day } : {}),
    ...(bound ? { session_id: sessionId } : {}),
  };
}

// The row as it stands, sealed under the couple's key.
async function keep(therapist: Therapist, tx: Transaction, kind: EntryKind, id: string) {
  const { rows } = await tx.execute<{ row: { couple_id: string } }>(sql`
    select to_jsonb(t) as row from ${sql.identifier(kind)} t
     where t.id = ${id} and t.couple_id in ${onOwnTeam(therapist, tx)} for update`);
  const row = rows[0]?.row;
  if (!row) throw new NotFound();
  const coupleId = row.couple_id;
  const key = (await keysOf(therapist, tx, [coupleId]))(coupleId);
  const sealed = seal(key, keptPlace(therapist, coupleId), JSON.stringify({ kind, row }));
  return { coupleId, kept: sealed.toString("base64") };
}

type Was = { kind: EntryKind; row: { id: string; session_id?: string | null } };

// Whatever a form brings that the door did not seal is not there.
function opened(read: () => Was): Was {
  try {
    return read();
  } catch {
    throw new NotFound();
  }
}

async function isSession(_therapist: Therapist, tx: Transaction, coupleId: string, id: string) {
  const rows = await tx
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.id, id), eq(session.coupleId, coupleId)));
  return rows.length > 0;
}

function assigned(columns: Record<string, Buffer | string | null>): SQL {
  const all = Object.entries(columns).map(
    ([name, value]) => sql`${sql.identifier(name)} = ${value}`,
  );
  return sql.join(all, sql`, `);
}

function placeOf({ practiceId }: Therapist, kind: EntryKind, row: string) {
  return { table: kind, column: COLUMNS[kind].words, row, practice: practiceId };
}

function keptPlace({ practiceId }: Therapist, coupleId: string) {
  return { table: "timeline", column: "kept", row: coupleId, practice: practiceId };
}
