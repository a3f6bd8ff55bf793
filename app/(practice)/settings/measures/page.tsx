import type { Metadata } from "next";
import { currentTherapist } from "@/app/(practice)/therapist";
import { MeasureEntry } from "@/components/practice/measure-entry";
import { MeasureForm } from "@/components/practice/measure-form";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listMeasures } from "@/data/measure";
import { addToPractice, changeMeasure, retire } from "./actions";

export const metadata: Metadata = { title: "Measures" };

export default async function MeasuresPage() {
  const measures = await listMeasures(await currentTherapist());
  return (
    <>
      <PageHeader
        title="Measures"
        actions={<ButtonLink href="/settings">Back to settings</ButtonLink>}
      />
      <div className="flex max-w-xl flex-col gap-12">
        <p className="text-quiet">
          Questionnaires that the practice holds a licence for. Here stand their names and published
          figures; their items, norms and cut-offs stay in the manual. You score them yourself and
          enter the total on a couple’s page.
        </p>
        {measures.length > 0 ? (
          <Section title="Measures of this practice">
            <ul>
              {measures.map((each) => (
                <MeasureEntry
                  key={each.id}
                  measure={each}
                  change={changeMeasure.bind(null, each.id)}
                  retire={retire}
                />
              ))}
            </ul>
          </Section>
        ) : null}
        <Section title="Add a measure">
          <MeasureForm action={addToPractice} submit="Add the measure" done="Added." />
        </Section>
      </div>
    </>
  );
}
