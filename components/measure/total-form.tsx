"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { Select, TextInput } from "@/components/ui/text-input";
import type { PartnerMark } from "@/domain/series";

type Props = {
  action: FormAction<void>;
  coupleId: string;
  partners: readonly { mark: PartnerMark; name: string }[];
  measures: readonly { id: string; name: string; lowest: number; highest: number }[];
  /** "YYYY-MM-DD" in the practice. */
  today: string;
};

/** One total, its day, and whose it is. */
export function TotalForm({ action, coupleId, partners, measures, today }: Props) {
  return (
    <ActionForm action={action} submit="Enter the total" done="Entered.">
      {(state) => {
        const measure = fieldOf(state, "measureId", measures[0]?.id);
        const about = fieldOf(state, "about", partners[0]?.mark);
        return (
          <>
            <input type="hidden" name="coupleId" value={coupleId} />
            <div className="grid gap-5 sm:grid-cols-2">
              {/* A select takes a later default only when it is made anew. */}
              <Select label="Measure" key={measure.defaultValue} {...measure}>
                {measures.map(({ id, name, lowest, highest }) => (
                  <option key={id} value={id}>
                    {name} ({lowest} to {highest})
                  </option>
                ))}
              </Select>
              <Select label="Whose" key={`of ${about.defaultValue}`} {...about}>
                {partners.map(({ mark, name }) => (
                  <option key={mark} value={mark}>
                    {name}
                  </option>
                ))}
              </Select>
              <TextInput
                label="Taken on"
                type="date"
                max={today}
                {...fieldOf(state, "takenOn", today)}
              />
              <TextInput label="Total" inputMode="decimal" {...fieldOf(state, "total")} />
            </div>
          </>
        );
      }}
    </ActionForm>
  );
}
