import { Changed } from "./changed";
import { type ChoiceForm, Choices } from "./choices";
import { Readers, type ReadersProps } from "./readers";
import { RoomHeading } from "./room";
import { Watch } from "./step-write";

type Props = {
  /** From whom, what it is and how long it takes, then its moment if it has one. */
  about: {
    from: string;
    greeting: string | null;
    title: string;
    summary: string;
    minutes: string;
    moment: string | null;
    together: string | null;
    sample: string | null;
  };
  readers: ReadersProps;
  /** What is other than when it was last seen; null when nothing is. */
  changed: { heading: string; lines: readonly string[] } | null;
  watch: readonly string[];
  words: {
    heading: string;
    free: string;
    kept: string;
    keptBody: string;
    leaveBody: string;
    leaveMore: string;
    choice: string;
  };
  choose: ChoiceForm;
};

/** What is asked, by whom, and who will read it: said before the first answer, not after. */
export function WhoSees({ about, readers, changed, watch, words, choose }: Props) {
  return (
    <>
      {changed ? <Changed {...changed} /> : null}
      <section aria-label={about.title} className="mb-7 flex flex-col gap-1.5">
        {about.sample ? <p className="text-caption">{about.sample}</p> : null}
        <p className="text-caption text-quiet">{about.from}</p>
        {about.greeting ? (
          <p className="whitespace-pre-line font-serif text-lead leading-relaxed">
            {about.greeting}
          </p>
        ) : null}
        <p className="mt-1.5 font-medium">{about.title}</p>
        <p className="text-quiet">{about.summary}</p>
        {about.moment ? <p>{about.moment}</p> : null}
        <p className="text-quiet">{about.minutes}</p>
        {about.together ? <p className="text-quiet">{about.together}</p> : null}
      </section>
      <RoomHeading>{words.heading}</RoomHeading>
      <Readers {...readers} />
      <div className="mt-5 flex flex-col gap-3 text-caption text-quiet">
        <p>{words.free}</p>
        <Watch lines={watch} />
        <p>
          {words.leaveBody}{" "}
          <a href="/reflect/leaving" className="link inline-block py-1">
            {words.leaveMore}
          </a>
        </p>
        <details>
          <summary className="link min-h-11 content-center">{words.kept}</summary>
          <p className="mt-1">{words.keptBody}</p>
        </details>
      </div>
      <Choices {...choose}>
        <p className="mb-2 text-caption text-quiet">{words.choice}</p>
      </Choices>
    </>
  );
}
