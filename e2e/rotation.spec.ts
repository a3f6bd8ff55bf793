import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { PLANTED, type Story, tellStory } from "@/db/sample/story";
import { figure, sized } from "@/scripts/figure";
import { apart } from "./apart";

// Keys are rotated as an installation does it, beside a server whose clients and therapist go on.

const folder = mkdtempSync(join(tmpdir(), "soft-landing-rotation-"));
const file = join(folder, "master-key");

test.describe.configure({ timeout: sized(180_000, 600_000) });
test.afterAll(() => rmSync(folder, { recursive: true }));

test("whoever answers, sends and reads meanwhile is answered as ever", async () => {
  const old = process.env.MASTER_KEY ?? "";
  writeFileSync(file, `${old}\n`, { mode: 0o600 });
  const kept = { MASTER_KEY: "", MASTER_KEY_FILE: file };
  const { urls, database, stop } = await apart(1, kept);
  try {
    const story = await tellStory(database);
    const at = urls[0] ?? "";
    const settings = { ...kept, DATABASE_URL: database, PUBLIC_URL: at };
    const others: unknown[] = [];
    const go = busily(await peopleOf(story, at), others);
    const times = sized(1, 5);
    for (let i = 0; i < times; i++) {
      await go.on(3);
      expect(await rotate("--practices", settings)).toMatchObject({ code: 0 });
    }
    await go.on(3);
    expect(await rotate("--master", settings)).toMatchObject({ code: 0 });
    await go.on(3);
    const turns = await go.stop();
    expect(others).toEqual([]);
    const [fresh = "", ...more] = readFileSync(file, "utf8").trim().split(/\s+/);
    expect(more).toEqual([]);
    expect(fresh).not.toBe(old);
    const answers = turns.reduce((sum, { answers }) => sum + answers, 0);
    const counted = { rotations: times + 1, answers, "other than expected": 0 };
    figure("Keys, rotated beside a server", counted, turns);
  } finally {
    await stop();
  }
});

type Expected = { status: number; to?: string; shows?: string };
/** Asks for one address; gives the page. */
type Ask = (
  path: string,
  expected: Expected,
  form?: Readonly<Record<string, string>>,
) => Promise<string>;
type Person = {
  who: string;
  cookie: string;
  at: string;
  turn: (ask: Ask, n: number) => Promise<void>;
};

/** Maya answers, Jonas sends and takes it back, Dr. Okafor reads what each has sent. */
async function peopleOf(story: Story, at: string): Promise<Person[]> {
  const fields = (who: "maya" | "jonas") => ({
    ...{ round: story.round.open, link: story.linkOf(who).id },
  });
  const answer = (who: "maya" | "jonas", given: string) => ({
    ...{ ...fields(who), step: "7", intent: "continue", given },
  });
  const preview = { status: 303, to: "/reflect/preview" };
  const token = { signIn: story.colleagueToken("dr-okafor") };
  const signIn = await encode({ token, secret: process.env.NEXTAUTH_SECRET ?? "" });
  const couple = `/couples/${story.ours.couple.id}`;
  return [
    {
      ...{ who: "maya", at, cookie: `page=${await story.writerToken("maya")}` },
      turn: async (ask, n) => {
        const given = `what she wrote ${n} times meanwhile`;
        await ask("/reflect/answer", preview, answer("maya", given));
        await ask("/reflect/preview", { status: 200, shows: given });
      },
    },
    {
      ...{ who: "jonas", at, cookie: `page=${await story.writerToken("jonas")}` },
      turn: async (ask, n) => {
        const given = `what he sent ${n} times meanwhile`;
        await ask("/reflect/answer", preview, answer("jonas", given));
        const page = await ask("/reflect/preview", { status: 200, shows: given });
        const form = {
          ...fields("jonas"),
          key: valueIn(page, "key"),
          digest: valueIn(page, "digest"),
        };
        await ask("/reflect/send", { status: 303, to: "/reflect/done" }, form);
        await ask("/reflect/done", { status: 200 });
        await ask("/reflect/correct", preview, fields("jonas"));
      },
    },
    {
      ...{ who: "dr-okafor", at, cookie: `soft-landing=${signIn}` },
      turn: async (ask) => {
        await ask(couple, { status: 200, shows: PLANTED.mayaSent });
        await ask("/settings/account", { status: 200, shows: PLANTED.okafor });
      },
    },
  ];
}

function valueIn(page: string, name: string): string {
  const field = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page)?.[0] ?? "";
  return /value="([^"]*)"/.exec(field)?.[1] ?? "";
}

/** Each at what they do, over and over, until told to stop; every other answer than expected is noted. */
function busily(people: readonly Person[], others: unknown[]) {
  let going = true;
  const done = people.map(({ who }) => ({ who, turns: 0, answers: 0 }));
  const work = people.map(async ({ who, at, cookie, turn }, i) => {
    const mine = done[i];
    const ask: Ask = async (path, { status, to, shows = "" }, form) => {
      const body = form ? { method: "POST", body: new URLSearchParams(form) } : {};
      const headers = { cookie, origin: at };
      const response = await fetch(new URL(path, at), { ...body, headers, redirect: "manual" });
      const text = await response.text();
      const location = response.headers.get("location");
      const led = location ? new URL(location, at).pathname : undefined;
      if (response.status !== status || led !== to || !text.includes(shows))
        others.push({ who, path, status: response.status, led, shows: text.includes(shows) });
      if (mine) mine.answers += 1;
      return text;
    };
    for (let n = 0; going; n++) {
      await turn(ask, n).catch((error) => others.push({ who, error: String(error) }));
      if (mine) mine.turns += 1;
    }
  });
  return {
    /** Resolves once everybody has come round so many times more. */
    on: async (times: number) => {
      const before = done.map(({ turns }) => turns);
      const isOn = () => done.every(({ turns }, i) => turns >= (before[i] ?? 0) + times);
      await expect.poll(isOn, { timeout: 60_000 }).toBe(true);
    },
    stop: async () => {
      going = false;
      await Promise.all(work);
      return done;
    },
  };
}

async function rotate(which: string, settings: Readonly<Record<string, string>>) {
  const { NODE_OPTIONS: _, ...around } = process.env;
  const child = spawn("npm", ["run", "--silent", "keys:rotate", "--", which], {
    env: { ...around, ...settings },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const code = await new Promise<number | null>((ended) => child.once("close", ended));
  return { code, said };
}
