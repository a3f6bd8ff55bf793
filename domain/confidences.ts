import { z } from "zod";
import { LANGUAGES, type Language } from "./language";

/** What a therapist may bring of one partner's words into the joint session: three ways to begin. */
export const TEMPLATES = ["no-secrets", "limited", "separate"] as const;
export type Template = (typeof TEMPLATES)[number];

/** Whether what a partner writes may come up in the joint session: yes, after asking, or no. */
export const BRINGS: Readonly<Record<Template, "yes" | "asks" | "no">> = {
  "no-secrets": "yes",
  limited: "asks",
  separate: "no",
};

/** The policy's words, in each language that a partner of the couple reads. */
export type ConfidencesWords = Partial<Record<Language, string>>;

const words = z
  .string()
  .trim()
  .max(1200, "Use at most 1200 characters.")
  .transform((text) => text || undefined)
  .optional();

/** What writing a policy asks for. */
export const confidencesInput = z
  .strictObject({
    template: z.enum(TEMPLATES, "Choose one of the three."),
    ...(Object.fromEntries(LANGUAGES.map((each) => [each, words])) as Record<
      Language,
      typeof words
    >),
  })
  .refine((input) => LANGUAGES.some((each) => input[each]), {
    path: [LANGUAGES[0]],
    message: "Say it in your own words; both partners read it.",
  });
export type ConfidencesInput = z.infer<typeof confidencesInput>;
