import type { Unlocked } from "./passphrase";

declare const minted: unique symbol;

/** Only `data/principal` makes these: the brand cannot be written down anywhere else. */
type Minted = { readonly [minted]: true };

export type Role = "owner" | "therapist";

/** A member of a practice, signed in. */
export type Therapist = Minted & {
  readonly kind: "therapist";
  readonly practiceId: string;
  readonly memberId: string;
  readonly role: Role;
  readonly signInId: string;
  /** A couple may be looking at the screen too: what is private is read by nobody (product rule 14). */
  readonly inTheRoom?: boolean;
  /** The page that is being made: what it reads is one row of the audit trail, by this action. */
  readonly view?: `${string}.read`;
};

/** One of two. Never a couple: nothing that one partner does is done for the other. */
export type Partner = Minted & {
  readonly kind: "partner";
  readonly practiceId: string;
  readonly coupleId: string;
  readonly partnerId: string;
  readonly assignmentId: string;
  readonly linkId: string;
  readonly signInId: string;
  /** The passphrase that was said in this sign-in, if one was. */
  readonly unlocked: Unlocked | null;
};

/** The product itself, for one practice, or (null) for the installation before any practice. */
export type System = Minted & {
  readonly kind: "system";
  readonly practiceId: string | null;
};

export type Principal = Therapist | Partner | System;
