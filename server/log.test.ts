import { expect, it } from "vitest";
import { allowed, guardConsole, named } from "./log";

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
  expect(named(new TypeError("I never said it", { cause }))).toEqual({
    error: "TypeError",
    code: "23514",
  });
  const chatty = Object.assign(new Error("no"), { code: "I never said it" });
  expect(named(chatty)).toEqual({ error: "Error" });
  expect(named("I never said it")).toEqual({ error: "unknown" });
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
