import { ButtonLink } from "@/components/ui/button-link";
import { Mark } from "@/components/ui/mark";
import type { PartnerMark } from "@/domain/series";
import { dayOf } from "@/domain/when";
import { OpenTarget } from "./open-target";

type Reflection = {
  id: string;
  sentAt: Date;
  language: string;
  answers: readonly {
    key: string;
    prompt: string;
    therapistOnly: boolean;
    label: string;
    answer: { is: string };
  }[];
};
type Round = {
  roundId: string;
  number: number;
  title: string;
  moment: string | null;
  dueAt: Date;
  reflections: Record<PartnerMark, Reflection | null>;
};
type Props = {
  rounds: readonly Round[];
  partners: readonly { mark: PartnerMark; name: string }[];
  timeZone: string;
  now: Date;
  more: string | null;
};

/** What was sent, round by round, each partner in an own column. For the care team alone. */
export function RoundList({ rounds, partners, timeZone, now, more }: Props) {
  if (rounds.length === 0) {
    return <p className="text-quiet">Nothing was sent yet. Drafts are never shown here.</p>;
  }
  return (
    <>
      <p className="mb-2 text-caption text-quiet">
        Self-ratings and words as they were sent to you. The partners do not see each other’s.
      </p>
      {rounds.map((round, i) => (
        <details key={round.roundId} open={i === 0} className="border-hairline border-b py-3">
          <summary className="cursor-pointer">
            <span className="font-serif text-lead">{round.title}</span>{" "}
            <span className="text-caption text-quiet">
              round {round.number}, due {dayOf(round.dueAt, timeZone, now)}
              {round.moment ? ` · about “${round.moment}”` : ""}
            </span>
          </summary>
          <div className="mt-4 grid gap-8 md:grid-cols-2">
            {partners.map(({ mark, name }) => (
              <Column
                key={mark}
                mark={mark}
                name={name}
                reflection={round.reflections[mark]}
                day={(at) => dayOf(at, timeZone, now)}
              />
            ))}
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

type ColumnProps = {
  mark: PartnerMark;
  name: string;
  reflection: Reflection | null;
  day: (at: Date) => string;
};

function Column({ mark, name, reflection, day }: ColumnProps) {
  return (
    <section
      id={reflection ? `reflection-${reflection.id}` : undefined}
      className="scroll-mt-6 target:bg-wash"
    >
      <h3 className="mb-2 flex items-center gap-2 font-medium">
        <Mark shape={mark} state={reflection ? "done" : "waiting"} /> {name}
        {reflection ? (
          <span className="text-caption text-quiet">sent {day(reflection.sentAt)}</span>
        ) : null}
      </h3>
      {reflection ? (
        <dl className="flex flex-col gap-3">
          {reflection.answers.map((each) => (
            <div key={each.key}>
              <dt className="text-caption text-quiet">
                {each.prompt}
                {each.therapistOnly ? " · for you only" : ""}
              </dt>
              <dd
                lang={reflection.language}
                className={
                  each.answer.is === "given"
                    ? "whitespace-pre-wrap break-words font-serif"
                    : "text-quiet"
                }
              >
                {each.label}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-quiet">Nothing sent.</p>
      )}
    </section>
  );
}
