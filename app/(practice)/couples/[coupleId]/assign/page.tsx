import type { Metadata } from "next";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { Composer } from "@/components/assignment/composer";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { LIBRARY } from "@/content/library";
import { screensOf } from "@/content/words/step-words";
import { watchLines } from "@/content/words/watch";
import type { CoupleView } from "@/data/couple";
import { getMe } from "@/data/member";
import { currentPause } from "@/data/quiet-pause";
import { defaultSchedule } from "@/domain/assignment";
import { guessable } from "@/domain/prediction";
import type { Therapist } from "@/domain/principal";
import { assign } from "./actions";

export const metadata: Metadata = { title: "Assign" };

type Props = {
  params: Promise<{ coupleId: string }>;
  searchParams: Promise<{ exercise?: string }>;
};

export default async function AssignPage({ params, searchParams }: Props) {
  const { therapist, couple } = await couplePage(params);
  const { exercise: asked } = await searchParams;
  const { practice } = await getMe(therapist);
  const pause = await currentPause(therapist, couple.id);
  const language = couple.partners[0]?.language ?? "en";
  return (
    <>
      <PageHeader
        title="Assign"
        detail={couple.alias}
        actions={<ButtonLink href={`/couples/${couple.id}`}>Back to the couple</ButtonLink>}
      />
      <Composer
        action={assign.bind(null, couple.id)}
        coupleId={couple.id}
        partners={couple.partners.map(({ mark, name }) => ({ mark, name }))}
        closed={closedBy(therapist, couple, pause !== null)}
        chosen={asked ?? "weekly-check-in"}
        schedule={defaultSchedule(couple, new Date())}
        watch={watchLines(language, practice.crisisLine)}
        language={language}
        exercises={LIBRARY.map((each) => ({
          key: each.key,
          title: each.title.en,
          summary: each.summary.en,
          minutes: each.minutes,
          together: each.together,
          guessable: guessable(each).length > 0,
          screens: screensOf(each.steps, language),
        }))}
      />
    </>
  );
}

// In the room every couple's composer says the same: neither a pause nor a screening can be read off it.
function closedBy(therapist: Therapist, couple: CoupleView, paused: boolean) {
  if (therapist.inTheRoom) return "room";
  if (!couple.coupleFeatures) return "screening";
  return paused ? "pause" : null;
}
