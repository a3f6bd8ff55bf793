import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { Archived } from "@/components/couple/archived";
import { CoupleButton } from "@/components/couple/couple-button";
import { CoupleForm } from "@/components/couple/couple-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { PartnerView } from "@/data/couple";
import { getRetention } from "@/data/practice";
import { takeOut } from "../../actions";
import { archive, edit } from "../actions";
import { keepCouple } from "../erase/actions";

export const metadata: Metadata = { title: "Edit couple" };

type Props = { params: Promise<{ coupleId: string }> };

export default async function EditCouplePage({ params }: Props) {
  const { therapist, couple } = await couplePage(params);
  if (couple.erased) redirect(`/couples/${couple.id}`);
  const [circle, diamond] = couple.partners;
  const legalHold = couple.erasesAt !== null && (await getRetention(therapist)).hold !== null;
  return (
    <>
      <PageHeader
        title={`Edit ${couple.alias}`}
        actions={<ButtonLink href={`/couples/${couple.id}`}>Back to the couple</ButtonLink>}
      />
      {therapist.inTheRoom ? (
        <Notice title="Not shown in the room">
          How and when it is safe to reach each partner stands in this form.
        </Notice>
      ) : (
        <CoupleForm
          action={edit.bind(null, couple.id)}
          submit="Save"
          initial={{
            alias: couple.alias,
            ...fieldsOf("circle", circle),
            ...fieldsOf("diamond", diamond),
          }}
        />
      )}
      <div className="mt-12 max-w-2xl border-hairline border-t pt-6">
        {couple.archivedAt ? (
          <Archived couple={couple} legalHold={legalHold} takeOut={takeOut} keep={keepCouple} />
        ) : (
          <>
            <p className="mb-3 text-quiet">
              An archived couple leaves the caseload and loses nothing until the practice’s years
              are over; its links keep working until you pause or revoke them. You can take it out
              again, or have it erased for good.
            </p>
            <CoupleButton coupleId={couple.id} action={archive} submit="Archive this couple" />
          </>
        )}
        {couple.archivedAt && !couple.erasesAt ? (
          <p className="mt-4">
            <ButtonLink href={`/couples/${couple.id}/erase`}>Erase this couple for good</ButtonLink>
          </p>
        ) : null}
      </div>
    </>
  );
}

function fieldsOf(mark: "circle" | "diamond", partner: PartnerView | undefined) {
  if (!partner) return {};
  return {
    [`${mark}Name`]: partner.name,
    [`${mark}Language`]: partner.language,
    [`${mark}SafeContact`]: partner.safeContact,
  };
}
