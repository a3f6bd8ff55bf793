import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { isPrompt, type Step } from "@/domain/exercise";
import type { EarlierAnswer } from "./answer";
import { Enhance, type EnhanceProps } from "./enhance";
import { ErrorSummary } from "./error-summary";
import { PivotOffer } from "./pivot";
import type { StepWords } from "./words";

/** Where a step's answer goes. `link` ties the form to whom it was made for. */
export type StepTarget = {
  round: string;
  link: string;
  number: number;
  /** Set when the step was opened to change it: one goes back to where one came from. */
  to?: "preview" | undefined;
  saving: Omit<EnhanceProps, "autosave">;
};

type Props = {
  step: Step;
  words: StepWords;
  earlier: EarlierAnswer;
  /** Null where the step is only shown, as to a therapist. */
  target: StepTarget | null;
  problem?: { heading: string; sentence: string } | undefined;
  /** What stands under the field, after word of its having been saved. */
  under?: ReactNode;
  /** Names the answer beside which this form says what is true now. */
  pivot?: string | undefined;
  children: ReactNode;
};

/** The form of a step, for what belongs to it and stands outside it. */
export const STEP_FORM = "step";

function Hidden({ target, pivot }: { target: StepTarget; pivot: string | undefined }) {
  return (
    <>
      <input type="hidden" name="round" value={target.round} />
      <input type="hidden" name="link" value={target.link} />
      <input type="hidden" name="step" value={target.number} />
      {target.to ? <input type="hidden" name="to" value={target.to} /> : null}
      {pivot ? <input type="hidden" name="pivot" value={pivot} /> : null}
      {/* What Enter presses is the first button of a form: it must be this one. */}
      <button
        type="submit"
        name="intent"
        value="continue"
        tabIndex={-1}
        aria-hidden="true"
        className="sr-only"
      />
    </>
  );
}

/** Said of an earlier answer that its field cannot show. */
function Earlier({ earlier, words }: { earlier: EarlierAnswer; words: StepWords }) {
  const said = {
    given: null,
    skipped: words.wasSkipped,
    unknown: words.wasUnknown,
    elsewhere: words.elsewhere,
  }[earlier?.is ?? "given"];
  return said ? <p className="mt-3 text-caption text-quiet">{said}</p> : null;
}

/** Not answering is as large and as near as answering, and looks the same whichever it is. */
function NotAnswering({ words }: { words: StepWords }) {
  return (
    <div className="mt-6 grid grid-cols-2 gap-2">
      <Button type="submit" size="room" name="intent" value="unknown" className="px-2!">
        {words.unknown}
      </Button>
      <Button type="submit" size="room" name="intent" value="skip" className="px-2!">
        {words.skip}
      </Button>
    </div>
  );
}

function Moving({ words }: { words: StepWords }) {
  return (
    <div className="mt-auto flex flex-col gap-1.5 pt-10">
      <Button type="submit" kind="primary" size="room" name="intent" value="continue">
        {words.next}
      </Button>
      <div className="grid grid-cols-2 gap-2">
        <Button type="submit" kind="quiet" size="room" name="intent" value="back">
          {words.back}
        </Button>
        <Button type="submit" kind="quiet" size="room" name="intent" value="break">
          {words.pause}
        </Button>
      </div>
    </div>
  );
}

/** One step as a form that works without script, or, without a target, as a picture of it. */
export function StepForm({ step, words, earlier, target, problem, under, pivot, children }: Props) {
  const asks = isPrompt(step);
  const parts = (
    <>
      {problem ? <ErrorSummary {...problem} /> : null}
      {children}
      <Earlier earlier={earlier} words={words} />
      {target ? <Enhance {...target.saving} autosave={step.kind === "write"} /> : null}
      {under}
      {target && earlier?.is === "given" ? <PivotOffer words={words} /> : null}
      {asks ? <NotAnswering words={words} /> : null}
    </>
  );
  if (!target)
    return (
      <fieldset disabled className="contents **:disabled:cursor-default! **:disabled:opacity-100!">
        {parts}
        <Moving words={words} />
      </fieldset>
    );
  return (
    <form
      id={STEP_FORM}
      method="post"
      action="/reflect/answer"
      className="flex grow flex-col"
      data-hand-in="step"
    >
      <Hidden target={target} pivot={pivot} />
      {parts}
      <Moving words={words} />
    </form>
  );
}
