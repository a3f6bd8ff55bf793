/** What of "who sees what" can change: who reads, what may come up in the session, how long it is kept. */
export type TermsChange = "team" | "policy" | "keeping";

type Facts = {
  policyId: string | null;
  retentionYears: number;
  legalHold: boolean;
  /** The practice is to be erased. */
  closing: boolean;
  /** The couple is to be erased. */
  erasing: boolean;
  careTeamIds: readonly string[];
};

/** A name for exactly these terms, the same whatever the order of the care team. */
export function termsDigest(facts: Facts): string {
  const { policyId, retentionYears, legalHold, closing, erasing, careTeamIds } = facts;
  const ending = `${closing ? "-closing" : ""}${erasing ? "-erasing" : ""}`;
  const held = `${legalHold ? "held" : "free"}${ending}`;
  return [policyId ?? "none", retentionYears, held, ...[...careTeamIds].sort()].join(" ");
}

/** What differs between two names of terms; empty when they are the same. */
export function changesBetween(before: string, now: string): TermsChange[] {
  const [then, today] = [partsOf(before), partsOf(now)];
  return (["team", "policy", "keeping"] as const).filter((part) => then[part] !== today[part]);
}

/** The ids of who came to the care team between two names of terms, and of who left it. */
export function teamBetween(before: string, now: string): { joined: string[]; left: string[] } {
  const [then, today] = [before, now].map((digest) => partsOf(digest).team.split(" "));
  return {
    joined: (today ?? []).filter((id) => !then?.includes(id)),
    left: (then ?? []).filter((id) => !today?.includes(id)),
  };
}

function partsOf(digest: string): Record<TermsChange, string> {
  const [policy = "", years = "", held = "", ...team] = digest.split(" ");
  return { policy, keeping: `${years} ${held}`, team: team.join(" ") };
}
