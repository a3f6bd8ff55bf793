/** Two instants: from the first on, before the second; either may be missing. */
export type Between = { from?: Date | undefined; to?: Date | undefined };

/** Whether an instant lies between two. */
export function isWithin({ from, to }: Between, at: Date): boolean {
  return (!from || at >= from) && (!to || at < to);
}
