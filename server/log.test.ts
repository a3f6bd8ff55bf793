import { expect, it } from "vitest";
import { allowed, guardConsole, named, requestIdOf } from "./log";

it("keeps ids and routes and lets nothing else through", () => {
  const entry = {
    route: "/reflect/answer",
    error: "TypeError",
    words: "I never said it",
    token: "t",
  };
  expect(allowed(entry)).toEqual({ route: "/reflect/answer", error: "TypeError" });
});

it("tells of an error its name and its code, and of a text in a code's place nothing", () => {
  const cause = Object.assign(new Error("Failing row contains (Maya)"), { code: "23514" });
  const requestId = expect.stringMatching(/^[0-9a-f]{8}$/);
  expect(named(new TypeError("I never said it", { cause }))).toEqual({
    requestId,
    error: "TypeError",
    code: "23514",
  });
  const chatty = Object.assign(new Error("no"), { code: "I never said it" });
  expect(named(chatty)).toEqual({ requestId, error: "Error" });
  expect(named("I never said it")).toEqual({ requestId, error: "unknown" });
});

it("gives an error one id, which is Next's where Next made one, and no text in its place", () => {
  const error = new Error("I never said it");
  expect(named(error).requestId).toBe(named(error).requestId);
  expect(requestIdOf(error)).toBe((error as Error & { digest?: string }).digest);
  expect(requestIdOf(Object.assign(new Error("no"), { digest: "2866543210" }))).toBe("2866543210");
  const chatty = Object.assign(new Error("no"), { digest: "I never said it" });
  expect(requestIdOf(chatty)).toMatch(/^[0-9a-f]{8}$/);
});

it("leaves a guarded console nothing of its own to print", () => {
  const printed: unknown[] = [];
  const print = (...given: unknown[]) => printed.push(given);
  const target = { ...console, error: print, warn: print, trace: print, log: print, dir: print };
  guardConsole(target);
  target.error("⨯", new Error("I never said it"));
  target.warn("I never said it");
  target.log("I never said it");
  expect(printed).toEqual([]);
});
