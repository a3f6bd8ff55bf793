import { redirect } from "next/navigation";
import { Choices } from "@/components/reflection/choices";
import { Enhance } from "@/components/reflection/enhance";
import { Room, RoomHeading } from "@/components/reflection/room";
import { RoomLink } from "@/components/reflection/room-link";
import { readDraft } from "@/data/reflection";
import { enhancing, requireRound } from "../room";

/** Another way to do the exercise, or another time. */
export default async function ChangePage() {
  const { partner, room, round, words } = await requireRound();
  const { language, reflection, terms, forms } = room;
  if (reflection?.sentAt) redirect("/reflect/done");
  if (!terms.seen) redirect("/reflect");
  const { shown } = await readDraft(partner, round.id);
  const begun = Object.keys(shown).length > 0;
  const { change, whoSees } = words;
  return (
    <Room
      language={language}
      leave={words.leave}
      where={whoSees.where}
      languages={{ link: partner.linkId }}
    >
      <RoomHeading>{change.heading}</RoomHeading>
      <p className="mt-3 text-quiet">{whoSees.choice}</p>
      {begun && forms.includes("short") ? (
        <p className="mt-2 text-quiet">{change.leftOut}</p>
      ) : null}
      <Choices
        fields={{ round: round.id, link: partner.linkId, seen: terms.digest }}
        options={[
          // All of them: one left out would tell another sign-in by the same link what was chosen.
          ...forms.map((form) => ({
            choice: form,
            label: change[form],
            note: change[`${form}Note`],
          })),
          { choice: "later", label: change.later, note: change.laterNote },
        ]}
      />
      <div className="mt-2">
        <RoomLink href="/reflect" kind="quiet">
          {change.back}
        </RoomLink>
      </div>
      <Enhance {...enhancing(words, room)} />
    </Room>
  );
}
