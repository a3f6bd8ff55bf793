import Link from "next/link";
import { choiceWords, type Progress, progressWords } from "@/components/assignment/choice";
import { Mark } from "@/components/ui/mark";
import type { Choice } from "@/domain/consent";
import { MARKS } from "@/domain/couple";
import type { PartnerMark } from "@/domain/series";
import { dayOf } from "@/domain/when";

type Round = {
  id: string;
  number: number;
  opensAt: Date;
  dueAt: Date;
  state: "upcoming" | "open" | "closed";
  progress: Record<PartnerMark, Progress>;
  choice: Record<PartnerMark, Choice | null>;
};
type Assignment = {
  id: string;
  coupleId: string;
  title: string;
  moment: string | null;
  rounds: readonly Round[];
  links: readonly { mark: PartnerMark; name: string; state: string }[];
};

type Props = { assignments: readonly Assignment[]; timeZone: string; now: Date };

/** What the couple was given, with where each partner is in its current round. */
export function AssignmentList({ assignments, timeZone, now }: Props) {
  if (assignments.length === 0) {
    return <p className="text-quiet">Nothing assigned yet. “Assign” gives the first exercise.</p>;
  }
  return (
    <ul>
      {assignments.map((each) => (
        <li
          key={each.id}
          data-row
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-hairline border-b py-3"
        >
          <div>
            <Link
              href={`/couples/${each.coupleId}/assignments/${each.id}`}
              className="font-serif text-lead hover:link"
            >
              {each.title}
            </Link>
            <p className="text-caption text-quiet">
              {[standing(each, timeZone, now), ...chosenIn(each)].join(" · ")}
            </p>
          </div>
          <Marks assignment={each} />
        </li>
      ))}
    </ul>
  );
}

function Marks({ assignment }: { assignment: Assignment }) {
  const round = currentRound(assignment);
  if (!round) return null;
  return (
    <span className="flex gap-1.5">
      {MARKS.map((mark) => {
        const doing = round.progress[mark];
        if (doing === "not-asked") return null;
        const name = assignment.links.find((link) => link.mark === mark)?.name ?? mark;
        return (
          <Mark
            key={mark}
            shape={mark}
            state={doing}
            label={`${name}: ${progressWords(doing, round.choice[mark])}`}
          />
        );
      })}
    </span>
  );
}

// Only the latest choice of each, and only about the round that is on.
function chosenIn(assignment: Assignment): string[] {
  const round = currentRound(assignment);
  return MARKS.flatMap((mark) => {
    const name = assignment.links.find((link) => link.mark === mark)?.name;
    const words = round && choiceWords(round.choice[mark]);
    return name && words ? [`${name}: ${words.toLowerCase()}`] : [];
  });
}

function currentRound({ rounds }: Assignment): Round | undefined {
  return (
    rounds.findLast((round) => round.state === "open") ??
    rounds.find((round) => round.state === "upcoming") ??
    rounds.at(-1)
  );
}

function standing(assignment: Assignment, timeZone: string, now: Date): string {
  const round = currentRound(assignment);
  if (!round) return "No rounds";
  const of =
    assignment.rounds.length > 1 ? `Round ${round.number} of ${assignment.rounds.length}` : "Once";
  const about = assignment.moment ? ` · about “${assignment.moment}”` : "";
  const day = (at: Date) => dayOf(at, timeZone, now);
  const when =
    round.state === "open"
      ? `open, due ${day(round.dueAt)}`
      : round.state === "upcoming"
        ? `opens ${day(round.opensAt)}`
        : `ended; was due ${day(round.dueAt)}`;
  return `${of} · ${when}${about}`;
}
