"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, type FormState, fieldOf } from "@/components/ui/form-state";
import { Mark } from "@/components/ui/mark";
import { Select, TextArea, TextInput } from "@/components/ui/text-input";
import type { CoupleInput } from "@/domain/couple";
import { LANGUAGE_NAMES, LANGUAGES } from "@/domain/language";
import type { PartnerMark } from "@/domain/series";

type Props = { action: FormAction; submit: string; initial?: Partial<CoupleInput> };

/** Alias and partners, to add or to change. */
export function CoupleForm({ action, submit, initial = {} }: Props) {
  return (
    <ActionForm action={action} submit={submit} className="flex max-w-2xl flex-col gap-8">
      {(state) => (
        <>
          <TextInput
            label="Alias"
            hint="What you will see on the caseload. Partners never see it."
            autoComplete="off"
            {...fieldOf(state, "alias", initial.alias)}
          />
          <PartnerFields mark="circle" state={state} initial={initial} />
          <PartnerFields mark="diamond" state={state} initial={initial} />
        </>
      )}
    </ActionForm>
  );
}

type PartnerProps = { mark: PartnerMark; state: FormState; initial: Partial<CoupleInput> };

function PartnerFields({ mark, state, initial }: PartnerProps) {
  const language = fieldOf(state, `${mark}Language`, initial[`${mark}Language`] ?? "en");
  return (
    <fieldset className="flex flex-col gap-5 border-hairline border-t pt-5">
      <legend className="float-left mb-1 flex items-center gap-2 font-serif text-lead">
        <Mark shape={mark} /> Partner, {mark}
      </legend>
      <TextInput
        label="Name or initials"
        autoComplete="off"
        {...fieldOf(state, `${mark}Name`, initial[`${mark}Name`])}
      />
      <Select label="Language of the link’s pages" key={language.defaultValue} {...language}>
        {LANGUAGES.map((each) => (
          <option key={each} value={each}>
            {LANGUAGE_NAMES[each]}
          </option>
        ))}
      </Select>
      <TextArea
        label="How and when it is safe to reach me"
        hint="Agreed with this partner alone. It stands beside the link whenever you hand it out."
        {...fieldOf(state, `${mark}SafeContact`, initial[`${mark}SafeContact`])}
      />
    </fieldset>
  );
}
