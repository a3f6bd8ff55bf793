import type { Step } from "@/domain/exercise";
import type { Language } from "@/domain/language";
import { Tile } from "./tile";
import type { Labels } from "./words";

type Props = {
  step: Extract<Step, { kind: "choose" }>;
  language: Language;
  labels: Labels;
  value: string | number | undefined;
};

/** One of a few answers in words. Nothing is chosen beforehand. */
export function StepChoose({ step, language, labels, value }: Props) {
  return (
    <fieldset
      aria-labelledby={labels.titleId}
      aria-describedby={labels.describedBy}
      className="mt-6 flex min-w-0 flex-col gap-2"
    >
      {step.options.map(({ key, label }) => (
        <Tile
          key={key}
          value={key}
          checked={key === value}
          className="min-h-12 justify-start px-4 py-2.5"
        >
          {label[language]}
        </Tile>
      ))}
    </fieldset>
  );
}
