import Link from "next/link";
import type { Entry } from "@/domain/timeline";
import { calendarDay } from "@/domain/when";

type Props = {
  /** Where the next session is booked. */
  bookHref: string;
  next: string | null;
  last: string | null;
  agreement: Entry | undefined;
  /** The latest note, which is for the care team alone. */
  note: Entry | undefined;
};

/** Where a couple stands in time: the next session, what was agreed last, the latest note. */
export function TimeSummary({ bookHref, next, last, agreement, note }: Props) {
  return (
    <dl className="grid gap-x-11 gap-y-5 md:grid-cols-3">
      <div>
        <dt className="text-caption text-quiet">Next session</dt>
        <dd className="font-serif text-lead">{next ?? "Not booked"}</dd>
        {next ? null : (
          <dd data-chrome className="text-caption">
            <Link href={bookHref} className="link">
              Book one
            </Link>
          </dd>
        )}
        {last ? <dd className="text-caption text-quiet">Last {last}</dd> : null}
      </div>
      <div>
        <dt className="text-caption text-quiet">
          Last agreement{agreement ? `, ${calendarDay(agreement.day)}` : ""}
        </dt>
        <dd className="whitespace-pre-wrap break-words font-serif">
          {agreement?.words ?? "None written down"}
        </dd>
      </div>
      {note ? (
        <div data-private>
          <dt className="text-caption text-quiet">
            Latest note, {calendarDay(note.day)}, {note.by}
          </dt>
          <dd className="line-clamp-6 whitespace-pre-wrap break-words font-serif">{note.words}</dd>
        </div>
      ) : null}
    </dl>
  );
}
