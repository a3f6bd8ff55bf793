import type { Metadata } from "next";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { ConfidencesForm } from "@/components/couple/confidences-form";
import { ConfidencesVersions } from "@/components/couple/confidences-versions";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TEMPLATE_WORDS } from "@/content/confidences";
import { getConfidences } from "@/data/confidences";
import type { CoupleView } from "@/data/couple";
import { BRINGS, TEMPLATES } from "@/domain/confidences";
import { LANGUAGES, LANGUAGES_IN_ENGLISH } from "@/domain/language";
import { write } from "./actions";

export const metadata: Metadata = { title: "Confidences" };

type Props = { params: Promise<{ coupleId: string }> };

export default async function ConfidencesPage({ params }: Props) {
  const { therapist, couple } = await couplePage(params);
  const versions = await getConfidences(therapist, couple.id);
  const [today] = versions;
  return (
    <>
      <PageHeader
        title="Confidences"
        detail={couple.alias}
        actions={<ButtonLink href={`/couples/${couple.id}`}>Back to the couple</ButtonLink>}
      />
      <div className="flex flex-col gap-12">
        <section>
          <p className="mb-6 max-w-prose text-quiet">
            What you may bring into the joint session of what one partner writes to you. Both
            partners read it before the first answer and again before sending. Each reflection keeps
            the policy it was written under.
          </p>
          <ConfidencesForm
            action={write.bind(null, couple.id)}
            templates={TEMPLATES.map((template) => ({
              ...{ template, brings: BRINGS[template] },
              ...TEMPLATE_WORDS[template],
            }))}
            today={today ?? null}
            languages={languagesOf(couple)}
          />
        </section>
        <Section title="Versions">
          {versions.length > 0 ? (
            <ConfidencesVersions
              timeZone={couple.timeZone}
              now={new Date()}
              versions={versions.map(({ words, template, ...each }) => ({
                ...each,
                name: TEMPLATE_WORDS[template].name,
                words: LANGUAGES.flatMap((language) => {
                  const text = words[language];
                  return text ? [{ language, text }] : [];
                }),
              }))}
            />
          ) : (
            <p className="text-quiet">
              None yet. Until you write one, partners are told that nothing is written down about
              what may come up in the session.
            </p>
          )}
        </Section>
      </div>
    </>
  );
}

function languagesOf({ partners }: CoupleView) {
  return LANGUAGES.flatMap((language) => {
    const readers = partners.filter((each) => each.language === language);
    if (readers.length === 0) return [];
    const readBy = readers.map(({ name }) => name).join(" and ");
    return [
      { language, label: `in ${LANGUAGES_IN_ENGLISH[language]}`, readBy, many: readers.length > 1 },
    ];
  });
}
