import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { Archived } from "@/components/couple/archived";
import { EraseCoupleForm } from "@/components/couple/erase-couple-form";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { getRetention } from "@/data/practice";
import { takeOut } from "../../actions";
import { eraseCouple, keepCouple } from "./actions";

export const metadata: Metadata = { title: "Erase couple" };

type Props = { params: Promise<{ coupleId: string }> };

export default async function EraseCouplePage({ params }: Props) {
  const { therapist, couple } = await couplePage(params);
  const { id, alias, archivedAt, erasesAt } = couple;
  if (couple.erased) redirect(`/couples/${id}`);
  const legalHold = (await getRetention(therapist)).hold !== null;
  const mayAsk = archivedAt && !erasesAt && !legalHold;
  return (
    <>
      <PageHeader
        title={`Erase ${alias}`}
        actions={<ButtonLink href={`/couples/${id}`}>Back to the couple</ButtonLink>}
      />
      <div className="flex max-w-xl flex-col gap-6">
        <p className="text-quiet">
          Thirty days after somebody on its care team asks for it, or when its years are over if
          that is sooner, the key of the couple and those of both partners are deleted: what they
          sent, notes, names and safe-contact words open for nobody any more. Only a copy made
          before, together with a copy of its keys, still opens. What stays is who did what and
          when, by ids: exercises given, sessions, that something was sent. Until that day
          everything goes on as it is and anybody on the care team can undo it; taking the couple
          out of the archive undoes it too.
        </p>
        <p className="text-quiet">
          Both partners are told when they open a link, and on that day their links stop working.
          Whoever has no link any more hears of it only from you. Check first for how long you have
          to keep records: this does not wait for it.
        </p>
        {erasesAt ? (
          <Archived couple={couple} legalHold={legalHold} takeOut={takeOut} keep={keepCouple} />
        ) : null}
        {archivedAt ? null : <p>Only an archived couple can be erased. Archive it first.</p>}
        {legalHold && !erasesAt ? (
          <p>A legal hold stands. Until an owner lifts it nothing can be erased.</p>
        ) : null}
        {mayAsk ? <EraseCoupleForm action={eraseCouple.bind(null, id)} alias={alias} /> : null}
      </div>
    </>
  );
}
