import { afterAll, beforeAll, expect, test } from "vitest";
import { listCaseload } from "@/data/caseload";
import { addCouple } from "@/data/couple";
import { bookSession, cancelSession } from "@/data/session";
import { addEntry, editEntry, listTimeline, putBackEntry, removeEntry } from "@/data/timeline";
import { PLANTED, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { newId } from "@/server/id";

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const said = (entries: Awaited<ReturnType<typeof listTimeline>>) =>
  entries.map(({ kind, words, day }) => [kind, words, day]);

test("notes, events and agreements are written, and read with their day and their session", async () => {
  const { okafor, ours } = await tellStory(database.url);
  const id = ours.couple.id;
  const about = { sessionId: ours.sessions.past };
  await addEntry(okafor, id, { kind: "event", words: " moved house ", day: "2026-01-07" });
  await addEntry(okafor, id, {
    ...{ kind: "agreement", words: "Ten minutes each.", day: "2026-01-08", ...about },
  });
  await addEntry(okafor, id, { kind: "note", words: "Tired.", ...about });
  const all = await listTimeline(okafor, id);
  const today = wallTimeOf(new Date(), "Europe/Madrid").slice(0, 10);
  expect(said(all).slice(0, 3)).toEqual([
    ["note", "Tired.", today],
    ["agreement", "Ten minutes each.", "2026-01-08"],
    ["event", "moved house", "2026-01-07"],
  ]);
  expect(all.map(({ sessionId }) => sessionId).slice(0, 3)).toEqual([
    ...[ours.sessions.past, ours.sessions.past, null],
  ]);
  expect(all[0]?.by).toBe(`Dr. ${PLANTED.okafor}`);
});

test("no words, too many, no day, or another couple's session are refused", async () => {
  const { okafor, ours, other } = await tellStory(database.url);
  const add = (input: Parameters<typeof addEntry>[2]) => addEntry(okafor, ours.couple.id, input);
  const words = { fields: { words: expect.stringMatching(/./) } };
  await expect(add({ kind: "note", words: " \u0007 " })).rejects.toMatchObject(words);
  const long = { kind: "event", words: "é".repeat(101), day: "2026-01-07" } as const;
  await expect(add(long)).rejects.toMatchObject(words);
  await expect(add({ kind: "event", words: "moved", day: "2026-13-07" })).rejects.toMatchObject({
    fields: { day: "Choose a day." },
  });
  const elsewhere = { kind: "note", words: "Here.", sessionId: other.sessions.past } as const;
  await expect(add(elsewhere)).rejects.toMatchObject({ name: "NotFound" });
});

test("what was changed or removed is put back as it was, also by whom and since when", async () => {
  const { okafor, ours } = await tellStory(database.url);
  const id = ours.couple.id;
  const agreed = { kind: "agreement", words: "First.", day: "2026-01-08" } as const;
  await addEntry(okafor, id, { ...agreed, sessionId: ours.sessions.next });
  const before = await listTimeline(okafor, id);
  const [agreement, note] = before;
  const changed = await editEntry(okafor, agreement?.id ?? "", {
    ...{ ...agreed, words: "Second.", day: "2026-01-09", sessionId: "" },
  });
  expect(await listTimeline(okafor, id)).toMatchObject([
    { words: "Second.", day: "2026-01-09", sessionId: null },
    {},
  ]);
  const removed = await removeEntry(okafor, "note", note?.id ?? "");
  expect(await listTimeline(okafor, id)).toHaveLength(1);
  expect(removed.kept).not.toContain(PLANTED.note);
  await putBackEntry(okafor, id, changed.kept);
  await putBackEntry(okafor, id, removed.kept);
  await putBackEntry(okafor, id, removed.kept);
  expect(await listTimeline(okafor, id)).toEqual(before);
  // Its session is gone: it comes back without one.
  const again = await removeEntry(okafor, "agreement", agreement?.id ?? "");
  await cancelSession(okafor, ours.sessions.next);
  await putBackEntry(okafor, id, again.kept);
  expect((await listTimeline(okafor, id))[0]).toMatchObject({ words: "First.", sessionId: null });
});

test("nothing is put back that the couple's own key does not open", async () => {
  const { okafor, ours, other } = await tellStory(database.url);
  const { kept } = await removeEntry(okafor, "note", ours.noteId);
  const stranger = (p: Parameters<typeof putBackEntry>[0], id: string, what: string) =>
    expect(putBackEntry(p, id, what)).rejects.toMatchObject({ name: "NotFound" });
  await stranger(okafor, other.couple.id, kept);
  for (const what of ["", "not sealed", `${kept.slice(0, -4)}AAAA`]) {
    await stranger(okafor, ours.couple.id, what);
  }
  await expect(removeEntry(okafor, "event", newId())).rejects.toMatchObject({ name: "NotFound" });
});

test("the next session decides where a couple stands in the caseload", async () => {
  const { okafor, ours } = await tellStory(database.url);
  const aliases = async () => (await listCaseload(okafor)).map(({ alias }) => alias);
  const names = {
    circleName: "A",
    circleSafeContact: "",
    diamondName: "B",
    diamondSafeContact: "",
  };
  const languages = { circleLanguage: "en", diamondLanguage: "en" } as const;
  const { coupleId } = await addCouple(okafor, { alias: "Later", ...names, ...languages });
  expect(await aliases()).toEqual([PLANTED.alias, "Later"]);
  const soon = addDays(wallTimeOf(new Date(), "Europe/Madrid"), 1);
  await bookSession(okafor, coupleId, soon);
  expect(await aliases()).toEqual(["Later", PLANTED.alias]);
  await cancelSession(okafor, ours.sessions.next);
  expect((await listCaseload(okafor))[1]?.nextSession).toBeNull();
});
