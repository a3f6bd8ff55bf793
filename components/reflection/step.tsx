import { useId } from "react";
import type { Step } from "@/domain/exercise";
import type { Language } from "@/domain/language";
import type { EarlierAnswer } from "./answer";
import { PivotBefore } from "./pivot";
import { RoomHeading } from "./room";
import { StepChoose } from "./step-choose";
import { StepForm, type StepTarget } from "./step-form";
import { StepRead } from "./step-read";
import { StepScale } from "./step-scale";
import { StepTimer } from "./step-timer";
import { StepWrite, Watch } from "./step-write";
import type { Labels, StepWords } from "./words";

export type StepScreenProps = {
  step: Step;
  language: Language;
  words: StepWords;
  /** Not watched, and whom to call: said where people write. */
  watch: readonly string[];
  earlier?: EarlierAnswer;
  target: StepTarget | null;
  problem?: { heading: string; sentence: string } | undefined;
  /** Set when this says what is true now: the answer that was true before, and its name. */
  pivot?: { name: string; before: string; written: boolean } | undefined;
};

/** One thing on one screen: a step of an exercise and the ways on from it. */
export function StepScreen({ step, earlier, ...props }: StepScreenProps) {
  const { language, words, watch, target, problem, pivot } = props;
  const id = useId();
  const help = "help" in step ? step.help : undefined;
  const therapistOnly = "therapistOnly" in step && step.therapistOnly;
  const described = [help && `${id}-help`, therapistOnly && `${id}-only`].filter(Boolean);
  const labels = { titleId: `${id}-title`, describedBy: described.join(" ") || undefined };
  return (
    <StepForm
      step={step}
      words={words}
      earlier={earlier}
      target={target}
      problem={problem}
      pivot={pivot?.name}
      under={step.kind === "write" ? <Watch lines={watch} /> : null}
    >
      <Title shown={!target} id={labels.titleId}>
        {step.title[language]}
      </Title>
      {help ? (
        <p id={`${id}-help`} className="mt-2 text-quiet">
          {help[language]}
        </p>
      ) : null}
      {therapistOnly ? (
        <p id={`${id}-only`} className="mt-3 border-edge border-l-2 pl-3 text-caption text-quiet">
          {words.therapistOnly}
        </p>
      ) : null}
      {pivot ? <PivotBefore {...pivot} words={words} /> : null}
      <Body
        step={step}
        language={language}
        words={words}
        labels={labels}
        {...{ earlier, target }}
      />
    </StepForm>
  );
}

/** Where steps are only shown, the page has a title of its own above theirs. */
function Title({ shown, id, children }: { shown: boolean; id: string; children: string }) {
  if (!shown) return <RoomHeading id={id}>{children}</RoomHeading>;
  return (
    <h3 id={id} className="text-question">
      {children}
    </h3>
  );
}

type BodyProps = Pick<StepScreenProps, "step" | "language" | "words" | "target"> & {
  earlier: EarlierAnswer;
  labels: Labels;
};

function Body({ step, language, words, target, earlier, labels }: BodyProps) {
  const value = earlier?.is === "given" ? earlier.value : undefined;
  switch (step.kind) {
    case "read":
      return <StepRead body={step.body} language={language} />;
    case "timer":
      return (
        <StepTimer step={step} language={language} words={words.timer} runs={target !== null} />
      );
    case "choose":
      return <StepChoose step={step} language={language} labels={labels} value={value} />;
    case "scale":
      return <StepScale step={step} language={language} labels={labels} value={value} />;
    case "write":
      return <StepWrite labels={labels} value={value} />;
  }
}
