import type { Exercise, Step } from "./exercise";

/** What a partner may choose about an exercise, privately and without a reason (product rule 8). */
export const CHOICES = ["whole", "short", "apart", "later", "declined"] as const;
export type Choice = (typeof CHOICES)[number];

/** The form in which an exercise is done. */
export const FORMS = ["whole", "short", "apart"] as const;
export type Form = (typeof FORMS)[number];

/** Whether a choice is to do the exercise, and in which form. */
export function formOf(choice: Choice): Form | null {
  return FORMS.find((form) => form === choice) ?? null;
}

/** The forms an exercise can be done in; a short form that leaves nothing out is none. */
export function formsOf(exercise: Pick<Exercise, "steps" | "short" | "apart">): Form[] {
  const shorter = exercise.short.length < exercise.steps.length;
  return [
    "whole",
    ...(shorter ? (["short"] as const) : []),
    ...(exercise.apart ? (["apart"] as const) : []),
  ];
}

/** The steps of an exercise in a form. A form that it does not have is the whole of it. */
export function stepsOf(
  exercise: Pick<Exercise, "steps" | "short" | "apart">,
  form: Form,
): readonly Step[] {
  if (form === "apart") return exercise.apart ?? exercise.steps;
  if (form === "short") return exercise.steps.filter((step) => exercise.short.includes(step.key));
  return exercise.steps;
}
