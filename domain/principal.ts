import type { Unlocked } from "./passphrase";

declare const minted: unique symbol;

/** Only `data/principal` makes these: the brand cannot be written down anywhere else. */
type Minted = { readonly [minted]: true };

/** A page that reads what is a couple's, as the audit trail calls it. */
export type View = `${string}.read`;

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
  readonly view?: View;
};

/**
 * A member whose password was right and whose sign-in is not complete: a code must be given
 * (`prove`), or the second step be set up (`enrol`), before anything else.
 */
export type Entrant = Minted & {
  readonly kind: "entrant";
  readonly practiceId: string;
  readonly memberId: string;
  readonly signInId: string;
  readonly must: "prove" | "enrol";
};

/** Whoever may look after a member's own second step: who could not give a code yet, may not. */
export type Account = Therapist | Enrolling;
type Enrolling = Entrant & { readonly must: "enrol" };

/** Whether a member is to set up the second step, and has none that a code could be asked of. */
export function isEnrolling(entrant: Entrant | null): entrant is Enrolling {
  return entrant?.must === "enrol";
}

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

export type Principal = Therapist | Entrant | Partner | System;
