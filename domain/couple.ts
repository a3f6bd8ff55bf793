import { z } from "zod";
import { LANGUAGES } from "./language";
import type { PartnerMark } from "./series";

export const MARKS = ["circle", "diamond"] as const satisfies readonly PartnerMark[];

const name = (whose: string) =>
  z
    .string()
    .trim()
    .min(1, `Write a name or initials for ${whose}.`)
    .max(80, "Use at most 80 characters.");
const safeContact = z.string().trim().max(500, "Use at most 500 characters.");

/** What adding or editing a couple asks for. */
export const coupleInput = z.strictObject({
  alias: z
    .string()
    .trim()
    .min(1, "Give the couple an alias; it is what you will see on the caseload.")
    .max(80, "Use at most 80 characters."),
  circleName: name("the first partner"),
  circleLanguage: z.enum(LANGUAGES),
  circleSafeContact: safeContact,
  diamondName: name("the second partner"),
  diamondLanguage: z.enum(LANGUAGES),
  diamondSafeContact: safeContact,
});
export type CoupleInput = z.infer<typeof coupleInput>;

/** What somebody of the care team types to have an archived couple erased. */
export const coupleErasureInput = z.strictObject({
  alias: z.string().trim(),
  password: z.string().min(1, "Write your password."),
});
export type CoupleErasureInput = z.infer<typeof coupleErasureInput>;

/** Together exercises and releases open once each partner was spoken with alone (product rule 7). */
export function coupleFeatures(partners: readonly { screening: unknown }[]): boolean {
  return partners.length === 2 && partners.every((each) => each.screening !== null);
}
