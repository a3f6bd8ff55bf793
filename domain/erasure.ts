/** How long a partner may still think again after asking for everything to be erased, in milliseconds. */
export const ERASURE_WAITS = 7 * 86_400_000;

/** When what is hidden now is gone for good. */
export function erasesAt(askedAt: Date): Date {
  return new Date(askedAt.getTime() + ERASURE_WAITS);
}

/** How long a request that was said again late may still be undone, in milliseconds. */
export const THINK_AGAIN = 86_400_000;

/** When a couple archived at `archivedAt` is erased: so many calendar years later, at the same time (UTC). */
export function retentionEnds(archivedAt: Date, years: number): Date {
  const end = new Date(archivedAt);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return end;
}

/** How long a practice’s owners, or a couple’s care team, may still think again after one of them asked to erase it, in milliseconds. */
export const GRACE = 30 * 86_400_000;

/** When an archived couple is erased: once the practice has kept it for `years`, or when the care team asked for, whichever comes first. */
export function coupleEnds(
  { createdAt, erasesAt }: { createdAt: Date; erasesAt: Date | null },
  years: number,
): Date {
  const kept = retentionEnds(createdAt, years);
  return erasesAt && erasesAt < kept ? erasesAt : kept;
}
