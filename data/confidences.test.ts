import type { Client } from "pg";
import { expect, test } from "vitest";
import { getConfidences, writeConfidences } from "@/data/confidences";
import { listRounds } from "@/data/reading";
import { readDraft, saveAnswer } from "@/data/reflection";
import { sendReflection } from "@/data/sending";
import { PLANTED, type Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { buildArrival } from "@/db/sample/writing";
import { Invalid, TermsChanged } from "@/domain/errors";

let sql: Client;
let story: Story;

const LIMITED = { template: "limited", en: "zephyrpolicy only if asked.", es: "Solo si." } as const;
const OPEN = { template: "no-secrets", en: "It can come up.", es: "Puede salir." } as const;

withStory((told, client) => {
  story = told;
  sql = client;
});

const write = (input: typeof LIMITED | typeof OPEN) =>
  writeConfidences(story.okafor, story.ours.couple.id, input);
const versions = () => getConfidences(story.okafor, story.ours.couple.id);

test("each policy is the next version, with who wrote it; the same words again are none", async () => {
  expect(await versions()).toEqual([]);
  await write(LIMITED);
  await write(LIMITED);
  await write(OPEN);
  const written = await versions();
  expect(written.map(({ version, template, by }) => ({ version, template, by }))).toEqual([
    { version: 2, template: "no-secrets", by: `Dr. ${PLANTED.okafor}` },
    { version: 1, template: "limited", by: `Dr. ${PLANTED.okafor}` },
  ]);
  expect(written[1]?.words).toEqual({ en: LIMITED.en, es: LIMITED.es });
});

test("two that are saved at once are two versions", async () => {
  await Promise.all([write(LIMITED), write(OPEN)]);
  expect((await versions()).map(({ version }) => version)).toEqual([2, 1]);
});

test("words are asked for in each language that a partner reads", async () => {
  const english = { template: "limited", en: "Only if asked.", es: undefined } as const;
  await expect(
    writeConfidences(story.okafor, story.ours.couple.id, english),
  ).rejects.toBeInstanceOf(Invalid);
  expect(await versions()).toEqual([]);
});

test("its words are sealed, and the audit trail says that it was written", async () => {
  await write(LIMITED);
  const { rows } = await sql.query("select c::text from confidences c");
  expect(JSON.stringify(rows)).toContain("limited");
  expect(JSON.stringify(rows)).not.toContain("zephyrpolicy");
  expect(JSON.stringify(rows)).not.toContain(Buffer.from("zephyrpolicy").toString("hex"));
  const audited = await sql.query(
    "select count(*)::int as n from audit where action = 'confidences.written' and couple_id = $1",
    [story.ours.couple.id],
  );
  expect(audited.rows[0].n).toBe(1);
});

test("a change comes before the next answer, and a reflection keeps what it was written under", async () => {
  const maya = await story.asWriter("maya");
  const round = story.round.open;
  const given = { is: "given", value: "One sentence." } as const;
  await write(LIMITED);
  await expect(saveAnswer(maya, round, "sentence", given)).rejects.toBeInstanceOf(TermsChanged);
  await buildArrival(maya);
  await saveAnswer(maya, round, "sentence", given);
  const { digest } = await readDraft(maya, round);
  await sendReflection(maya, round, { key: crypto.randomUUID(), digest });
  const under = async () => {
    const rounds = await listRounds(story.okafor, story.ours.couple.id);
    const of = (id: string) => rounds.find((each) => each.roundId === id)?.reflections.circle;
    return [of(round)?.writtenUnder, of(story.round.closed)?.writtenUnder];
  };
  // The other round was sent before there was any.
  expect(await under()).toEqual([null, "none"]);
  await write(OPEN);
  expect(await under()).toEqual(["limited", "none"]);
});
