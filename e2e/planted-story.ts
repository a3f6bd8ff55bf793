import { readFileSync } from "node:fs";
import { LIBRARY } from "@/content/library";
import { type BuiltRound, buildAssignment } from "@/db/sample/assigning";
import * as sample from "@/db/sample/builders";
import { buildPartnerSignIn, buildReflections } from "@/db/sample/writing";
import { type Exercise, promptsOf } from "@/domain/exercise";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { newId } from "@/server/id";

// Words that no dictionary has stand in all that is Maya's, or about her. Jonas was given the same
// exercises by links of his own.

const PREFIX = "xyloq";
/** Stands where Jonas may read it: in the greeting. */
export const CONTROL = `${PREFIX}uandocontrol`;
/** Stands in nothing that is stored, but in requests that fail. */
export const TYPED = `${PREFIX}uandotyped`;
export const PASSWORD = `${PREFIX}uando password`;
const TIME_ZONE = "Europe/Madrid";

/** All words, and those of them that stand in a draft. */
export const planted: string[] = [];
export const drafts: string[] = [];

/** The planted words, and others with their beginning, that stand in some texts. */
export function wordsIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => text.match(/xyloq[a-z]*/gi) ?? []))].sort();
}

/** Maya and Jonas with every exercise that asks for words, and what each of them could ask for. */
export async function plantStory() {
  const at = new Date(Date.now() - 30 * 86_400_000);
  const of = { name: "Practice", timeZone: TIME_ZONE, crisisLine: "Call 112.", at };
  const practice = await sample.buildPractice(of);
  const email = `${newId()}@story.example`;
  const owner = { name: "Dr. Okafor", role: "owner", email, password: PASSWORD } as const;
  const okafor = await sample.buildMember(practice, { ...owner, at });
  const couple = await sample.buildCouple(okafor, {
    ...{ alias: plant(1), at },
    circle: { name: plant(1), language: "en", safeContact: `Write to ${plant(3)}` },
    diamond: { name: "Jonas", language: "en", safeContact: "By text" },
  });
  await sample.buildScreening(okafor, couple, at);
  const opens = addDays(wallTimeOf(new Date(), TIME_ZONE), -15);
  const given = [];
  for (const exercise of LIBRARY) {
    const n = 1 + exercise.steps.findIndex(({ kind }) => kind === "write");
    if (n === 0) continue;
    const built = await buildAssignment(okafor, couple, {
      ...{ exerciseKey: exercise.key, opens, due: addDays(opens, 5), times: 3, everyWeeks: 1 },
      ...{ timeZone: TIME_ZONE, at, greeting: `Take your time, ${CONTROL}.` },
    });
    const isSent = (i: number) => i < 2 || given.length === 0;
    const writings = built.rounds.map((round, i) => writing(exercise, round, isSent(i)));
    await buildReflections(built, "circle", writings);
    const { token, partner } = await buildPartnerSignIn(built, "diamond");
    const form = { round: built.rounds[2]?.id ?? "", link: partner.linkId, step: String(n) };
    given.push({ built, token, form: { ...form, given: TYPED, intent: "continue" } });
  }
  while (planted.length < 200) await sample.buildNote(okafor, couple, `On ${plant(1)}.`, at);
  const links = given.map(({ built }) => built.links);
  const secrets = links.flatMap(({ circle, diamond }) => [
    circle?.token ?? "",
    diamond?.token ?? "",
  ]);
  const link = `/r/${links[0]?.diamond?.token}`;
  const signIns = given.map(({ token, form }) => {
    return {
      cookie: `page=${token}`,
      form,
      room: addresses(/^\/reflect/, { n: form.step, missing: "nothing-here" }),
    };
  });
  const desk = addresses(/^\/(?!reflect|leave)/, {
    ...{ coupleId: couple.id, assignmentId: given[0]?.built.id ?? "", exerciseKey: "tune-in" },
    roundId: given[0]?.built.rounds[0]?.id ?? "",
    ...{ token: secrets[1] ?? "", code: "none", nextauth: "session" },
  });
  const tokens = [...secrets, ...given.map(({ token }) => token)];
  return { email, practiceId: practice.id, link, signIns, desk, tokens };
}

/** What Maya wrote on a round: four words to each prompt that asks for words. */
function writing(exercise: Exercise, round: BuiltRound, isSent: boolean) {
  const before = planted.length;
  const answers = promptsOf(exercise).flatMap(({ key, kind }) =>
    kind === "write" ? [[key, { is: "given", value: `I wanted ${plant(4)}.` }] as const] : [],
  );
  if (!isSent) drafts.push(...planted.slice(before));
  const startedAt = new Date(+round.opensAt + 3_600_000);
  const sentAt = isSent ? startedAt : null;
  return { round, answers: Object.fromEntries(answers), startedAt, sentAt };
}

/** New words, as part of a sentence. */
function plant(count: number): string {
  const words = Array.from({ length: count }, (_, i) => {
    const digits = Array.from(String(planted.length + i + 1_000), Number);
    return `${PREFIX}${digits.map((digit) => "bcdfghjklm"[digit]).join("")}zu`;
  });
  planted.push(...words);
  return words.join(" and ");
}

/** The addresses of all routes that were built and look so; with all rounds, or about Maya, where asked. */
export function addresses(
  wanted: RegExp,
  params: Readonly<Record<string, string>>,
  file = /(page|route)$/,
): string[] {
  const manifest = readFileSync(".next/app-path-routes-manifest.json", "utf8");
  const routes = Object.entries<string>(JSON.parse(manifest)).flatMap(([path, route]) =>
    wanted.test(route) && file.test(path) ? [route] : [],
  );
  return routes.map((route) => {
    const address = route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
      const value = params[name];
      if (!value) throw new RangeError(`${route} needs a value to be looked at`);
      return value;
    });
    return `${address}?rounds=all&about=circle`;
  });
}
