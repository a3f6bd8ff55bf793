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

/** What the owner can change of it later, with the page that a client's "Leave this page" goes to. */
export const practiceSettings = practiceInput.extend({
  neutralPage: z
    .string()
    .trim()
    .max(500, "Use an address of at most 500 characters.")
    .refine(
      (text) => text === "" || isPlainHttps(text),
      "Write a whole address that begins with https://, or leave it empty.",
    )
    .transform((text) => text || null),
});
export type PracticeSettings = z.infer<typeof practiceSettings>;

// No name or password in it: it would be shown in the address bar of whoever leaves in a hurry.
function isPlainHttps(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === "https:" && !username && !password;
}

/** A password that somebody chooses. */
export const passwordInput = z.string().superRefine((value, context) => {
  const problem = passwordProblem(value);
  if (problem) context.addIssue(problem);
});

/** What the set-up page asks for: the practice and its owner. */
export const setupInput = practiceInput.extend({
  ownerName: z.string().trim().min(1, "Write your name as clients know it.").max(120),
  email: z.email("Write a whole e-mail address.").max(254),
  password: passwordInput,
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

/** What an owner types to have the whole practice erased. */
export const practiceErasureInput = z.strictObject({
  practiceName: z.string().trim(),
  password: z.string().min(1, "Write your password."),
});
export type PracticeErasureInput = z.infer<typeof practiceErasureInput>;
