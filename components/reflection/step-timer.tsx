import type { Step } from "@/domain/exercise";
import type { Language } from "@/domain/language";
import { minutesAndSeconds } from "./clock";
import { Countdown } from "./countdown";
import { StepRead } from "./step-read";
import type { TimerWords } from "./words";

type Props = {
  step: Extract<Step, { kind: "timer" }>;
  language: Language;
  words: TimerWords & { plain: string };
  runs: boolean;
};

/** Complete as a plain instruction; with script a quiet clock joins it. */
export function StepTimer({ step, language, words, runs }: Props) {
  return (
    <>
      <StepRead body={step.body} language={language} />
      <p className="mt-5 text-quiet">{words.plain}</p>
      {runs ? (
        <Countdown seconds={step.seconds} words={words} />
      ) : (
        <p className="mt-5 font-serif text-title tabular-nums">{minutesAndSeconds(step.seconds)}</p>
      )}
    </>
  );
}
