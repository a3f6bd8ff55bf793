import type { Metadata } from "next";
import { currentMember, currentTherapist } from "@/app/(practice)/therapist";
import { ErasePracticeForm, UndoErasing } from "@/components/practice/erase-practice";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { getRetention } from "@/data/practice";
import { fullDay } from "@/domain/when";
import { askErasing, undoErasing } from "./actions";

export const metadata: Metadata = { title: "Erase the practice" };

export default async function ErasePracticePage() {
  const therapist = await currentTherapist();
  const { practice } = await currentMember();
  const { hold } = await getRetention(therapist);
  const { name, erasesAt, timeZone } = practice;
  const isOwner = therapist.role === "owner";
  return (
    <>
      <PageHeader
        title="Erase the practice"
        actions={<ButtonLink href="/settings">Back to settings</ButtonLink>}
      />
      <div className="flex max-w-xl flex-col gap-6">
        <p className="text-quiet">
          Thirty days after an owner asks for it, every key of the practice is deleted: what
          partners sent, notes, names and accounts open for nobody any more. Only a copy made
          before, together with a copy of its keys, still opens. What stays is who did what and
          when, by ids. Until that day everything goes on as it is and any owner can undo it.
          Partners are told before they write.
        </p>
        {hold ? (
          <p>A legal hold stands. While it does, nothing is erased, also after that day.</p>
        ) : null}
        {erasesAt ? (
          <p className="font-medium">It is to be erased on {fullDay(erasesAt, timeZone)}.</p>
        ) : null}
        {isOwner && erasesAt ? <UndoErasing action={undoErasing} /> : null}
        {isOwner && !erasesAt ? <ErasePracticeForm action={askErasing} name={name} /> : null}
        {isOwner ? null : <p>Only an owner of the practice can ask for this, or undo it.</p>}
      </div>
    </>
  );
}
