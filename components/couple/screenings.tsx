"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { Mark } from "@/components/ui/mark";
import { TextInput } from "@/components/ui/text-input";
import type { PartnerMark } from "@/domain/series";
import { calendarDay } from "@/domain/when";

type Partner = {
  id: string;
  mark: PartnerMark;
  name: string;
  screening: { spokenOn: string; by: string } | null;
};
type Props = {
  coupleId: string;
  partners: readonly Partner[];
  /** "YYYY-MM-DD" in the practice. */
  today: string;
  screen: FormAction<void>;
  undo: FormAction<void>;
};

/** The record that each partner was spoken with alone about safety; together exercises wait for it. */
export function Screenings({ coupleId, partners, today, screen, undo }: Props) {
  return (
    <>
      <p className="mb-4 max-w-prose text-quiet">
        Together exercises open once you have spoken with each partner alone about safety. Neither
        partner sees this record.
      </p>
      <div className="grid gap-8 md:grid-cols-2">
        {partners.map((partner) => (
          <div key={partner.id}>
            <h3 className="mb-3 flex items-center gap-2 font-medium">
              <Mark shape={partner.mark} state={partner.screening ? "done" : "waiting"} />{" "}
              {partner.name}
            </h3>
            {partner.screening ? (
              <>
                <p>
                  Spoken with alone on {calendarDay(partner.screening.spokenOn)}, recorded by{" "}
                  {partner.screening.by}.
                </p>
                <ActionForm
                  action={undo}
                  submit="Take this record back"
                  kind="quiet"
                  className="mt-1 -ml-4.25"
                >
                  {() => <Ids coupleId={coupleId} partnerId={partner.id} />}
                </ActionForm>
              </>
            ) : (
              <ActionForm action={screen} submit="Record" kind="secondary">
                {(state) => (
                  <>
                    <Ids coupleId={coupleId} partnerId={partner.id} />
                    <TextInput
                      label={`Spoken with ${partner.name} alone on`}
                      type="date"
                      max={today}
                      id={`spoken-${partner.mark}`}
                      {...fieldOf(state, "spokenOn", today)}
                    />
                  </>
                )}
              </ActionForm>
            )}
          </div>
        ))}
      </div>
    </>
  );
}

function Ids({ coupleId, partnerId }: { coupleId: string; partnerId: string }) {
  return (
    <>
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="partnerId" value={partnerId} />
    </>
  );
}
