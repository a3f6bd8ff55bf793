"use client";

import { Tile } from "@/components/reflection/tile";
import { ActionForm } from "@/components/ui/action-form";
import { FieldError } from "@/components/ui/field";
import type { FormAction, FormState } from "@/components/ui/form-state";
import type { CoreItem } from "@/domain/capacity";
import type { PartnerMark } from "@/domain/series";

export type Question = {
  item: CoreItem;
  /** What the therapist reads: "Self-awareness". */
  name: string;
  /** What the partner was asked. */
  asked: string;
  options: readonly { value: string; label: string }[];
  /** The ends of a scale in words. */
  ends: { low: string; high: string } | null;
};

type Props = {
  action: FormAction<void>;
  open: FormAction<void>;
  ids: { coupleId: string; roundId: string; about: PartnerMark };
  questions: readonly Question[];
};

/** One guess a question; each may be left out, and so may all. */
export function GuessForm({ action, open, ids, questions }: Props) {
  const named = Object.entries(ids).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
  return (
    <>
      <ActionForm
        action={action}
        submit="Keep the guess and open the answer"
        className="flex flex-col gap-9"
      >
        {(state) => (
          <>
            {named}
            {questions.map((question) => (
              <Guess key={question.item} question={question} state={state} />
            ))}
            {state.fields?.guess ? <FieldError of="guess">{state.fields.guess}</FieldError> : null}
          </>
        )}
      </ActionForm>
      <ActionForm action={open} submit="Open without guessing" kind="quiet" className="-ml-4.25">
        {() => named}
      </ActionForm>
    </>
  );
}

function Guess({ question, state }: { question: Question; state: FormState<void> }) {
  const { item, name, asked, options, ends } = question;
  const typed = state.values?.[item];
  const number = ends ? "min-h-11 min-w-11 justify-center font-serif" : "min-h-11 px-3.5";
  return (
    // Radios take a later default only when they are made anew.
    <fieldset key={String(typed)} aria-describedby={`${item}-asked`} className="min-w-0">
      <legend className="font-medium">{name}</legend>
      <p id={`${item}-asked`} className="mb-3 text-caption text-quiet">
        Asked: “{asked}”{ends ? ` 0 is ${ends.low}, 10 is ${ends.high}.` : ""}
      </p>
      <div className="flex flex-wrap gap-1.5">
        {options.map(({ value, label }) => (
          <Tile key={value} name={item} value={value} checked={typed === value} className={number}>
            {label}
          </Tile>
        ))}
        <Tile name={item} value="" checked={typed === ""} className="min-h-11 px-3.5">
          No guess
        </Tile>
      </div>
    </fieldset>
  );
}
