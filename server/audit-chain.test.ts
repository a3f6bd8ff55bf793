import fc from "fast-check";
import { expect, test } from "vitest";
import { BEGINNING, type Chained, faultIn, proofOf } from "./audit-chain";

const KEY = Buffer.alloc(32, 7);
const PRACTICE = "0190a000-0000-7000-8000-000000000001";
type Row = Chained & { chained: string };

function chainOf(length: number): Row[] {
  const rows: Row[] = [];
  for (let number = 1; number <= length; number++) {
    const row: Chained = {
      ...{ number, practiceId: PRACTICE, coupleId: null, actorKind: "therapist" },
      ...{ actorId: `member-${number % 3}`, action: "couple.read", subjectId: `couple-${number}` },
      createdAt: new Date(Date.UTC(2026, 4, 4, 10, 0, number)),
    };
    rows.push({ ...row, chained: proofOf(KEY, row, rows.at(-1)?.chained ?? BEGINNING) });
  }
  return rows;
}

const WHOLE = chainOf(40);
const last = WHOLE.at(-1);
const HEAD = { number: 40, chained: last?.chained ?? "" };
const place = fc.integer({ min: 0, max: 39 });
const at = (index: number) => WHOLE[index] as Row;

const EDITS: Record<string, (row: Row) => Row> = {
  action: (row) => ({ ...row, action: "couple.added" }),
  actor: (row) => ({ ...row, actorId: null }),
  couple: (row) => ({ ...row, coupleId: "another" }),
  subject: (row) => ({ ...row, subjectId: "another" }),
  time: (row) => ({ ...row, createdAt: new Date(row.createdAt.getTime() + 1) }),
  proof: (row) => ({ ...row, chained: row.chained.replace(/^./, (c) => (c === "0" ? "1" : "0")) }),
};

test("a whole chain has no fault, with and without its head", () => {
  expect(faultIn(KEY, WHOLE, HEAD)).toBeNull();
  expect(faultIn(KEY, WHOLE, null)).toBeNull();
  expect(faultIn(KEY, [], null)).toBeNull();
});

test("a row that was changed is found", () => {
  fc.assert(
    fc.property(place, fc.constantFrom(...Object.keys(EDITS)), (index, edit) => {
      const rows = WHOLE.with(index, (EDITS[edit] as (row: Row) => Row)(at(index)));
      expect(faultIn(KEY, rows, HEAD)).toEqual({ number: index + 1, problem: "changed" });
    }),
  );
});

test("a row that was left out, or two that changed places, are found", () => {
  fc.assert(
    fc.property(place, place, (a, b) => {
      expect(faultIn(KEY, WHOLE.toSpliced(a, 1), HEAD)).not.toBeNull();
      fc.pre(a !== b);
      const moved = WHOLE.with(a, { ...at(b), number: a + 1 }).with(b, { ...at(a), number: b + 1 });
      expect(faultIn(KEY, moved, HEAD)).not.toBeNull();
    }),
  );
});

test("a chain cut at its end is found by a head kept elsewhere, and by nothing else", () => {
  const cut = WHOLE.slice(0, 30);
  expect(faultIn(KEY, cut, HEAD)).toEqual({ number: 31, problem: "cut short" });
  expect(faultIn(KEY, cut, null)).toBeNull();
});

test("a chain made anew with another key is no chain", () => {
  const other = Buffer.alloc(32, 8);
  expect(faultIn(other, WHOLE, HEAD)).toEqual({ number: 1, problem: "changed" });
});

test("a longer chain still holds the head that was kept", () => {
  expect(faultIn(KEY, chainOf(50), HEAD)).toBeNull();
});
