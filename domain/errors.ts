/** Missing and foreign look the same. */
export class NotFound extends Error {
  override readonly name = "NotFound";
}

/** The principal may see the thing but not do this to it; `reason` is a sentence for people. */
export class Refused extends Error {
  override readonly name = "Refused";
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** It was sent before, from another page: what was sent stays as it is. */
export class AlreadySent extends Refused {
  constructor() {
    super("This was already sent.");
  }
}

/** Input that cannot be taken; a sentence for each field that must change. */
export class Invalid extends Error {
  override readonly name = "Invalid";
  constructor(readonly fields: Readonly<Record<string, string>>) {
    super(Object.values(fields).join(" "));
  }
}

/** The same key came with another body, or what was previewed has since changed. */
export class Conflict extends Error {
  override readonly name = "Conflict";
}

/** Who sees what has changed, or was not shown yet in this sign-in: it comes before the next answer. */
export class TermsChanged extends Error {
  override readonly name = "TermsChanged";
}

/** Nobody is signed in, or no longer. */
export class SignInNeeded extends Error {
  override readonly name = "SignInNeeded";
}

/** Tried too often; the next try may be made at `until`. */
export class TooMany extends Error {
  override readonly name = "TooMany";
  constructor(readonly until: Date) {
    super("There were too many tries.");
  }
}

const STATUS: Readonly<Record<string, number>> = {
  NotFound: 404,
  Refused: 409,
  Invalid: 422,
  Conflict: 409,
  TermsChanged: 409,
  SignInNeeded: 401,
  TooMany: 429,
};

/** The HTTP status of an error: 500 for whatever is not ours. */
export function statusOf(error: unknown): number {
  return error instanceof Error ? (STATUS[error.name] ?? 500) : 500;
}
