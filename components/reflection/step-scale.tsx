import { SCALE, type Step } from "@/domain/exercise";
import type { Language } from "@/domain/language";
import { Tile } from "./tile";
import type { Labels } from "./words";

type Props = {
  step: Extract<Step, { kind: "scale" }>;
  language: Language;
  labels: Labels;
  value: string | number | undefined;
};

const NUMBERS = Array.from({ length: SCALE.max - SCALE.min + 1 }, (_, i) => SCALE.min + i);

/** Eleven radios with both ends in words. Nothing is chosen beforehand. */
export function StepScale({ step, language, labels, value }: Props) {
  const ends = new Map([
    [SCALE.min as number, step.low[language]],
    [SCALE.max as number, step.high[language]],
  ]);
  return (
    <fieldset
      aria-labelledby={labels.titleId}
      aria-describedby={labels.describedBy}
      className="mt-6 min-w-0"
    >
      <div className="grid grid-cols-6 gap-1 min-[360px]:gap-2">
        {NUMBERS.map((number) => (
          <Tile
            key={number}
            value={number}
            checked={number === value}
            className="min-h-12 justify-center font-medium font-serif"
          >
            {number}
            {ends.has(number) ? <span className="sr-only">, {ends.get(number)}</span> : null}
          </Tile>
        ))}
      </div>
      <p className="mt-2 flex justify-between gap-6 text-caption text-quiet" aria-hidden="true">
        <span>
          {SCALE.min} · {step.low[language]}
        </span>
        <span className="text-right">
          {SCALE.max} · {step.high[language]}
        </span>
      </p>
    </fieldset>
  );
}
