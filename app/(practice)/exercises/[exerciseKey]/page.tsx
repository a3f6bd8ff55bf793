import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentTherapist } from "@/app/(practice)/therapist";
import { ExercisePreview } from "@/components/exercise/exercise-preview";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { latestExercise } from "@/content/library";
import { screensOf } from "@/content/words/step-words";
import { watchLines } from "@/content/words/watch";
import { getMe } from "@/data/member";
import { LANGUAGES, type Language } from "@/domain/language";

// As the therapist's pages, which are English, call a language.
const names = new Intl.DisplayNames("en", { type: "language" });
const inLanguage = (language: Language) => `In ${names.of(language) ?? language}`;

type Props = {
  params: Promise<{ exerciseKey: string }>;
  searchParams: Promise<{ language?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: latestExercise((await params).exerciseKey)?.title.en ?? "Exercise" };
}

export default async function ExercisePage({ params, searchParams }: Props) {
  const therapist = await currentTherapist();
  const { exerciseKey } = await params;
  const exercise = latestExercise(exerciseKey);
  if (!exercise) notFound();
  const { language: asked } = await searchParams;
  const language = LANGUAGES.find((each) => each === asked) ?? "en";
  const { practice } = await getMe(therapist);
  const watch = watchLines(language, practice.crisisLine);
  return (
    <>
      <PageHeader
        title={exercise.title.en}
        detail={`${exercise.together ? "Together" : "Each alone"} · about ${exercise.minutes} minutes`}
      />
      <p className="mb-6 max-w-prose">{exercise.summary[language]}</p>
      <FilterLinks
        label="Language"
        links={LANGUAGES.map((each) => ({
          label: inLanguage(each),
          href: `/exercises/${exercise.key}?language=${each}`,
          current: each === language,
        }))}
      />
      <div className="mt-8 flex flex-col gap-12">
        <Section title="Exactly what a partner will see">
          <ExercisePreview
            label={inLanguage(language)}
            language={language}
            screens={screensOf(exercise.steps, language)}
            watch={watch}
          />
        </Section>
        {exercise.apart ? (
          <Section title="The same, done apart">
            <ExercisePreview
              label={`${inLanguage(language)}, apart`}
              language={language}
              screens={screensOf(exercise.apart, language)}
              watch={watch}
            />
          </Section>
        ) : null}
      </div>
    </>
  );
}
