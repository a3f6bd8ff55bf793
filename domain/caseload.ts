import type { Choice } from "./consent";
import type { PartnerMark } from "./series";

export type Doing = "waiting" | "started" | "done";

/** What the reason line may speak of: facts, in the order of their weight to the next session. */
export type Facts = {
  partners: readonly {
    mark: PartnerMark;
    name: string;
    doing: Doing | null;
    sentAt: Date | null;
    /** What was last chosen about the round, if anything was. */
    choice?: Choice | null;
    /** Sent by a link that had been reported astray, and nobody said yet whose it is. */
    held?: boolean;
    /** Asked for everything to be erased, and the key is still there. */
    erasing?: boolean;
  }[];
  /** The round that is open, or the next to open, if any. */
  round: { title: string; opensAt: Date; dueAt: Date } | null;
  assigned: boolean;
  /** Nothing of the couple opens any more. */
  erased?: boolean;
  /** When all of it is erased, if its care team asked for that; and whether a legal hold keeps it besides. */
  erasesAt?: Date | undefined;
  onHold?: boolean;
};

/**
 * One line that describes where a couple is, and never triages: no urgency, no praise, no claim
 * about a trend. `day` prints an instant as a day of the practice.
 */
export function reasonLine(facts: Facts, now: Date, day: (at: Date) => string): string {
  const { partners, round, assigned, erased, erasesAt, onHold } = facts;
  if (erased) return "Erased for good";
  if (erasesAt && onHold) return "Is to be erased once the legal hold is over";
  if (erasesAt) return `Is to be erased for good · ${day(erasesAt)}`;
  const erasing = partners.find((each) => each.erasing);
  if (erasing) return `${erasing.name} asked for everything to be erased`;
  if (!assigned) return "Nothing assigned yet";
  if (!round) return "No round is open";
  if (round.opensAt > now) return `“${round.title}” opens ${day(round.opensAt)}`;
  const asked = partners.filter((each) => each.doing !== null);
  const held = asked.find((each) => each.held);
  if (held) return `Something came by ${held.name}’s link; whose it is was not said yet`;
  const done = asked.filter((each) => each.doing === "done");
  if (done.length === asked.length) {
    return asked.length > 1 ? "Both answered" : `${asked[0]?.name} answered`;
  }
  const due = `due ${day(round.dueAt)}`;
  const [first] = done;
  if (first) {
    const other = asked.find((each) => each.doing !== "done");
    return `${first.name} answered; ${other ? standing(other) : ""} · ${due}`;
  }
  if (asked.some(waits)) {
    const told = asked.filter((each) => waits(each) || each.doing === "started");
    return `${told.map(standing).join("; ")} · ${due}`;
  }
  const started = asked.filter((each) => each.doing === "started");
  if (started.length === 0) return `“${round.title}” is open · ${due}`;
  const who = started.length > 1 ? "Both have" : `${started[0]?.name} has`;
  return `${who} started “${round.title}” · ${due}`;
}

type Asked = Facts["partners"][number];

function waits({ choice }: Asked): boolean {
  return choice === "declined" || choice === "later";
}

// A choice is told as it was made; nobody is late.
function standing({ name, doing, choice }: Asked): string {
  if (choice === "declined") return `${name} said not now`;
  if (choice === "later") return `${name} said later`;
  return `${name} ${doing === "started" ? "has started" : "has not started"}`;
}
