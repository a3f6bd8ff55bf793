import type { Capacity } from "@/domain/capacity";

/** The one place that gives a capacity its colour; drawings take it up as `currentColor`. */
export const CAPACITY_TEXT: Readonly<Record<Capacity, string>> = {
  "self-awareness": "text-awareness",
  "honest-expression": "text-expression",
  responsiveness: "text-responsiveness",
};

/** The colour of a capacity, or ink for what is none. */
export function colourOf(capacity: Capacity | null): string {
  return capacity ? CAPACITY_TEXT[capacity] : "text-ink";
}
