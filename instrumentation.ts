import type { Instrumentation } from "next";

const EVERY = 10 * 60_000;

/**
 * Before the first request: whatever prints here in production prints by the log's allow-list, and
 * what is due is erased, also what an old dump brought back; from then on every ten minutes.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { guardConsole } = await import("./server/log");
  if (process.env.NODE_ENV === "production") guardConsole();
  if (!process.env.DATABASE_URL) return;
  await doWhatIsDue();
  setInterval(doWhatIsDue, EVERY).unref();
}

/** A failed request in the log: its route and the error's name, never its message or address. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logError, named } = await import("./server/log");
  logError({
    // The pattern, not the address: an address can carry a token.
    route: context.routePath,
    method: request.method,
    kind: context.routeType,
    ...named(error),
  });
};

/** Erases what is due and forgets tries that are over. A failure is logged; the next turn tries again. */
async function doWhatIsDue(): Promise<void> {
  // Said here too, so that nothing of it is built for another runtime.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { eraseDue } = await import("./data/erasure");
  const { forgetAttempts } = await import("./data/principal/attempt");
  const { inEachPractice } = await import("./data/principal/practices");
  const { logError, named } = await import("./server/log");
  const failed = (kind: string) => (error: unknown) => logError({ kind, ...named(error) });
  await inEachPractice((system) => eraseDue(system)).catch(failed("erasing"));
  await forgetAttempts().catch(failed("forgetting"));
}
