import { ButtonLink } from "@/components/ui/button-link";
import type { PartnerMark } from "@/domain/series";
import { dayOf, inSentence } from "@/domain/when";
import { type ClosedActions, ClosedReflection, OpenEvery } from "./closed-reflection";
import { OpenTarget } from "./open-target";
import { type Reflection, ReflectionColumn } from "./reflection-column";
import { WrongPartner, type WrongPartnerActions } from "./wrong-partner";

type Round = {
  roundId: string;
  number: number;
  title: string;
  moment: string | null;
  dueAt: Date;
  reflections: Record<PartnerMark, Reflection | null>;
};
type Props = {
  coupleId: string;
  rounds: readonly Round[];
  partners: readonly { mark: PartnerMark; name: string }[];
  timeZone: string;
  now: Date;
  more: string | null;
  /** The latest round lies open, unless a couple may be looking on. */
  folded?: boolean | undefined;
  actions: WrongPartnerActions;
  /** What can be done where a reflection is closed until it is guessed. */
  closed: ClosedActions;
};

/** What was sent, round by round, each partner in an own column. For the care team alone. */
export function RoundList(props: Props) {
  const { coupleId, rounds, partners, timeZone, now, more, folded, actions, closed } = props;
  if (rounds.length === 0) {
    return <p className="text-quiet">Nothing was sent yet. Drafts are never shown here.</p>;
  }
  const day = (at: Date) => dayOf(at, timeZone, now);
  const otherThan = (mark: PartnerMark) => partners.find((each) => each.mark !== mark)?.name ?? "";
  return (
    <>
      <p className="mb-2 text-caption text-quiet">
        Self-ratings and words as they were sent to you. The partners do not see each other’s.
      </p>
      {rounds.some(isClosed) ? <OpenEvery coupleId={coupleId} openAll={closed.openAll} /> : null}
      {rounds.map((round, i) => (
        <details
          key={round.roundId}
          open={i === 0 && !folded}
          className="border-hairline border-b py-3"
        >
          <summary className="cursor-pointer">
            <span className="font-serif text-lead">{round.title}</span>{" "}
            <span className="text-caption text-quiet">
              round {round.number}, due {day(round.dueAt)}
              {round.moment ? ` · about “${round.moment}”` : ""}
              {isClosed(round) ? <span data-private> · waits for your guess</span> : null}
            </span>
          </summary>
          <div className="mt-4 grid gap-8 md:grid-cols-2">
            {partners.map(({ mark, name }) => {
              const reflection = round.reflections[mark];
              const standing = reflection && correctable(reflection.standing);
              const instead = reflection?.closed ? (
                <ClosedReflection
                  {...{ coupleId, mark, name }}
                  roundId={round.roundId}
                  open={closed.open}
                />
              ) : null;
              return (
                <ReflectionColumn key={mark} {...{ mark, name, reflection, day, instead }}>
                  {reflection && standing ? (
                    <WrongPartner
                      {...{ coupleId, name, standing, actions }}
                      said={saidOf(reflection, day)}
                      reflectionId={reflection.id}
                      other={otherThan(mark)}
                    />
                  ) : null}
                </ReflectionColumn>
              );
            })}
          </div>
        </details>
      ))}
      <OpenTarget />
      {more ? (
        <p className="mt-4">
          <ButtonLink href={more}>Show every round</ButtonLink>
        </p>
      ) : null}
    </>
  );
}

function isClosed({ reflections: { circle, diamond } }: Round): boolean {
  return Boolean(circle?.closed || diamond?.closed);
}

// That it is this partner's after all, where it had to be said.
function saidOf({ recognised }: Reflection, day: (at: Date) => string): string | null {
  return recognised && `${recognised.by} said so, ${inSentence(day(recognised.at))}.`;
}

function correctable(standing: Reflection["standing"]): "sent" | "held" | "set-aside" | null {
  if (standing.is === "sent" || standing.is === "held") return standing.is;
  return standing.is === "set-aside" && !standing.readdressed ? "set-aside" : null;
}
