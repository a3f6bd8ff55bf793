/** How long a partner may still think again after asking for everything to be erased, in milliseconds. */
export const ERASURE_WAITS = 7 * 86_400_000;

/** When what is hidden now is gone for good. */
export function erasesAt(askedAt: Date): Date {
  return new Date(askedAt.getTime() + ERASURE_WAITS);
}

/** How long a passphrase that took another's place stands before it can have everything erased, in milliseconds. */
export const PASSPHRASE_STANDS = 86_400_000;

/**
 * Whether a request is sure enough for the key to go when its days are over: by the partner's first
 * passphrase, or by one that has stood for a day. Whoever holds the link can set a new one, and must
 * not be able to destroy with it what the partner wrote under the old one; a link issued after the
 * request has to say it again then.
 */
export function isSure(by: { replaced: boolean; setAt: Date }, askedAt: Date): boolean {
  return !by.replaced || askedAt.getTime() - by.setAt.getTime() >= PASSPHRASE_STANDS;
}

/** How long a request that was said again late may still be undone, in milliseconds. */
export const THINK_AGAIN = 86_400_000;

/** When a couple archived at `archivedAt` is erased: so many calendar years later, at the same time (UTC). */
export function retentionEnds(archivedAt: Date, years: number): Date {
  const end = new Date(archivedAt);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return end;
}
