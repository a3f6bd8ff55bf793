import { redirect } from "next/navigation";
import { clockTime } from "@/components/reflection/clock";
import { Room } from "@/components/reflection/room";
import { StepScreen } from "@/components/reflection/step";
import { stepWords } from "@/content/words/step-words";
import { fill } from "@/content/words/words";
import { readDraft } from "@/data/reflection";
import { isPrompt } from "@/domain/exercise";
import { nameOfAnswer } from "../../pivot";
import { inWords } from "../../preview/items";
import { enhancing, requireDraft, watchLines } from "../../room";
import { earlierOf } from "../../steps";

type Props = {
  params: Promise<{ n: string }>;
  searchParams: Promise<{ to?: string; problem?: string; pivot?: string }>;
};

export default async function StepPage({ params, searchParams }: Props) {
  const { partner, room, round, words } = await requireDraft();
  const number = Number((await params).n);
  const { steps } = room.exercise;
  const step = Number.isInteger(number) ? steps[number - 1] : undefined;
  if (!step) redirect("/reflect");
  const { to, problem, pivot: named } = await searchParams;
  const { shown, savedAt } = await readDraft(partner, round.id);
  const { language, practice } = room;
  const before = earlierOf(step, shown);
  // Once the new answer is there, the address no longer names what stands here: it is a step again.
  const name = nameOfAnswer(partner, step.key, before);
  const pivoting = isPrompt(step) && name !== undefined && name === named;
  const earlier = pivoting ? undefined : before;
  const around = stepWords(step, number, steps.length, language);
  const saved = savedAt &&
    earlier?.is === "given" && {
      at: savedAt.toISOString(),
      sentence: fill(words.saving.saved, {
        time: clockTime(savedAt, language, practice.timeZone),
      }),
    };
  return (
    <Room
      language={language}
      leave={around.leave}
      where={around.progress}
      languages="step"
      progress={{ number, total: steps.length, capacity: around.capacity }}
    >
      <StepScreen
        // A field keeps what it holds when a screen changes by script; another question is another field.
        key={`${number} ${pivoting ? name : ""}`}
        step={step}
        language={language}
        words={around}
        watch={watchLines(words, room)}
        earlier={earlier}
        pivot={
          pivoting
            ? {
                name,
                before: inWords(step, before, words.preview, language),
                written: step.kind === "write",
              }
            : undefined
        }
        problem={
          problem === "choose"
            ? { heading: words.problems.heading, sentence: words.problems.nothingChosen }
            : undefined
        }
        target={{
          round: round.id,
          link: partner.linkId,
          number,
          to: to === "preview" ? to : undefined,
          saving: { ...enhancing(words, room), saved: saved || undefined },
        }}
      />
    </Room>
  );
}
