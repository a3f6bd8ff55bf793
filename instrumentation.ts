import type { Instrumentation } from "next";

const ERASES_EVERY = 10 * 60_000;

/**
 * Before the first request: whatever prints here in production prints by the log's allow-list, and
 * what is due is erased, also what an old dump brought back; from then on every ten minutes.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { guardConsole } = await import("./server/log");
  if (process.env.NODE_ENV === "production") guardConsole();
  if (!process.env.DATABASE_URL) return;
  await eraseWhatIsDue();
  setInterval(eraseWhatIsDue, ERASES_EVERY).unref();
  setInterval(forgetWhatIsOver, ERASES_EVERY).unref();
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

/** A failure is logged by its name, and the next turn tries again. */
async function eraseWhatIsDue(): Promise<void> {
  const { eraseDue } = await import("./data/erasure");
  const { inEachPractice } = await import("./data/principal/practices");
  const { logError, named } = await import("./server/log");
  await inEachPractice((system) => eraseDue(system)).catch((error: unknown) =>
    logError({ kind: "erasing", ...named(error) }),
  );
}

async function forgetWhatIsOver(): Promise<void> {
  const { forgetAttempts } = await import("./data/principal/attempt");
  const { logError, named } = await import("./server/log");
  await forgetAttempts().catch((error: unknown) =>
    logError({ kind: "forgetting", ...named(error) }),
  );
}
