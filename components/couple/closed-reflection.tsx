"use client";

import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import type { FormAction } from "@/components/ui/form-state";
import type { PartnerMark } from "@/domain/series";

export type ClosedActions = { open: FormAction<void>; openAll: FormAction<void> };

type Props = {
  coupleId: string;
  roundId: string;
  mark: PartnerMark;
  name: string;
  open: FormAction<void>;
};

/** In place of what a partner sent, while the therapist has neither guessed nor opened it. */
export function ClosedReflection({ coupleId, roundId, mark, name, open }: Props) {
  return (
    <div data-private className="flex flex-col gap-3">
      <p className="text-quiet">{name} answered. Guess first, or open it.</p>
      <div className="flex flex-wrap items-start gap-2.5">
        <ButtonLink href={`/couples/${coupleId}/rounds/${roundId}/guess?about=${mark}`}>
          Guess first
        </ButtonLink>
        <ActionForm action={open} submit="Open without guessing" kind="quiet" className="">
          {() => (
            <>
              <input type="hidden" name="coupleId" value={coupleId} />
              <input type="hidden" name="roundId" value={roundId} />
              <input type="hidden" name="about" value={mark} />
            </>
          )}
        </ActionForm>
      </div>
    </div>
  );
}

/** The way past many closed reflections at once. */
export function OpenEvery({ coupleId, openAll }: { coupleId: string; openAll: FormAction<void> }) {
  return (
    <details data-private className="mb-2 text-caption">
      <summary className="cursor-pointer text-quiet">
        Answers wait for your guess, and are in no trend until then
      </summary>
      <ActionForm
        action={openAll}
        submit="Open all of them without guessing"
        kind="secondary"
        className="mt-2 mb-4"
      >
        {() => <input type="hidden" name="coupleId" value={coupleId} />}
      </ActionForm>
    </details>
  );
}
