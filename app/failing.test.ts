import { beforeEach, expect, test, vi } from "vitest";
import { wordsFor } from "@/content/words/words";
import { POST as start } from "./r/[token]/start/route";
import { POST as answer } from "./reflect/answer/route";
import { POST as choose } from "./reflect/choose/route";
import { languageHere, requireArrival } from "./reflect/room";
import { POST as send } from "./reflect/send/route";

// What a partner is told while the database answers nothing.

const ORIGIN = "http://localhost:3000";
const es = wordsFor("es");

vi.mock("next/headers", () => ({
  cookies: async () => new Map([["page", { value: "A".repeat(43) }]]),
  headers: async () => new Headers({ "accept-language": "es-ES,es;q=0.9" }),
}));

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/nothing");
  vi.stubEnv("PUBLIC_URL", ORIGIN);
  vi.stubEnv("MASTER_KEY", Buffer.alloc(32).toString("base64"));
  vi.stubEnv("NEXTAUTH_SECRET", "x".repeat(43));
});

const form = (fields: Record<string, string>) =>
  new Request(`${ORIGIN}/reflect/answer`, {
    method: "POST",
    headers: { origin: ORIGIN },
    body: new URLSearchParams(fields),
  });

test("Start says that it failed, with the way out and the way back, in the partner's language", async () => {
  const token = "B".repeat(43);
  const response = await start(form({}), { params: Promise.resolve({ token }) });
  const page = await response.text();
  expect(response.status).toBe(500);
  expect(page).toContain(`<title>${es.pageTitle}</title>`);
  expect(page).toContain(es.problems.failed);
  expect(page).toContain('href="/leave"');
  expect(page).toContain(`href="/r/${token}"`);
  const chosen = await start(form({ language: "en" }), { params: Promise.resolve({ token }) });
  expect(await chosen.text()).toContain(wordsFor("en").problems.failed);
});

test("a page goes to the one that says so, which needs no database", async () => {
  const digest = expect.stringContaining("/reflect/failed");
  await expect(requireArrival()).rejects.toMatchObject({ digest });
  expect(await languageHere()).toBe("es");
});

test("words that cannot be kept are given back", async () => {
  const response = await answer(form({ given: "Said into nothing.", step: "1" }));
  const page = await response.text();
  expect(response.status).toBe(500);
  expect(page).toContain("Said into nothing.");
  expect(page).toContain(es.problems.failed);
  expect(page).toMatch(/este número ayuda a encontrar qué ha fallado: [0-9a-f]{8}\./);
});

test("every other form says the same", async () => {
  for (const post of [choose, send]) {
    const response = await post(form({ link: "x" }));
    expect(response.status).toBe(500);
    expect(await response.text()).toContain(es.problems.failed);
  }
});
