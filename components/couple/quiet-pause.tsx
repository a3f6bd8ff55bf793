"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { dayOf } from "@/domain/when";

type Props = {
  coupleId: string;
  pause: { startedAt: Date; by: string } | null;
  timeZone: string;
  now: Date;
  begin: FormAction<void>;
  lift: FormAction<void>;
};

/** Stops what would open for both, in a way that neither can notice. Wording is exact on purpose. */
export function QuietPause({ coupleId, pause, timeZone, now, begin, lift }: Props) {
  const id = <input type="hidden" name="coupleId" value={coupleId} />;
  if (pause) {
    return (
      <div className="flex max-w-prose flex-col gap-3">
        <p>
          Paused quietly since {dayOf(pause.startedAt, timeZone, now)}, by {pause.by}. Nothing new
          opens and no together exercise can be assigned. Neither partner’s pages say so.
        </p>
        <p className="text-quiet">
          Lifting it counts for rounds that open afterwards. What it has kept closed in earlier
          rounds stays closed.
        </p>
        <ActionForm action={lift} submit="Lift the quiet pause" kind="secondary">
          {() => id}
        </ActionForm>
      </div>
    );
  }
  return (
    <details>
      <summary className="cursor-pointer">
        Not paused. <span className="link">What a quiet pause does</span>
      </summary>
      <div className="mt-3 flex max-w-prose flex-col gap-3">
        <p>For when you are no longer sure that sharing is safe for both.</p>
        <ul className="flex list-disc flex-col gap-1.5 pl-5">
          <li>Nothing new opens: no passage that both release, no new together exercise.</li>
          <li>What is open stays open, and exercises that run go on.</li>
          <li>No partner’s screen changes, now or when you lift it. Nobody is told.</li>
          <li>
            Lifting it counts for rounds that open afterwards. What it kept closed until then stays
            closed.
          </li>
        </ul>
        <ActionForm action={begin} submit="Pause quietly" kind="secondary">
          {() => id}
        </ActionForm>
      </div>
    </details>
  );
}
