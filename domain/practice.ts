import { z } from "zod";
import { passwordProblem } from "./password";
import { isTimeZone } from "./wall-time";

/** What a practice says of itself to its members and their clients. */
export const practiceInput = z.strictObject({
  practiceName: z.string().trim().min(1, "Give the practice a name.").max(120),
  timeZone: z.string().refine(isTimeZone, "Choose a time zone from the list."),
  crisisLine: z
    .string()
    .trim()
    .min(3, "Say whom a client should call in a crisis; it stands wherever clients write.")
    .max(300),
});
export type PracticeInput = z.infer<typeof practiceInput>;

/** What the set-up page asks for: the practice and its owner. */
export const setupInput = practiceInput.extend({
  ownerName: z.string().trim().min(1, "Write your name as clients know it.").max(120),
  email: z.email("Write a whole e-mail address.").max(254),
  password: z.string().superRefine((value, context) => {
    const problem = passwordProblem(value);
    if (problem) context.addIssue(problem);
  }),
});
export type SetupInput = z.infer<typeof setupInput>;

/** For how many years a practice keeps an archived couple. */
export const retentionInput = z.strictObject({
  retentionYears: z.coerce
    .number("Write a number of years.")
    .int("Write whole years.")
    .min(1, "Keep records for at least one year.")
    .max(30, "Keep records for at most 30 years."),
});
export type RetentionInput = z.infer<typeof retentionInput>;
