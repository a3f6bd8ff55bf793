import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { couplePage, orNotFound } from "@/app/(practice)/couples/couple-page";
import { GuessFirstForm } from "@/components/assignment/guess-first";
import { LinkList } from "@/components/assignment/link-list";
import { RoundTable } from "@/components/assignment/round-table";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { findExercise } from "@/content/library";
import { getAssignment } from "@/data/assignment";
import { guessable } from "@/domain/prediction";
import { changeGuessing, changeLink, reissue } from "./actions";

export const metadata: Metadata = { title: "Assignment" };

type Props = { params: Promise<{ coupleId: string; assignmentId: string }> };

export default async function AssignmentPage({ params }: Props) {
  const { therapist, couple } = await couplePage(params);
  const { assignmentId } = await params;
  if (!z.uuid().safeParse(assignmentId).success) notFound();
  const now = new Date();
  const assignment = await orNotFound(getAssignment(therapist, assignmentId, now));
  if (assignment.coupleId !== couple.id) notFound();
  const exercise = findExercise(assignment.exerciseKey, assignment.exerciseVersion);
  return (
    <>
      <PageHeader
        title={assignment.title}
        detail={couple.alias}
        actions={<ButtonLink href={`/couples/${couple.id}`}>Back to the couple</ButtonLink>}
      />
      <div className="flex flex-col gap-12">
        {assignment.moment ? <p>About “{assignment.moment}”.</p> : null}
        {assignment.greeting ? <p className="font-serif">“{assignment.greeting}”</p> : null}
        <Section title="Links">
          <LinkList
            links={assignment.links}
            coupleId={couple.id}
            timeZone={couple.timeZone}
            now={now}
            change={changeLink}
            reissue={reissue}
          />
        </Section>
        <Section title="Rounds">
          <RoundTable
            rounds={assignment.rounds}
            partners={couple.partners}
            timeZone={couple.timeZone}
            now={now}
          />
        </Section>
        {exercise && guessable(exercise).length > 0 ? (
          <Section title="Guess before you open" offPaper>
            <GuessFirstForm
              action={changeGuessing}
              coupleId={couple.id}
              assignmentId={assignment.id}
              isOn={assignment.guessFirst}
            />
          </Section>
        ) : null}
      </div>
    </>
  );
}
