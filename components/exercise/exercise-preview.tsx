import { RoomFrame } from "@/components/reflection/room";
import { StepScreen } from "@/components/reflection/step";
import type { StepWords } from "@/components/reflection/words";
import type { Step } from "@/domain/exercise";
import type { Language } from "@/domain/language";

/** One screen of the room, with the words around its step. */
export type Screen = { step: Step; number: number; total: number; words: StepWords };

type Props = {
  /** Names the row of phones for those who do not see them: "In English". */
  label: string;
  language: Language;
  screens: readonly Screen[];
  /** The line on not being watched, with the practice's crisis line. */
  watch: readonly string[];
};

/** Exactly what a partner will see: the room's own screens, only shown. */
export function ExercisePreview({ label, language, screens, watch }: Props) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-4">
      {screens.map((screen) => (
        <li key={screen.step.key} className="flex max-w-full">
          <Phone language={language} screen={screen} watch={watch} />
        </li>
      ))}
    </ol>
  );
}

type PhoneProps = Pick<Props, "language" | "watch"> & { screen: Screen };

/** One screen in the outline of a phone. */
export function Phone({ language, screen, watch }: PhoneProps) {
  const { step, number, total, words } = screen;
  return (
    <div className="flex min-h-[38rem] w-80 max-w-full flex-col rounded-[1.75rem] border border-hairline bg-sheet">
      <RoomFrame
        languages="shown"
        language={language}
        leave={words.leave}
        where={words.progress}
        progress={{ number, total, capacity: words.capacity }}
      >
        <StepScreen step={step} language={language} words={words} watch={watch} target={null} />
      </RoomFrame>
    </div>
  );
}
