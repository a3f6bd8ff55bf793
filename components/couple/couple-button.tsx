"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";

type Props<Result> = { coupleId: string; action: FormAction<Result>; submit: string };

/** One thing to do to a whole couple; what goes wrong is said beside it. */
export function CoupleButton<Result>({ coupleId, action, submit }: Props<Result>) {
  return (
    <ActionForm action={action} submit={submit} kind="secondary" className="">
      {() => <input type="hidden" name="coupleId" value={coupleId} />}
    </ActionForm>
  );
}
