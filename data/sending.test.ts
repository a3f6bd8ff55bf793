import { afterAll, beforeAll, expect, test } from "vitest";
import { listRounds } from "@/data/reading";
import { readDraft } from "@/data/reflection";
import { sendReflection } from "@/data/sending";
import { buildAssignment } from "@/db/sample/assigning";
import { buildCouple, buildMember, buildPractice } from "@/db/sample/builders";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildPartnerSignIn, buildReflections } from "@/db/sample/writing";
import { MARKS } from "@/domain/couple";
import { addDays, wallTimeOf } from "@/domain/wall-time";

const COUPLES = 2;
const ROUNDS = 50;
const PRESSES = 5;

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(() => database.drop());

test("200 sendings, each pressed five times at once, are 200 reflections, each complete", async () => {
  const at = new Date(Date.now() - 400 * 86_400_000);
  const zone = { timeZone: "Europe/Madrid", crisisLine: "Call 112." };
  const practice = await buildPractice({ name: "A practice", ...zone, at });
  const member = { name: "Dr. Okafor", email: "okafor@story.example", role: "owner", at } as const;
  const therapist = await buildMember(practice, member);
  const opens = addDays(wallTimeOf(at, zone.timeZone), 7);
  const forms: (() => Promise<{ sentAt: Date }>)[] = [];
  const coupleIds: string[] = [];
  for (let i = 0; i < COUPLES; i++) {
    const words = { name: "M.", language: "en", safeContact: "By text" } as const;
    const couple = await buildCouple(therapist, { alias: "C", circle: words, diamond: words, at });
    coupleIds.push(couple.id);
    const given = await buildAssignment(therapist, couple, {
      ...{ exerciseKey: "weekly-check-in", opens, due: addDays(opens, 5), times: ROUNDS },
      ...{ everyWeeks: 1, timeZone: zone.timeZone, at },
    });
    for (const mark of MARKS) {
      // Begun while each round was open, and not sent yet.
      const writings = given.rounds.map((round) => ({
        round,
        answers: {
          clear: { is: "given", value: round.number % 11 },
          sentence: { is: "given", value: `${mark} ${i} on round ${round.number}` },
        } as const,
        startedAt: round.opensAt,
        sentAt: null,
      }));
      await buildReflections(given, mark, writings);
      const { partner } = await buildPartnerSignIn(given, mark);
      for (const round of given.rounds) {
        const form = {
          key: crypto.randomUUID(),
          digest: (await readDraft(partner, round.id)).digest,
        };
        forms.push(() => sendReflection(partner, round.id, form));
      }
    }
  }
  expect(forms).toHaveLength(200);

  const pressed = await Promise.all(
    forms.map((press) => Promise.all(Array.from({ length: PRESSES }, press))),
  );
  for (const answers of pressed) {
    expect(new Set(answers.map((each) => each.sentAt.toISOString())).size).toBe(1);
  }

  const pairs = (
    await Promise.all(coupleIds.map((id) => listRounds(therapist, id, ROUNDS + 1)))
  ).flat();
  const sent = pairs.flatMap((pair) =>
    MARKS.map((mark) => ({ mark, number: pair.number, reflection: pair.reflections[mark] })),
  );
  expect(sent.filter((each) => each.reflection)).toHaveLength(200);
  expect(new Set(sent.map((each) => each.reflection?.id)).size).toBe(200);
  for (const { mark, number, reflection } of sent) {
    const answers = Object.fromEntries(reflection?.answers.map((a) => [a.key, a.answer]) ?? []);
    expect(answers).toEqual({
      clear: { is: "given", value: number % 11 },
      ...{ said: { is: "skipped" }, received: { is: "skipped" }, landed: { is: "skipped" } },
      slipped: { is: "skipped" },
      sentence: { is: "given", value: expect.stringContaining(`${mark}`) },
    });
    expect(answers.sentence).toMatchObject({
      value: expect.stringMatching(new RegExp(` on round ${number}$`)),
    });
  }
});
