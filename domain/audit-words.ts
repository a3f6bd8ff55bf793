/**
 * What each action of the audit trail says, after the name of who did it; in brackets, what stands
 * where the member whom it concerns is not named. A partner's own choices (what was released, taken
 * back, read again) are not among them: they are nobody's to look up.
 */
const SENTENCES = {
  "agreement.added": "wrote down an agreement",
  "agreement.edited": "changed an agreement",
  "agreement.put-back": "put an agreement back",
  "agreement.removed": "removed an agreement",
  "caseload.read": "looked at the caseload",
  "confidences.written": "wrote the confidences policy",
  "couple.added": "added the couple",
  "couple.archived": "archived the couple",
  "couple.edited": "changed names, languages or safe-contact words",
  "couple.erased": "erased the couple’s keys",
  "couple.read": "opened the couple’s page",
  "couple.restored": "took the couple out of the archive",
  "couple-erasure.asked": "asked for the couple to be erased",
  "couple-erasure.undone": "took back that the couple be erased",
  "erasure.asked": "asked for everything to be erased",
  "erasure.confirmed": "confirmed by a fresh link that everything is to be erased",
  "erasure.undone": "took back that everything be erased",
  "event.added": "added an event to the timeline",
  "event.edited": "changed an event of the timeline",
  "event.put-back": "put an event of the timeline back",
  "event.removed": "removed an event from the timeline",
  "exercise.assigned": "assigned an exercise",
  "guess.recorded": "guessed before opening a reflection",
  "guesses.read": "looked at their own guesses",
  "invitation.made": "invited a colleague",
  "invitation.revoked": "took an invitation back",
  "legal-hold.lifted": "lifted the legal hold",
  "legal-hold.set": "set a legal hold",
  "link.extended": "extended a link",
  "link.misdelivered": "said that a link had reached the wrong person",
  "link.reissued": "made a new link",
  "link.started": "pressed Start on a link",
  "master-key.rotated": "wrapped the practice’s key with a new master key",
  "measure.added": "added a measure",
  "measure.edited": "changed a measure",
  "member.let-in": "let [a colleague] in again",
  "member.let-in-at-console":
    "let [a member] in again at the server’s console, where nobody else on the care team could",
  "member.proved": "was let in again by a recovery code",
  "member.restored": "lifted the suspension of [a colleague]",
  "member.suspended": "suspended [a colleague]",
  "member.waits": "set a new password without a code, and waits to be let in",
  "care-team.added": "added [a colleague] to the care team",
  "care-team.ended": "took [a member] off the care team: they left the practice",
  "care-team.left": "left the care team",
  "care-team.read": "looked at the care team",
  "couple.handed-over": "handed the couple over to [a colleague]",
  "member.left": "left the practice",
  "member.removed": "removed [a member] from the practice",
  "member.joined": "joined by an invitation",
  "note.added": "wrote a private note",
  "note.removed": "removed a private note",
  "partner.erased": "erased a partner’s key",
  "passkey.added": "added a passkey",
  "passkey.removed": "removed a passkey",
  "passkey.used": "gave a passkey in place of a code",
  "password.changed": "changed their password",
  "password.reset": "set a new password by a reset link",
  "practice.created": "created the practice",
  "practice.erased": "erased every key of the practice",
  "practice-erasure.asked": "asked for the whole practice to be erased",
  "practice-erasure.undone": "took back that the practice be erased",
  "practice.edited": "changed the practice’s settings",
  "practice-key.rotated": "gave the practice a new key",
  "prepare.read": "prepared the session",
  "quiet-pause.begun": "began a quiet pause",
  "quiet-pause.lifted": "lifted the quiet pause",
  "recovery-code.used": "used a recovery code",
  "recovery-codes.made": "made new recovery codes",
  "reflection.brought-back": "brought back what had been set aside",
  "reflection.readdressed": "gave a reflection to the other partner",
  "reflection.recognised": "said whose a held reflection is",
  "reflection.recognition-undone": "took back whose a held reflection is",
  "reflection.restored": "brought a withdrawn reflection back",
  "reflection.sent": "sent a reflection",
  "reflection.set-aside": "set a reflection aside",
  "reflection.withdrawn": "withdrew a reflection",
  "reflections.opened": "opened reflections without guessing",
  "reflections.read": "read the reflections",
  "report.made": "made a report",
  "reset-code.wrong": "had a wrong code given at their reset link",
  "reset-link.ended": "had their reset link ended by a tenth wrong code",
  "reset-link.made": "made a reset link for [a colleague]",
  "reset-link.made-at-console": "made a reset link for [a member] at the server’s console",
  "role.owner": "made [a member] an owner",
  "role.therapist": "made [an owner] one of the therapists",
  "retention.set": "changed how long things are kept",
  "reviews.read": "looked at the private reviews",
  "rounds.moved": "moved rounds with their session",
  "safe-view.read": "opened the safe view",
  "screening.recorded": "recorded having spoken with a partner alone",
  "screening.undone": "removed the record of having spoken with a partner alone",
  "session.booked": "booked a session",
  "session.cancelled": "cancelled a session",
  "session.moved": "moved a session",
  "sign-in.ended": "ended a sign-in",
  "sign-in.opened": "signed in",
  "sign-ins.ended": "ended every other sign-in",
  "timeline.read": "looked at the timeline",
  "total.entered": "entered a total of a measure",
  "total.removed": "removed a total of a measure",
  "totals.read": "looked at the totals of measures",
  "trend.read": "looked at the trends",
  "two-step.optional": "left it to each member to sign in by two steps",
  "two-step.removed": "turned two-step sign-in off",
  "two-step.required": "required two-step sign-in of every member",
  "two-step.set-up": "set up two-step sign-in",
} as const satisfies Record<string, string>;

/** A partner's actions that nobody but that partner may know of. */
export const PRIVATE_ACTIONS: readonly string[] = [
  "exercise.chosen",
  "history.downloaded",
  "history.read",
  "passage.released",
  "passage.taken-back",
  "passphrase.opened",
  "passphrase.set",
  "passphrase.wrong",
  "reflection.taken-back",
];

// Done by whoever runs the server, at its console: neither by a member, nor by the product of itself.
const AT_CONSOLE: readonly string[] = [
  "master-key.rotated",
  "member.let-in-at-console",
  "practice-key.rotated",
  "reset-link.made-at-console",
];

/** Who did what no member and no partner did. */
export function actorWithoutName(action: string): string {
  return AT_CONSOLE.includes(action) ? "Whoever runs the server" : "The product itself";
}

/**
 * What was done, in words that follow the name of who did it; null for a private action. `whom` is the
 * member whom it concerns, where it is one and the reader may know.
 */
export function auditWords(action: string, whom?: string): string | null {
  const words = (SENTENCES as Record<string, string>)[action];
  return words?.replace(/\[(.+)\]/, (_, unnamed: string) => whom ?? unnamed) ?? null;
}
