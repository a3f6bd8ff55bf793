export function settleAddress(
  headers: Record<string, string | string[] | undefined>,
  connected: string | undefined,
  trustProxy: boolean,
): void;
