import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { couplePage, orNotFound } from "@/app/(practice)/couples/couple-page";
import { GuessForm, type Question } from "@/components/couple/guess-form";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { askGuess } from "@/data/prediction";
import { ITEM_NAMES } from "@/domain/capacity";
import { MARKS } from "@/domain/couple";
import { SCALE } from "@/domain/exercise";
import type { CorePrompt } from "@/domain/prediction";
import { guess, openWithout } from "./actions";

export const metadata: Metadata = { title: "Guess" };

type Props = {
  params: Promise<{ coupleId: string; roundId: string }>;
  searchParams: Promise<{ about?: string }>;
};

const NUMBERS = Array.from({ length: SCALE.max - SCALE.min + 1 }, (_, i) => String(SCALE.min + i));

export default async function GuessPage({ params, searchParams }: Props) {
  const { therapist, couple } = await couplePage(params);
  const { roundId } = await params;
  const asked = (await searchParams).about;
  const about = MARKS.find((mark) => mark === asked);
  if (!about || !z.uuid().safeParse(roundId).success) notFound();
  const found = await orNotFound(askGuess(therapist, { roundId, about }));
  if (found.coupleId !== couple.id) notFound();
  if (!found.closed) {
    redirect(`/couples/${couple.id}?rounds=all#reflection-${found.reflectionId}`);
  }
  const name = couple.partners.find(({ mark }) => mark === about)?.name ?? about;
  return (
    <div data-private>
      <PageHeader
        title="Guess before you open"
        detail={`${name}, “${found.title}”`}
        actions={<ButtonLink href={`/couples/${couple.id}`}>Back to the couple</ButtonLink>}
      />
      <div className="flex max-w-3xl flex-col gap-9">
        <p className="max-w-prose text-quiet">
          What do you expect {name} answered? Your guess will stand beside the answer, for you
          alone: no colleague and no partner sees it. It says something about how you see {name}{" "}
          now, and cannot be changed once the answer is open.
        </p>
        <GuessForm
          action={guess}
          open={openWithout}
          ids={{ coupleId: couple.id, roundId, about }}
          questions={found.prompts.map(questionOf)}
        />
      </div>
    </div>
  );
}

function questionOf(prompt: CorePrompt): Question {
  const question = { item: prompt.core, name: ITEM_NAMES[prompt.core], asked: prompt.title.en };
  if (prompt.kind === "choose") {
    const options = prompt.options.map(({ key, label }) => ({ value: key, label: label.en }));
    return { ...question, options, ends: null };
  }
  const options = NUMBERS.map((value) => ({ value, label: value }));
  const ends = prompt.kind === "scale" ? { low: prompt.low.en, high: prompt.high.en } : null;
  return { ...question, options, ends };
}
