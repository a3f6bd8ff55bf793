import type { Metadata } from "next";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { TotalForm } from "@/components/measure/total-form";
import { Totals } from "@/components/measure/totals";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listMeasures, listTotals } from "@/data/measure";
import { wallTimeOf } from "@/domain/wall-time";
import { measuresShown } from "../measures-shown";
import { enter, remove } from "./actions";

export const metadata: Metadata = { title: "Measures" };

type Props = { params: Promise<{ coupleId: string }> };

export default async function CoupleMeasuresPage({ params }: Props) {
  const { therapist, couple } = await couplePage(params, "totals.read");
  const { id, partners, timeZone } = couple;
  const found = await listTotals(therapist, id);
  const offered = (await listMeasures(therapist)).filter((each) => !each.retired);
  const settings = <ButtonLink href="/settings/measures">The practice’s measures</ButtonLink>;
  return (
    <>
      <PageHeader
        title="Measures"
        detail={couple.alias}
        actions={<ButtonLink href={`/couples/${id}`}>Back to the couple</ButtonLink>}
      />
      <div className="flex flex-col gap-12">
        {therapist.inTheRoom ? (
          <Notice title="In the room">
            What was entered is shown once you have turned it off.
          </Notice>
        ) : null}
        {offered.length > 0 ? (
          <div data-chrome className="max-w-xl">
            <Section title="Enter a total" action={settings}>
              <TotalForm
                action={enter}
                coupleId={id}
                partners={partners.filter((each) => !each.erased)}
                measures={offered}
                today={wallTimeOf(new Date(), timeZone).slice(0, 10)}
              />
            </Section>
          </div>
        ) : (
          <EmptyState title="No measure is in use" action={settings}>
            Totals of a licensed measure that the practice holds can stand here, on the measure’s
            own scale and never on the charts of the self-ratings.
          </EmptyState>
        )}
        <Totals coupleId={id} measures={measuresShown(found, partners)} {...{ enter, remove }} />
      </div>
    </>
  );
}
