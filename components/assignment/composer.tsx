"use client";

import { useState } from "react";
import { Phone, type Screen } from "@/components/exercise/exercise-preview";
import { ActionForm } from "@/components/ui/action-form";
import { Checkbox, Fieldset } from "@/components/ui/fieldset";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { Select, TextArea, TextInput } from "@/components/ui/text-input";
import type { Language } from "@/domain/language";
import type { PartnerMark } from "@/domain/series";
import { GuessFirstBox } from "./guess-first";
import { type HandedOut, LinkPanels } from "./link-panels";

export type Offered = {
  key: string;
  title: string;
  summary: string;
  minutes: number;
  together: boolean;
  /** Whether it asks what a therapist can guess. */
  guessable: boolean;
  screens: readonly Screen[];
};

export type Closed = "screening" | "pause" | "room";

const CLOSED: Readonly<Record<Closed, string>> = {
  screening:
    "Together exercises wait until you have recorded, on the couple’s page, that you spoke with each partner alone about safety.",
  pause:
    "A quiet pause is on for this couple, so no together exercise can be assigned. You can lift it on the couple’s page.",
  room: "Together exercises can be chosen once you have turned “In the room” off.",
};

type Assigned = { assignmentId: string; links: HandedOut[] };

type Props = {
  action: FormAction<Assigned>;
  coupleId: string;
  partners: readonly { mark: PartnerMark; name: string }[];
  /** What keeps together exercises closed to this couple, if anything does. */
  closed: Closed | null;
  chosen: string;
  schedule: { opens: string; due: string };
  exercises: readonly Offered[];
  watch: readonly string[];
  language: Language;
};

/** Chooses an exercise and its rounds, beside what the partner will see; then hands out two links. */
export function Composer(props: Props) {
  const { action, coupleId, partners, closed, schedule, exercises, watch, language } = props;
  const [key, setKey] = useState(props.chosen);
  const [assigned, setAssigned] = useState<Assigned | null>(null);
  const exercise = exercises.find((each) => each.key === key);

  if (assigned) {
    return (
      <LinkPanels
        links={assigned.links}
        next={`/couples/${coupleId}/assignments/${assigned.assignmentId}`}
      />
    );
  }
  const send: FormAction<Assigned> = async (before, form) => {
    const state = await action(before, form);
    if (state.result) setAssigned(state.result);
    return state;
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <ActionForm action={send} submit="Assign and show the links">
        {(state) => (
          <>
            <Select
              label="Exercise"
              hint={exercise ? `${exercise.summary} About ${exercise.minutes} minutes.` : undefined}
              value={key}
              onChange={(event) => setKey(event.currentTarget.value)}
              name="exerciseKey"
              error={state.fields?.exerciseKey}
            >
              {exercises.map((each) => (
                <option key={each.key} value={each.key} disabled={each.together && closed !== null}>
                  {each.title}
                  {each.together ? " (together)" : ""}
                </option>
              ))}
            </Select>
            {closed ? <p className="text-caption text-quiet">{CLOSED[closed]}</p> : null}
            <Fieldset id="partners" legend="For" error={state.fields?.partners}>
              {partners.map(({ mark, name }) => (
                <Checkbox
                  // A box takes a later default only when it is made anew.
                  key={`${mark} ${state.values?.partners}`}
                  name="partners[]"
                  value={mark}
                  label={name}
                  defaultChecked={state.values ? !!state.values.partners?.includes(mark) : true}
                />
              ))}
            </Fieldset>
            <TextArea
              label="Greeting"
              hint="A line of yours, shown after Start. May stay empty."
              rows={2}
              {...fieldOf(state, "greeting")}
            />
            <TextInput
              label="The moment it is about"
              hint="Only if both should speak of the same one: “Sunday evening, before the visit”."
              {...fieldOf(state, "moment")}
            />
            <div className="grid gap-5 sm:grid-cols-2">
              <TextInput
                label="Opens"
                type="datetime-local"
                {...fieldOf(state, "opens", schedule.opens)}
              />
              <TextInput
                label="Due"
                type="datetime-local"
                {...fieldOf(state, "due", schedule.due)}
              />
              <TextInput
                label="How many times"
                type="number"
                min={1}
                max={52}
                {...fieldOf(state, "times", "1")}
              />
              <TextInput
                label="Every how many weeks"
                hint="Counts when it is given more than once."
                type="number"
                min={1}
                max={8}
                {...fieldOf(state, "everyWeeks", "1")}
              />
            </div>
            {exercise?.guessable ? <GuessFirstBox typed={state.values} /> : null}
          </>
        )}
      </ActionForm>
      {exercise ? (
        <aside aria-label="What the partner will see" className="flex min-w-0 flex-col gap-4">
          <h2 className="text-section">What the partner will see</h2>
          <ol tabIndex={0} className="flex snap-x gap-4 overflow-x-auto pb-3">
            {exercise.screens.map((screen) => (
              <li key={screen.step.key} className="max-w-full shrink-0 snap-start">
                <Phone language={language} screen={screen} watch={watch} />
              </li>
            ))}
          </ol>
        </aside>
      ) : null}
    </div>
  );
}
