import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { SignInNeeded } from "@/domain/errors";
import type { Principal, Therapist } from "@/domain/principal";
import { isOwnOrigin } from "@/server/origin";
import { explained, fieldsOf, keptOf, valuesOf } from "./form";
import { therapistOrNull } from "./therapist";

/** A server action for a form of the practice. */
export function practiceAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  verb: (therapist: Therapist, input: z.infer<Schema>) => Promise<Result>,
) {
  return actionOf(therapistOrNull, schema, verb);
}

/** A server action for a form: origin, then principal, then input, then one verb of the door. */
export function actionOf<P extends Principal, Schema extends z.ZodType, Result>(
  whoIsHere: () => Promise<P | null>,
  schema: Schema,
  verb: (principal: P, input: z.infer<Schema>) => Promise<Result>,
) {
  return async (_before: unknown, form: FormData): Promise<FormState<Result>> => {
    const given = valuesOf(form);
    const values = keptOf(given);
    try {
      if (!isOwnOrigin((await headers()).get("origin"))) {
        return { error: "This came from another site, so nothing was changed.", values };
      }
      const principal = await whoIsHere();
      if (!principal) throw new SignInNeeded();
      const parsed = schema.safeParse(given);
      if (!parsed.success) return { fields: fieldsOf(parsed.error), values };
      // A result that is undefined does not come over to the browser: that it went through, does.
      return { done: true, result: await verb(principal, parsed.data) };
    } catch (error) {
      unstable_rethrow(error);
      return { ...explained(error), values };
    }
  };
}
