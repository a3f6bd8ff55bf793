"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { TextInput } from "@/components/ui/text-input";

type YearsProps = { action: FormAction<void>; retentionYears: number };

/** For how many years an archived couple is kept; partners read it in "who sees what". */
export function RetentionForm({ action, retentionYears }: YearsProps) {
  return (
    <ActionForm action={action} submit="Save how long" done="Saved.">
      {(state) => (
        <TextInput
          label="Years after a couple is archived"
          hint="Then the keys to what the couple wrote, and to your notes on it, are deleted for good. Partners read this number before they write, and are shown it again when it changes."
          type="number"
          inputMode="numeric"
          min={1}
          max={30}
          className="max-w-28"
          {...fieldOf(state, "retentionYears", String(retentionYears))}
        />
      )}
    </ActionForm>
  );
}

type HoldProps = {
  set: FormAction<void>;
  lift: FormAction<void>;
  /** Since when and by whom, in words; null while none stands. */
  standing: string | null;
};

/** While it stands nothing is erased: neither what a partner asked for nor what is past its years. */
export function LegalHoldForm({ set, lift, standing }: HoldProps) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-quiet">
        While a hold stands, no key is deleted: neither when a partner asks for everything to be
        erased, nor when a couple’s years are over or its care team asked to erase it. Once it is
        lifted, whatever is past its day is erased at once. What a partner asks to erase is still
        hidden at once. Partners are told before they write.
      </p>
      {standing ? (
        <>
          <p className="font-medium">{standing}</p>
          <ActionForm action={lift} submit="Lift the legal hold" kind="secondary" />
        </>
      ) : (
        <ActionForm action={set} submit="Set a legal hold" kind="secondary" />
      )}
    </div>
  );
}
