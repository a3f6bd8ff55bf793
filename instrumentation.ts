import type { Instrumentation } from "next";

/** A failed request in the log: its route and the error's name, never its message or address. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logError } = await import("./server/log");
  logError({
    // The pattern, not the address: an address can carry a token.
    route: context.routePath,
    method: request.method,
    kind: context.routeType,
    error: error instanceof Error ? error.name : "unknown",
  });
};
