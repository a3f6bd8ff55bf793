import type { Metadata } from "next";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { CoupleForm } from "@/components/couple/couple-form";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { PartnerView } from "@/data/couple";
import { archive, edit } from "../actions";

export const metadata: Metadata = { title: "Edit couple" };

type Props = { params: Promise<{ coupleId: string }> };

export default async function EditCouplePage({ params }: Props) {
  const { couple } = await couplePage(params);
  const [circle, diamond] = couple.partners;
  return (
    <>
      <PageHeader title={`Edit ${couple.alias}`} />
      <CoupleForm
        action={edit.bind(null, couple.id)}
        submit="Save"
        initial={{
          alias: couple.alias,
          ...fieldsOf("circle", circle),
          ...fieldsOf("diamond", diamond),
        }}
      />
      <form action={archive} className="mt-12 max-w-2xl border-hairline border-t pt-6">
        <input type="hidden" name="coupleId" value={couple.id} />
        <p className="mb-3 text-quiet">
          An archived couple leaves the caseload and loses nothing. You can take it out again.
        </p>
        <Button type="submit">Archive this couple</Button>
      </form>
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
