/** How many tries there are in so many minutes; a try that succeeds is given back. */
export type Limit = { most: number; minutes: number };

/**
 * What is tried by people nobody knows yet. An address is shared (a clinic, a phone network), so it
 * has room for many people's mistakes; an account at one address has room for one person's.
 */
export const LIMITS = {
  /** One account from one address: who mistypes waits, and keeps nobody else out of the account. */
  "sign-in.account-here": { most: 5, minutes: 15 },
  /** One account from everywhere. */
  "sign-in.account": { most: 50, minutes: 60 },
  "sign-in.address": { most: 100, minutes: 15 },
  /** A member's codes: a million of six digits, of which three serve at a time. */
  "code.member": { most: 10, minutes: 60 },
  /** A member's own password, asked again. */
  "password.member": { most: 10, minutes: 15 },
  /** Links that do not serve. 256 bits are not guessed; this keeps the trying cheap for us. */
  "start.address": { most: 200, minutes: 10 },
  "reset.address": { most: 20, minutes: 60 },
  "setup.address": { most: 20, minutes: 60 },
  "join.address": { most: 20, minutes: 60 },
  /** Presses of Send that failed, by one partner. */
  "send.partner": { most: 60, minutes: 10 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
