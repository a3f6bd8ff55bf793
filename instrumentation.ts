import type { Instrumentation } from "next";

/** Before the first request: whatever prints here in production prints by the log's allow-list. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NODE_ENV !== "production") return;
  const { guardConsole } = await import("./server/log");
  guardConsole();
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
