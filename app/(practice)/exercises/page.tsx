import type { Metadata } from "next";
import Link from "next/link";
import { CapacityTag } from "@/components/ui/capacity-tag";
import { PageHeader } from "@/components/ui/page-header";
import { LIBRARY } from "@/content/library";
import { wordsOf } from "@/domain/exercise";
import { readingAge } from "@/domain/reading-age";
import { currentTherapist } from "../therapist";

export const metadata: Metadata = { title: "Exercises" };

export default async function ExercisesPage() {
  await currentTherapist();
  return (
    <>
      <PageHeader title="Exercises" detail={`${LIBRARY.length} in English and Spanish`} />
      <ul>
        {LIBRARY.map((exercise) => (
          <li key={exercise.key} data-row className="border-hairline border-b py-5">
            <h2 className="font-serif text-lead">
              <Link href={`/exercises/${exercise.key}`} className="hover:link">
                {exercise.title.en}
              </Link>
            </h2>
            <p className="mt-1 max-w-prose">{exercise.summary.en}</p>
            <p className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1 text-caption text-quiet">
              {exercise.capacities.map((capacity) => (
                <CapacityTag key={capacity} capacity={capacity} />
              ))}
              <span>{exercise.together ? "Together" : "Each alone"}</span>
              <span>About {exercise.minutes} minutes</span>
              <span>
                Reading age {readingAge(wordsOf(exercise.steps).map(({ en }) => en)) ?? "unknown"}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
