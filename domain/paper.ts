/**
 * What is left off paper unless it is ticked for this print (product rule 14); entered totals with it,
 * since a paper may lie on the table where both see it.
 */
export const PRIVATE_PARTS = ["flags", "alone", "predictions", "notes", "measures"] as const;
export type PrivatePart = (typeof PRIVATE_PARTS)[number];

/** What was ticked, out of an address. */
export function tickedOf(given: string | readonly string[] | undefined): ReadonlySet<PrivatePart> {
  const all = typeof given === "string" ? [given] : (given ?? []);
  return new Set(PRIVATE_PARTS.filter((part) => all.includes(part)));
}
