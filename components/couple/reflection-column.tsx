import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";
import type { PartnerMark } from "@/domain/series";
import type { Standing } from "@/domain/standing";

export type Reflection = {
  id: string;
  sentAt: Date;
  language: string;
  form: "whole" | "short" | "apart";
  standing: Standing;
  closed: boolean;
  recognised: { at: Date; by: string } | null;
  /** The name of the policy it was written under, where that is not today's. */
  writtenUnder: string | null;
  answers: readonly {
    key: string;
    prompt: string;
    therapistOnly: boolean;
    label: string;
    answer: { is: string };
    earlier: readonly string[];
    guess: string | null;
  }[];
};

type Props = {
  mark: PartnerMark;
  name: string;
  reflection: Reflection | null;
  day: (at: Date) => string;
  /** What stands in place of its words. */
  instead: ReactNode;
  /** What can be done about it, under its words. */
  children?: ReactNode;
};

const FORM = { whole: null, short: "short form", apart: "apart" } as const;

/** What one partner sent on one round. */
export function ReflectionColumn({ mark, name, reflection, day, instead, children }: Props) {
  const facts = reflection
    ? [`sent ${day(reflection.sentAt)}`, FORM[reflection.form], reflection.writtenUnder]
    : [];
  return (
    <section
      id={reflection ? `reflection-${reflection.id}` : undefined}
      className="scroll-mt-6 target:bg-wash"
    >
      <h3 className="mb-2 flex flex-wrap items-center gap-x-2 font-medium">
        <Mark shape={mark} state={reflection ? "done" : "waiting"} /> {name}
        <span className="font-normal font-sans text-caption text-quiet">
          {facts.filter(Boolean).join(" · ")}
        </span>
      </h3>
      {reflection ? (
        <>
          {instead ?? <Words reflection={reflection} name={name} day={day} />}
          {children}
        </>
      ) : (
        <p className="text-quiet">Nothing sent.</p>
      )}
    </section>
  );
}

type WordsProps = { reflection: Reflection; name: string; day: (at: Date) => string };

function Words({ reflection, name, day }: WordsProps) {
  const { standing, answers, language } = reflection;
  if (standing.is !== "sent")
    return (
      // What became of it is between its writer and the therapist: it stays off paper.
      <p data-private className="text-quiet">
        {outOfSight(standing, name, day)}
      </p>
    );
  return (
    <dl className="flex flex-col gap-3">
      {answers.map((each) => (
        <div key={each.key} data-private={each.therapistOnly ? "" : undefined}>
          <dt className="text-caption text-quiet">
            {each.prompt}
            {each.therapistOnly ? " · for you only" : ""}
          </dt>
          {each.earlier.map((label, i) => (
            // Two earlier answers may read the same.
            // biome-ignore lint/suspicious/noArrayIndexKey: their order never changes
            <dd key={i} lang={language} className="whitespace-pre-wrap break-words font-serif">
              <span lang="en" className="font-sans text-caption text-quiet">
                {i === 0 ? "First" : "Then"}:
              </span>{" "}
              {label}
            </dd>
          ))}
          <dd
            lang={language}
            className={
              each.answer.is === "given"
                ? "whitespace-pre-wrap break-words font-serif"
                : "text-quiet"
            }
          >
            {each.earlier.length > 0 ? (
              <span lang="en" className="font-sans text-caption text-quiet">
                Then something else was true:{" "}
              </span>
            ) : null}
            {each.label}
          </dd>
          {each.guess ? (
            <dd data-private className="text-caption text-quiet">
              You guessed {each.guess}
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

function outOfSight(
  standing: Exclude<Standing, { is: "sent" }>,
  name: string,
  day: (at: Date) => string,
): string {
  if (standing.is === "withdrawn") {
    return `Withdrawn ${on(day(standing.at))}. Its words and numbers are in no trend and no view.`;
  }
  if (standing.is === "held") {
    return `Before this was sent, somebody had said that a link by which it may have been written was not for them. Nobody reads it, and it is in no trend and no view, until you say whose it is. Ask ${name} alone.`;
  }
  if (standing.is === "erasing") return `${name} asked for everything to be erased.`;
  return standing.readdressed
    ? `Set aside ${on(day(standing.at))} and given to the other partner.`
    : `Set aside ${on(day(standing.at))}. Nobody reads it, and it is in no trend.`;
}

function on(day: string): string {
  return /^(today|yesterday)$/.test(day) ? day : `on ${day}`;
}
