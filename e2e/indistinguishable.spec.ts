import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { chooseExercise } from "@/data/consent";
import { askErasure } from "@/data/erasure";
import { setPassphrase, tryPassphrase } from "@/data/passphrase";
import { asPrincipal } from "@/data/principal/transaction";
import { pauseQuietly } from "@/data/quiet-pause";
import { readDraft, saveAnswer } from "@/data/reflection";
import { takeBackEveryRelease } from "@/data/release";
import { sendReflection } from "@/data/sending";
import { termsOf } from "@/data/terms";
import { withdrawReflection } from "@/data/withdrawal";
import { connection, disconnect } from "@/db/client";
import { type BuiltAssignment, buildAssignment } from "@/db/sample/assigning";
import { buildCouple, buildMember, buildPractice, buildScreening } from "@/db/sample/builders";
import { buildMisdelivery } from "@/db/sample/room";
import { buildPartnerSignIn } from "@/db/sample/writing";
import type { Partner } from "@/domain/principal";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { newId } from "@/server/id";
import { bytesOf, firstDifference } from "./bytes";

/*
 * What Maya's browser is given, byte for byte, while only Jonas's side differs: one story, told once,
 * in which nothing but his rows is taken out and put in again.
 */

const DAY = 86_400_000;
const TIME_ZONE = "Europe/Madrid";
const BASE = process.env.BASE_URL ?? "";
const PASSPHRASE = "seven green kettles";
const HIS = "zephyrjonas, on purpose.";

test.describe.configure({ mode: "serial", timeout: 240_000 });
test.afterAll(disconnect);

let built: ReturnType<typeof build> | undefined;
const story = () => (built ??= build());
const ago = (days: number) => new Date(Date.now() - days * DAY);

/** Maya has sent one check-in, has begun another, and has sent one thing just now. */
async function build() {
  const at = ago(20);
  const house = { name: "Practice", timeZone: TIME_ZONE, crisisLine: "Call 112.", at };
  const practice = await buildPractice(house);
  const member = { name: "Dr. Okafor", email: `${newId()}@story.example`, at } as const;
  const okafor = await buildMember(practice, { ...member, role: "owner" });
  const couple = await buildCouple(okafor, {
    ...{ alias: "Maya and Jonas", at },
    circle: { name: "Maya", language: "en", safeContact: "By text" },
    diamond: { name: "Jonas", language: "es", safeContact: "By text" },
  });
  await buildScreening(okafor, couple, at);
  const opens = addDays(wallTimeOf(new Date(), TIME_ZONE), -8);
  const give = (exerciseKey: string, times: number) =>
    buildAssignment(okafor, couple, {
      ...{ exerciseKey, opens, due: addDays(opens, 5), times, everyWeeks: 1 },
      ...{ timeZone: TIME_ZONE, at },
    });
  const [checkIn, once] = [await give("weekly-check-in", 2), await give("tune-in", 1)];
  const [past, open] = checkIn.rounds.map((round) => round.id);
  const [only] = once.rounds.map((round) => round.id);
  if (!past || !open || !only) throw new RangeError("the story lacks a round");

  const then = (await buildPartnerSignIn(checkIn, "circle", ago(6))).partner;
  await setPassphrase(then, PASSPHRASE, ago(6));
  await writeAndSend(then, past, "sentence", "What Maya wrote.", { at: ago(6), releases: true });
  const here = await buildPartnerSignIn(checkIn, "circle");
  await tryPassphrase(here.partner, PASSPHRASE);
  // All of it, or sending and taking it back would make skips of what was left open.
  const draft = {
    clear: 7,
    said: 4,
    received: 6,
    landed: 5,
    slipped: "saying",
    sentence: "Begun.",
  };
  for (const [promptKey, value] of Object.entries(draft))
    await saveAnswer(here.partner, open, promptKey, { is: "given", value });
  const elsewhere = await buildPartnerSignIn(once, "circle");
  await tryPassphrase(elsewhere.partner, PASSPHRASE);
  // Some time ago, or ten minutes would pass while the states are told.
  await writeAndSend(elsewhere.partner, only, "noticed", "A breath.", {
    at: ago(0.1),
    releases: false,
  });
  const sent = await connection().execute<{ id: string }>(
    sql`select id from reflection where round_id = ${past} and partner_id = ${then.partnerId}`,
  );
  return {
    ...{ okafor, couple, checkIn, once, rounds: { past, open, only } },
    maya: { here, elsewhere, reflection: sent.rows[0]?.id ?? "" },
  };
}
type Story = Awaited<ReturnType<typeof build>>;

type Sending = { at?: Date; releases: boolean };

async function writeAndSend(
  partner: Partner,
  round: string,
  promptKey: string,
  value: string,
  { at = new Date(), releases }: Sending,
) {
  await saveAnswer(partner, round, promptKey, { is: "given", value }, { now: at });
  const { digest } = await readDraft(partner, round);
  const form = { key: crypto.randomUUID(), digest, releases: releases ? [promptKey] : [] };
  await sendReflection(partner, round, form, at);
}

/** Jonas as he came in that day. */
async function jonas(given: BuiltAssignment, at: Date): Promise<Partner> {
  const { partner } = await buildPartnerSignIn(given, "diamond", at);
  return partner;
}

async function forgetJonas({ couple }: Story) {
  const his = couple.partners.diamond.id;
  const tables = ["release", "withdrawal", "sending", "rating", "answer", "earlier_answer"];
  for (const table of ["recognition", "misdelivery"])
    await connection().execute(sql.raw(`delete from ${table} where couple_id = '${couple.id}'`));
  const more = ["consent", "reflection", "unlocking", "passphrase", "erasure", "partner_sign_in"];
  for (const table of [...tables, ...more])
    await connection().execute(sql.raw(`delete from ${table} where partner_id = '${his}'`));
  for (const table of ["opening", "quiet_pause"])
    await connection().execute(sql.raw(`delete from ${table} where couple_id = '${couple.id}'`));
}

/** Jonas's sending of everything that Maya has sent too, before the past round was due. */
async function jonasSends({ checkIn, once, rounds }: Story, releases: boolean) {
  const [then, lately] = [await jonas(checkIn, ago(5)), await jonas(once, ago(1))];
  await writeAndSend(then, rounds.past, "sentence", HIS, { at: ago(5), releases });
  await writeAndSend(lately, rounds.only, "noticed", HIS, { at: ago(1), releases });
  return then;
}

const SAME: Record<string, (it: Story) => Promise<unknown>> = {
  "has not answered": async () => {},
  "has begun and sent nothing": async ({ checkIn, rounds }) => {
    const him = await jonas(checkIn, ago(5));
    const answer = { is: "given", value: HIS } as const;
    await saveAnswer(him, rounds.past, "sentence", answer, { now: ago(5) });
  },
  "is undecided": (it) => jonasSends(it, false),
  "has declined the exercise": async ({ checkIn, once, rounds }) => {
    for (const [given, round] of [[checkIn, rounds.past] as const, [once, rounds.only] as const]) {
      const him = await jonas(given, ago(4));
      const { digest: seen } = await termsFor(him);
      await chooseExercise(him, round, { choice: "declined", seen }, ago(4));
    }
  },
  "has taken back what he released": async (it) => {
    await takeBackEveryRelease(await jonasSends(it, true));
  },
  "has withdrawn what he released": async (it) => {
    const him = await jonas(it.checkIn, ago(5));
    await setPassphrase(him, "his own passphrase", ago(5));
    await writeAndSend(him, it.rounds.past, "sentence", HIS, { at: ago(5), releases: true });
    const again = { ...him, unlocked: { id: newId(), setIn: him.signInId, setAt: ago(6) } };
    const { rows } = await connection().execute<{ id: string }>(
      sql`select id from reflection where round_id = ${it.rounds.past} and partner_id = ${him.partnerId}`,
    );
    await withdrawReflection(again, rows[0]?.id ?? "");
  },
  "has everything erased": async (it) => {
    const him = await jonasSends(it, true);
    await askErasure({ ...him, unlocked: { id: newId(), setIn: him.signInId, setAt: ago(6) } });
  },
  "has released, and its hour has not come": async (it) => {
    const him = await jonas(it.checkIn, new Date());
    // Begun in time, sent after the round was over and due.
    const answer = { is: "given", value: HIS } as const;
    await saveAnswer(him, it.rounds.past, "sentence", answer, { now: ago(5) });
    const { digest } = await readDraft(him, it.rounds.past);
    const form = { key: crypto.randomUUID(), digest, releases: ["sentence"] };
    await sendReflection(him, it.rounds.past, form);
  },
  "has released by a link that was reported astray, and nobody said yet whose it is": async (
    it,
  ) => {
    for (const given of [it.checkIn, it.once]) await buildMisdelivery(given, "diamond", ago(6));
    await jonasSends(it, true);
  },
  "has released, and it is quietly paused": async (it) => {
    await pauseQuietly(it.okafor, it.couple.id, ago(7));
    await jonasSends(it, true);
  },
};

let first: { state: string; bytes: Map<string, string> } | undefined;

for (const [state, tell] of Object.entries(SAME)) {
  test(`Jonas ${state}: Maya's pages and the replies to her are the same, byte for byte`, async () => {
    const it = await story();
    await forgetJonas(it);
    await tell(it);
    const bytes = await everything(it);
    first ??= { state, bytes };
    expect([...bytes.keys()]).toEqual([...first.bytes.keys()]);
    expect(bytes.size).toBeGreaterThan(50);
    for (const [what, text] of bytes) {
      const difference = firstDifference(first.bytes.get(what) ?? "", text);
      expect(difference, `${what}, beside “${first.state}”`).toBeNull();
      expect(text, what).not.toContain("zephyrjonas");
    }
  });
}

test("when both have released and the hour has come, history differs, and no reply does", async () => {
  const it = await story();
  await forgetJonas(it);
  await jonasSends(it, true);
  const bytes = await everything(it);
  const differing = [...bytes].filter(([what, text]) => text !== first?.bytes.get(what));
  // The words themselves: in the page and its payload, and nowhere else.
  expect(differing.map(([what]) => what)).toEqual([
    "GET here /reflect/history",
    "RSC here /reflect/history",
    "GET elsewhere /reflect/history",
    "RSC elsewhere /reflect/history",
  ]);
  for (const [what, text] of differing) expect(text, what).toContain(HIS);
});

test("what was compared was there, and the same state twice is the same", async () => {
  const it = await story();
  await forgetJonas(it);
  const bytes = await everything(it);
  for (const [what, text] of bytes) {
    expect(firstDifference(first?.bytes.get(what) ?? "", text), what).toBeNull();
  }
  const found = (what: string) => bytes.get(what) ?? "";
  expect(found("GET here /reflect/preview")).toContain('name="key" value="its-own"');
  expect(found("GET here /reflect/preview")).toContain('name="release.sentence"');
  expect(found("GET here /reflect/history")).toContain("What Maya wrote.");
  expect(found("RSC elsewhere /reflect/history")).toContain("What Maya wrote.");
  expect(found("GET elsewhere /reflect/done")).toContain("[200,");
  for (const choice of ["private", "both"]) {
    const reply = found(`POST for data /reflect/history/releases ${choice}`);
    expect(reply).toMatch(/^\[200,.*"savedAt":"now"/);
  }
  expect(found("POST for page /reflect/send both")).toMatch(/^\[303,.*\/reflect\/done/);
  expect(found("POST for page /reflect/correct ")).toMatch(/^\[303,/);
});

/** All that Maya may ask for, in both of her sign-ins, and then all replies to what she may choose. */
async function everything(it: Story): Promise<Map<string, string>> {
  const { here, elsewhere, reflection } = it.maya;
  const bytes = new Map<string, string>();
  for (const [name, visit] of Object.entries({ here, elsewhere })) {
    const landing = `/r/${(name === "here" ? it.checkIn : it.once).links.circle?.token}`;
    for (const address of [landing, ...addresses()]) {
      for (const way of ["GET", "RSC"] as const) {
        bytes.set(`${way} ${name} ${address}`, await fetched(visit.token, address, way));
      }
    }
  }
  const { linkId: link } = here.partner;
  const choose = { link, reflection };
  const { digest } = await readDraft(here.partner, it.rounds.open);
  const press = { link, round: it.rounds.open, key: crypto.randomUUID(), digest };
  const posts: [string, Record<string, string>][] = [
    ["/reflect/history/take-back", { link }],
    ["/reflect/history/releases", { ...choose, "release.sentence": "private" }],
    ["/reflect/history/releases", { ...choose, "release.sentence": "both" }],
    ["/reflect/send", { ...press, "release.sentence": "both" }],
    ["/reflect/correct", { link, round: it.rounds.open }],
  ];
  for (const [accept, kind] of [
    ["text/html", "page"],
    ["application/json", "data"],
  ] as const) {
    for (const [address, fields] of posts) {
      const again = "key" in fields ? { ...fields, key: crypto.randomUUID() } : fields;
      const what = `POST for ${kind} ${address} ${fields["release.sentence"] ?? ""}`;
      bytes.set(what, await posted(here.token, address, again, accept));
    }
  }
  return bytes;
}

/** Every page of the room, found where the routes are, and the downloads. */
function addresses(): string[] {
  const root = join(process.cwd(), "app", "reflect");
  const pages = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => join("/reflect", dirname(file)).replace(/\/$/, ""))
    .sort();
  const steps = Array.from({ length: 7 }, (_, i) => String(i + 1));
  return [
    ...pages.flatMap((page) =>
      page.includes("[n]") ? steps.map((n) => page.replace("[n]", n)) : [page],
    ),
    "/reflect/history/download?as=json",
    "/reflect/history/download?as=page",
  ];
}

async function fetched(token: string, address: string, way: "GET" | "RSC"): Promise<string> {
  const headers = new Headers({ cookie: `page=${token}` });
  if (way === "RSC") headers.set("rsc", "1");
  const init: RequestInit = { headers, redirect: "manual" };
  let response = await fetch(new URL(address, BASE), init);
  // What the router asks for has a name of its own, so that no cache gives it to anybody else.
  const named = response.headers.get("location");
  if (named?.includes("_rsc")) response = await fetch(new URL(named, BASE), init);
  return bytesOf(response);
}

async function posted(
  token: string,
  address: string,
  fields: Record<string, string>,
  accept: string,
): Promise<string> {
  const before = Date.now();
  const response = await fetch(new URL(address, BASE), {
    ...{ method: "POST", body: new URLSearchParams(fields), redirect: "manual" },
    headers: { cookie: `page=${token}`, origin: BASE, accept },
  });
  const text = await bytesOf(response);
  // A reply says when it was made; that it was made now is all it says by it.
  return text.replace(/"savedAt":"([^"]+)"/, (_, savedAt) => {
    const at = Date.parse(savedAt);
    expect(at >= before && at <= Date.now()).toBe(true);
    return '"savedAt":"now"';
  });
}

function termsFor(partner: Partner) {
  return asPrincipal(partner, (tx) => termsOf(partner, tx));
}
