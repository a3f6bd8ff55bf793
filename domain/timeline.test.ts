import { describe, expect, it } from "vitest";
import { type Entry, entryInput, entryProblem, standingAgreement, timelineOf } from "./timeline";

const entry = (id: string, day: string, of: Partial<Entry> = {}): Entry => ({
  ...{ id, day, kind: "note", words: id, sessionId: null, by: "Dr. Okafor" },
  ...of,
});
type Session = { id: string; on: string };
const first: Session = { id: "first", on: "2026-01-05" };
const second: Session = { id: "second", on: "2026-01-19" };
const coming: Session = { id: "coming", on: "2026-02-02" };
const shape = (sessions: Session[], entries: Entry[], today = "2026-01-20") =>
  timelineOf(sessions, entries, ({ on }) => on, today).map(({ session, entries: own }) => [
    session?.id ?? null,
    ...own.map(({ id }) => id),
  ]);

describe("timelineOf", () => {
  it("puts what is about a session under it, and the rest at its day, the newest first", () => {
    const about = entry("about", "2026-01-21", { sessionId: "first" });
    const moved = entry("moved", "2026-01-12", { kind: "event" });
    expect(shape([first, second], [about, moved])).toEqual([
      ...[["second"], [null, "moved"], ["first", "about"]],
    ]);
  });

  it("leaves out a session to come, but not what was written about it", () => {
    const plan = entry("plan", "2026-01-20", { sessionId: "coming" });
    expect(shape([first, coming], [plan])).toEqual([[null, "plan"], ["first"]]);
    expect(shape([first, coming], [plan], "2026-02-02")).toEqual([["coming", "plan"], ["first"]]);
  });

  it("is empty of nothing", () => {
    expect(shape([], [])).toEqual([]);
  });
});

describe("standingAgreement", () => {
  it("is the latest by its day, whenever it was written down", () => {
    const agreed = { kind: "agreement" } as const;
    const later = entry("later", "2026-01-19", agreed);
    const earlier = entry("earlier", "2026-01-05", agreed);
    expect(standingAgreement([earlier, later, entry("note", "2026-01-25")])).toBe(later);
    expect(standingAgreement([entry("note", "2026-01-25")])).toBeUndefined();
  });
});

describe("an entry as a form brings it", () => {
  const day = "2026-01-05";

  it("has the fields of its kind and no others", () => {
    expect(entryInput.safeParse({ kind: "note", words: "", sessionId: "" }).success).toBe(true);
    expect(entryInput.safeParse({ kind: "note", words: "", day }).success).toBe(false);
    expect(entryInput.safeParse({ kind: "event", words: "", day }).success).toBe(true);
    expect(entryInput.safeParse({ kind: "event", words: "" }).success).toBe(false);
    expect(entryInput.safeParse({ kind: "else", words: "", day }).success).toBe(false);
  });

  it("is told in a sentence what is wrong with it", () => {
    const event = { kind: "event", words: "moved", day } as const;
    expect(entryProblem(event, 5)).toBeNull();
    expect(entryProblem(event, 200)).toBeNull();
    expect(entryProblem(event, 201)).toEqual({ words: expect.stringContaining("longer") });
    expect(entryProblem(event, 0)).toEqual({ words: "Write something first." });
    for (const none of ["", "2026-1-5", "2026-13-01", "tomorrow"]) {
      expect(entryProblem({ ...event, day: none }, 5)).toEqual({ day: "Choose a day." });
    }
  });
});
