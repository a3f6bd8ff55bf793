import { afterEach, describe, expect, test, vi } from "vitest";
import { handIn, replyOf, waitAfter } from "./sending";

afterEach(() => vi.unstubAllGlobals());

describe("replyOf", () => {
  test("taken, with where to go and when it was saved", () => {
    const body = { next: "/reflect/step/2", savedAt: "2026-03-02T10:42:00.000Z" };
    expect(replyOf(200, body)).toEqual({
      kind: "taken",
      next: "/reflect/step/2",
      savedAt: new Date("2026-03-02T10:42:00.000Z"),
    });
  });

  test.each([401, 403, 409, 413, 422, 429])("%i with a sentence is a refusal", (status) => {
    expect(replyOf(status, { problem: "Why." })).toEqual({ kind: "refused", sentence: "Why." });
  });

  test.each<[number, unknown]>([
    [500, { problem: "Why." }],
    [502, null],
    [200, "<html>"],
    [200, {}],
    [422, {}],
  ])("%i with %j is worth another try", (status, body) => {
    expect(replyOf(status, body)).toEqual({ kind: "lost" });
  });
});

describe("handIn", () => {
  test("asks for data and sends the fields as the form would", async () => {
    const fetching = vi.fn(async (_address: string, _init: RequestInit) =>
      Response.json({ next: "/reflect/preview", savedAt: new Date().toISOString() }),
    );
    vi.stubGlobal("fetch", fetching);
    const reply = await handIn("/reflect/answer", new URLSearchParams({ given: "7" }));
    expect(reply.kind).toBe("taken");
    const [address, init] = fetching.mock.calls[0] ?? [];
    expect(address).toBe("/reflect/answer");
    expect(String(init?.body)).toBe("given=7");
    expect(init?.headers).toEqual({ accept: "application/json" });
  });

  test("is lost without a connection", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    expect(await handIn("/reflect/answer", new URLSearchParams())).toEqual({ kind: "lost" });
  });

  test("is lost when a page comes instead of data", async () => {
    vi.stubGlobal("fetch", async () => new Response("<!doctype html>"));
    expect(await handIn("/reflect/answer", new URLSearchParams())).toEqual({ kind: "lost" });
  });
});

test("waits longer each time, but never more than half a minute", () => {
  expect([1, 2, 3, 4, 5, 60].map(waitAfter)).toEqual([2000, 4000, 8000, 16000, 30000, 30000]);
});
