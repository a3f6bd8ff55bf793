import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { Invalid, NotFound, Refused, SignInNeeded, TooMany } from "@/domain/errors";
import { logError, named } from "@/server/log";

/**
 * Fields of a form by name; a name that ends in "[]" is a list, however many were chosen. None of what
 * is no form: an action is called with whatever was sent to it.
 */
export function valuesOf(form: unknown): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  if (!(form instanceof FormData)) return values;
  for (const name of new Set(form.keys())) {
    // React adds fields of its own to a form that is sent without script.
    if (name.startsWith("$ACTION")) continue;
    const all = form.getAll(name).filter((value) => typeof value === "string");
    if (name.endsWith("[]")) values[name.slice(0, -2)] = all;
    else values[name] = all[0] ?? "";
  }
  return values;
}

// A password or a code is never sent back, not even to the page that sent it.
const SECRET = new Set(["password", "current", "next", "code"]);

/** What may go back to the form: all that was typed, but no password and no code. */
export function keptOf(values: Readonly<Record<string, string | string[]>>) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !SECRET.has(name)));
}

/** The first sentence for each field. */
export function fieldsOf(error: z.ZodError): Record<string, string> {
  const issues = error.issues.map((issue) => [String(issue.path[0] ?? ""), issue.message]);
  return Object.fromEntries(issues.reverse());
}

/** Typed errors in words; whatever is not ours goes on to the error page. */
export function explained(error: unknown): Pick<FormState, "error" | "fields"> {
  if (error instanceof Invalid) return { fields: error.fields };
  if (error instanceof Refused) return { error: error.reason };
  // An id that was bound to the form, and is none: what it names is missing.
  if (error instanceof NotFound || error instanceof z.ZodError)
    return { error: "This is no longer here, or not yours to change." };
  if (error instanceof TooMany) {
    const minutes = Math.max(1, Math.ceil((error.until.getTime() - Date.now()) / 60_000));
    const wait = minutes === 1 ? "a minute" : `${minutes} minutes`;
    return { error: `There were too many tries. Wait ${wait}, then send it again.` };
  }
  if (error instanceof SignInNeeded) {
    return {
      error:
        "Your sign-in has ended. What you typed is still here: sign in in another tab, then send again.",
    };
  }
  const entry = named(error);
  logError({ kind: "action", ...entry });
  return {
    error: `Something went wrong on our side, and nothing was changed. What you typed is still here: wait a moment, then send again. (Request ${entry.requestId})`,
  };
}
