import "server-only";
import { and, desc, eq, inArray } from "drizzle-orm";
import { note } from "@/db/schema/couple";
import { member } from "@/db/schema/member";
import { Invalid, NotFound } from "@/domain/errors";
import { LONGEST_ANSWER } from "@/domain/exercise";
import type { Therapist } from "@/domain/principal";
import { withoutControls } from "@/domain/reflection";
import { newId } from "@/server/id";
import { openText, seal } from "@/server/seal";
import { record } from "./audit";
import { memberName } from "./couple";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";
import { ERASED, onOwnTeam, requireCouple } from "./scope";

/** Adds a private note of the therapist's. Throws Invalid when empty or longer than 20 kB. */
export function addNote(therapist: Therapist, coupleId: string, body: string): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const text = withoutControls(body).trim();
    if (text === "") throw new Invalid({ body: "Write something first." });
    if (Buffer.byteLength(text) > LONGEST_ANSWER) {
      throw new Invalid({ body: "This is longer than one note can be. Split it in two." });
    }
    const id = newId();
    const key = (await keysOf(therapist, tx, [coupleId]))(coupleId);
    const { practiceId, memberId } = therapist;
    const sealed = seal(key, placeOf(id, practiceId), text);
    await tx.insert(note).values({ id, practiceId, coupleId, writtenBy: memberId, body: sealed });
    await record(therapist, tx, { action: "note.added", subjectId: id, coupleId });
  });
}

/** The notes on a couple, newest first. */
export function listNotes(therapist: Therapist, coupleId: string) {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const rows = await tx
      .select({
        id: note.id,
        body: note.body,
        at: note.createdAt,
        byId: member.id,
        by: member.name,
      })
      .from(note)
      .innerJoin(member, eq(member.id, note.writtenBy))
      .where(eq(note.coupleId, coupleId))
      .orderBy(desc(note.createdAt));
    const keys = await keysOf(therapist, tx, [coupleId]);
    return rows.map((row) => ({
      id: row.id,
      at: row.at,
      by: memberName(therapist, row.byId, row.by, keys),
      body: keys.has(coupleId)
        ? openText(keys(coupleId), placeOf(row.id, therapist.practiceId), row.body)
        : ERASED,
    }));
  });
}

/** Removes a note for good. Throws NotFound off the care team. */
export function removeNote(therapist: Therapist, noteId: string): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const [row] = await tx
      .delete(note)
      .where(and(eq(note.id, noteId), inArray(note.coupleId, onOwnTeam(therapist, tx))))
      .returning({ coupleId: note.coupleId });
    if (!row) throw new NotFound();
    await record(therapist, tx, {
      action: "note.removed",
      subjectId: noteId,
      coupleId: row.coupleId,
    });
  });
}

function placeOf(row: string, practice: string) {
  return { table: "note", column: "body", row, practice };
}
