import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eraseDue } from "@/data/erasure";
import { forgetAttempts } from "@/data/principal/attempt";
import { logError } from "@/server/log";
import { register } from "./instrumentation";

// What is due is erased while the server goes on, also after a turn that failed.

vi.mock("@/data/erasure", () => ({ eraseDue: vi.fn() }));
vi.mock("@/data/principal/attempt", () => ({ forgetAttempts: vi.fn() }));
vi.mock("@/data/principal/practices", () => ({
  inEachPractice: (work: (system: unknown) => Promise<unknown>) => work({ kind: "system" }),
}));
vi.mock("@/server/log", () => ({
  ...{ guardConsole: vi.fn(), logError: vi.fn() },
  named: (error: Error) => ({ error: error.name }),
}));

const TEN_MINUTES = 10 * 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv("NEXT_RUNTIME", "nodejs");
  vi.stubEnv("DATABASE_URL", "postgres://nowhere.example/none");
  vi.mocked(eraseDue).mockReset().mockResolvedValue([]);
  vi.mocked(forgetAttempts).mockReset().mockResolvedValue();
  vi.mocked(logError).mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const turns = () => [eraseDue, forgetAttempts].map((work) => vi.mocked(work).mock.calls.length);

/** Lets an interval go by, and what came due in it be done. */
async function wait(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

test("what is due is erased before the first request, and every ten minutes after it", async () => {
  await register();
  expect(turns()).toEqual([1, 1]);
  await wait(TEN_MINUTES - 1);
  expect(turns()).toEqual([1, 1]);
  await wait(1);
  expect(turns()).toEqual([2, 2]);
  await wait(3 * TEN_MINUTES);
  expect(turns()).toEqual([5, 5]);
  expect(logError).not.toHaveBeenCalled();
});

test("a turn that fails is logged and stops neither what comes beside it nor the next", async () => {
  vi.mocked(eraseDue)
    .mockRejectedValueOnce(new TypeError())
    .mockRejectedValueOnce(new RangeError());
  vi.mocked(forgetAttempts).mockRejectedValueOnce(new SyntaxError());
  await register();
  expect(turns()).toEqual([1, 1]);
  await wait(TEN_MINUTES);
  expect(turns()).toEqual([2, 2]);
  await wait(TEN_MINUTES);
  expect(turns()).toEqual([3, 3]);
  expect(vi.mocked(logError).mock.calls).toEqual([
    [{ kind: "erasing", error: "TypeError" }],
    [{ kind: "forgetting", error: "SyntaxError" }],
    [{ kind: "erasing", error: "RangeError" }],
  ]);
});
