import { expect, it } from "vitest";
import { allowed } from "./log";

it("keeps ids and routes and lets nothing else through", () => {
  const entry = {
    route: "/reflect/answer",
    error: "TypeError",
    words: "I never said it",
    token: "t",
  };
  expect(allowed(entry)).toEqual({ route: "/reflect/answer", error: "TypeError" });
});
