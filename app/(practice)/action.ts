import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { SignInNeeded } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { isOwnOrigin } from "@/server/origin";
import { explained, fieldsOf, keptOf, valuesOf } from "./form";
import { therapistOrNull } from "./therapist";

/** A server action for a form: origin, then principal, then input, then one verb of the door. */
export function practiceAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  verb: (therapist: Therapist, input: z.infer<Schema>) => Promise<Result>,
) {
  return async (_before: unknown, form: FormData): Promise<FormState<Result>> => {
    const given = valuesOf(form);
    const values = keptOf(given);
    try {
      if (!isOwnOrigin((await headers()).get("origin"))) {
        return { error: "This came from another site, so nothing was changed.", values };
      }
      const therapist = await therapistOrNull();
      if (!therapist) throw new SignInNeeded();
      const parsed = schema.safeParse(given);
      if (!parsed.success) return { fields: fieldsOf(parsed.error), values };
      // A result that is undefined does not come over to the browser: that it went through, does.
      return { done: true, result: await verb(therapist, parsed.data) };
    } catch (error) {
      unstable_rethrow(error);
      return { ...explained(error), values };
    }
  };
}
