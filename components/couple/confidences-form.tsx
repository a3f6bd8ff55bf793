"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Fieldset } from "@/components/ui/fieldset";
import type { FormAction } from "@/components/ui/form-state";
import { TextArea } from "@/components/ui/text-input";
import type { Template } from "@/domain/confidences";
import type { Language } from "@/domain/language";
import { type Brings, ConfidencesPicture } from "./confidences-picture";

export type TemplateChoice = {
  template: Template;
  name: string;
  brings: Brings;
  words: Readonly<Record<Language, string>>;
};

type Props = {
  action: FormAction<{ version: number }>;
  templates: readonly TemplateChoice[];
  /** What stands today; null while nothing was written. */
  today: { template: Template; words: Partial<Record<Language, string>> } | null;
  /** The languages in which it is read, and by whom. */
  languages: readonly { language: Language; label: string; readBy: string; many: boolean }[];
};

type Draft = Partial<Record<Language, string>>;

/** One of three ways to begin, then the therapist's own words in each language that is read. */
export function ConfidencesForm({ action, templates, today, languages }: Props) {
  const [template, setTemplate] = useState<Template | null>(today?.template ?? null);
  const [words, setWords] = useState<Draft>(today?.words ?? {});
  const chosen = templates.find((each) => each.template === template);
  const unwritten = (text: string | undefined, language: Language) =>
    !text?.trim() || templates.some((each) => each.words[language] === text);
  const own = languages.some(
    ({ language }) => words[language] !== chosen?.words[language] && words[language]?.trim(),
  );

  function begin(next: TemplateChoice) {
    setTemplate(next.template);
    // Only what is still a template's own sentence gives way to another's.
    const kept = languages.map(({ language }) => {
      const text = words[language];
      return [language, unwritten(text, language) ? next.words[language] : text];
    });
    setWords(Object.fromEntries(kept));
  }

  return (
    <ActionForm
      action={action}
      submit="Save"
      done="Saved. Both partners are shown a change before their next answer."
      className="flex max-w-2xl flex-col gap-6"
    >
      {(state) => (
        <>
          <Fieldset id="template" legend="Begin with" error={state.fields?.template}>
            {templates.map((each) => (
              <label
                key={each.template}
                className="flex min-h-11 items-start gap-3 rounded border border-edge bg-sheet px-3.5 py-3 hover:bg-wash has-checked:border-ink has-checked:bg-wash has-checked:ring-1 has-checked:ring-ink"
              >
                <input
                  type="radio"
                  name="template"
                  value={each.template}
                  checked={each.template === template}
                  onChange={() => begin(each)}
                  className="mt-1 size-4 shrink-0"
                />
                <span className="flex min-w-0 flex-col gap-2">
                  <span className="font-medium">{each.name}</span>
                  <ConfidencesPicture brings={each.brings} />
                </span>
              </label>
            ))}
          </Fieldset>
          {languages.map(({ language, label, readBy, many }) => (
            <TextArea
              key={language}
              name={language}
              label={`In your words, ${label}`}
              hint={`${readBy} ${many ? "read" : "reads"} this before the first answer and again before sending.`}
              lang={language}
              maxLength={1200}
              value={words[language] ?? ""}
              onChange={(event) => setWords({ ...words, [language]: event.currentTarget.value })}
              error={state.fields?.[language]}
            />
          ))}
          {chosen && own ? (
            <div>
              <Button kind="quiet" onClick={() => setWords({ ...words, ...chosen.words })}>
                Use the words of “{chosen.name}” instead
              </Button>
            </div>
          ) : null}
        </>
      )}
    </ActionForm>
  );
}
