import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { explained, fieldsOf, keptOf, valuesOf } from "@/app/(practice)/form";
import type { FormState } from "@/components/ui/form-state";
import { takeAttempts } from "@/data/principal/attempt";
import type { LimitName } from "@/domain/limit";
import { addressOf } from "@/server/address";
import { isOwnOrigin } from "@/server/origin";

/**
 * A server action for whoever has no account yet: what stands in the address is the principal. Origin
 * first, then input, then as many tries as the limit allows; on to the sign-in page.
 */
export function entryAction<Schema extends z.ZodType>(
  limit: LimitName,
  schema: Schema,
  verb: (input: z.infer<Schema>) => Promise<unknown>,
) {
  return async (_before: unknown, form: FormData): Promise<FormState> => {
    const given = valuesOf(form);
    const values = keptOf(given);
    const from = await headers();
    if (!isOwnOrigin(from.get("origin"))) {
      return { error: "This came from another site, so nothing was changed.", values };
    }
    const parsed = schema.safeParse(given);
    if (!parsed.success) return { fields: fieldsOf(parsed.error), values };
    try {
      const succeeded = await takeAttempts([{ limit, subject: addressOf(from) }]);
      await verb(parsed.data);
      await succeeded();
    } catch (error) {
      return { ...explained(error), values };
    }
    redirect("/sign-in");
  };
}
