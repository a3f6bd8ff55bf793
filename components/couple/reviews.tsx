"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { Mark } from "@/components/ui/mark";
import { TextArea } from "@/components/ui/text-input";
import type { PartnerMark } from "@/domain/series";
import { momentOf } from "@/domain/when";

type Entry = { id: string; at: Date; by: string; decided: string | null };
export type Review = {
  id: string;
  mark: PartnerMark;
  /** Describes the answer, or says why there is none to describe. */
  headline: string;
  /** The exercise, its round, the day. */
  about: string;
  href: string | null;
  waiting: boolean;
  entries: readonly Entry[];
};
type Props = {
  coupleId: string;
  reviews: readonly Review[];
  timeZone: string;
  now: Date;
  look: FormAction<void>;
  decide: FormAction<void>;
};

/** Answers that ask the therapist to look alone. It stays shut until it is opened on purpose. */
export function Reviews({ coupleId, reviews, ...rest }: Props) {
  const waiting = reviews.filter((each) => each.waiting).length;
  return (
    <details>
      <summary className="cursor-pointer">
        {waiting > 0 ? `${waiting} waiting` : "Nothing waiting"}
        {reviews.length > waiting ? `, ${reviews.length - waiting} in the log` : ""}.{" "}
        <span className="link">Open it when you are alone</span>
      </summary>
      <p className="mt-3 max-w-prose text-quiet">
        Explicit answers that ask for your own look. They describe what somebody chose and say
        nothing about why. Not in front of either partner: neither sees this, and asking about it in
        the joint session would tell.
      </p>
      <ul className="mt-2">
        {reviews.map((each) => (
          <One key={each.id} coupleId={coupleId} review={each} {...rest} />
        ))}
      </ul>
    </details>
  );
}

type OneProps = Omit<Props, "reviews"> & { review: Review };

function One({ coupleId, review, timeZone, now, look, decide }: OneProps) {
  const ids = (
    <>
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="reviewId" value={review.id} />
    </>
  );
  return (
    <li className="flex flex-col gap-3 border-hairline border-t py-4">
      <div>
        <p className="flex items-baseline gap-2 font-serif text-lead">
          <Mark shape={review.mark} className="mt-[0.4em] size-3 shrink-0 self-start" />
          <span className="min-w-0">{review.headline}</span>
        </p>
        <p className="text-caption text-quiet">
          {review.about}
          {review.href ? (
            <>
              {" · "}
              <a href={review.href} className="link">
                the reflection
              </a>
            </>
          ) : null}
        </p>
      </div>
      <ol className="flex flex-col gap-1.5 text-caption empty:hidden">
        {review.entries.map((entry) => (
          <li key={entry.id}>
            <span className="text-quiet">
              {momentOf(entry.at, timeZone, now)}, {entry.by}{" "}
              {entry.decided ? "decided:" : "looked at this."}
            </span>{" "}
            {entry.decided ? (
              <span className="whitespace-pre-wrap break-words font-serif">{entry.decided}</span>
            ) : null}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <ActionForm action={look} submit="I have looked at this" kind="secondary" className="">
          {() => ids}
        </ActionForm>
        <details className="min-w-64 flex-1">
          <summary className="min-h-9.5 cursor-pointer content-center text-quiet pointer-coarse:min-h-11">
            Write down what you decided
          </summary>
          <ActionForm
            action={decide}
            submit="Keep it in the log"
            kind="secondary"
            className="mt-2 flex flex-col gap-3"
          >
            {(state) => (
              <>
                {ids}
                <TextArea
                  label="What you decided"
                  hint="For the care team. The log is only ever added to."
                  rows={2}
                  id={`decided-${review.id}`}
                  {...fieldOf(state, "words")}
                />
              </>
            )}
          </ActionForm>
        </details>
      </div>
    </li>
  );
}
