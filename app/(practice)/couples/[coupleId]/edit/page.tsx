import type { Metadata } from "next";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { CoupleButton } from "@/components/couple/couple-button";
import { CoupleForm } from "@/components/couple/couple-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { PartnerView } from "@/data/couple";
import { takeOut } from "../../actions";
import { archive, edit } from "../actions";

export const metadata: Metadata = { title: "Edit couple" };

type Props = { params: Promise<{ coupleId: string }> };

export default async function EditCouplePage({ params }: Props) {
  const { therapist, couple } = await couplePage(params);
  const [circle, diamond] = couple.partners;
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
        <p className="mb-3 text-quiet">
          {couple.archivedAt
            ? "This couple is archived. Nothing of it was lost."
            : "An archived couple leaves the caseload and loses nothing; its links keep working until you pause or revoke them. You can take it out again."}
        </p>
        <CoupleButton
          coupleId={couple.id}
          action={couple.archivedAt ? takeOut : archive}
          submit={couple.archivedAt ? "Take out of the archive" : "Archive this couple"}
        />
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
