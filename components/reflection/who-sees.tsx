import type { ComponentProps } from "react";
import { Readers } from "./readers";
import { RoomHeading } from "./room";
import { RoomLink } from "./room-link";
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
    sample: string | null;
  };
  readers: readonly string[];
  watch: readonly string[];
  words: ComponentProps<typeof Readers>["words"] & {
    heading: string;
    free: string;
    kept: string;
    keptBody: string;
    leaveBody: string;
  };
  /** Where one goes from here; null where the screen is only shown. */
  start: { href: string; label: string } | null;
  review?: { href: string; label: string } | undefined;
};

/** What is asked, by whom, and who will read it: said before the first answer, not after. */
export function WhoSees({ about, readers, watch, words, start, review }: Props) {
  return (
    <>
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
      </section>
      <RoomHeading>{words.heading}</RoomHeading>
      <Readers readers={readers} words={words} />
      <div className="mt-5 flex flex-col gap-3 text-caption text-quiet">
        <p>{words.free}</p>
        <Watch lines={watch} />
        <p>{words.leaveBody}</p>
        <details>
          <summary className="link min-h-11 content-center">{words.kept}</summary>
          <p className="mt-1">{words.keptBody}</p>
        </details>
      </div>
      {start ? (
        <div className="mt-auto flex flex-col gap-2 pt-8">
          <RoomLink href={start.href} kind="primary">
            {start.label}
          </RoomLink>
          {review ? <RoomLink href={review.href}>{review.label}</RoomLink> : null}
        </div>
      ) : null}
    </>
  );
}
