import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { Invalid, NotFound, Refused, SignInNeeded } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { isOwnOrigin } from "@/server/origin";
import { therapistOrNull } from "./therapist";

/** What a form shows after it was sent: what went wrong, and what was typed, so nothing is lost. */
export type FormState<Result = undefined> = {
  error?: string;
  fields?: Readonly<Record<string, string>>;
  values?: Readonly<Record<string, string | string[]>>;
  result?: Result;
};

/** A server action for a form: origin, then principal, then input, then one verb of the door. */
export function practiceAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  verb: (therapist: Therapist, input: z.infer<Schema>) => Promise<Result>,
) {
  return async (_before: FormState<Result>, form: FormData): Promise<FormState<Result>> => {
    const values = valuesOf(form);
    try {
      if (!isOwnOrigin((await headers()).get("origin"))) {
        return { error: "This came from another site, so nothing was changed.", values };
      }
      const therapist = await therapistOrNull();
      if (!therapist) throw new SignInNeeded();
      const parsed = schema.safeParse(values);
      if (!parsed.success) return { fields: fieldsOf(parsed.error), values };
      return { result: await verb(therapist, parsed.data) };
    } catch (error) {
      unstable_rethrow(error);
      return { ...explained(error), values };
    }
  };
}

/** Fields of a form by name; a name that ends in "[]" is a list, however many were chosen. */
export function valuesOf(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    // React adds fields of its own to a form that is sent without script.
    if (name.startsWith("$ACTION")) continue;
    const all = form.getAll(name).filter((value) => typeof value === "string");
    if (name.endsWith("[]")) values[name.slice(0, -2)] = all;
    else values[name] = all[0] ?? "";
  }
  return values;
}

function fieldsOf(error: z.ZodError): Record<string, string> {
  const issues = error.issues.map((issue) => [String(issue.path[0] ?? ""), issue.message]);
  return Object.fromEntries(issues.reverse());
}

/** Typed errors in words; whatever is not ours goes on to the error page. */
function explained(error: unknown): Pick<FormState, "error" | "fields"> {
  if (error instanceof Invalid) return { fields: error.fields };
  if (error instanceof Refused) return { error: error.reason };
  if (error instanceof NotFound)
    return { error: "This is no longer here, or not yours to change." };
  if (error instanceof SignInNeeded) {
    return {
      error:
        "Your sign-in has ended. What you typed is still here: sign in in another tab, then send again.",
    };
  }
  throw error;
}
