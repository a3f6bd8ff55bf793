import type { ReleaseItem } from "@/components/reflection/release-choice";
import { type ClientWords, fill } from "@/content/words/words";
import type { Room } from "@/data/room";
import { type Exercise, promptsOf } from "@/domain/exercise";
import { LOCALES } from "@/domain/language";
import { openingHour, releasable } from "@/domain/release";
import { releaseField } from "./releases";
import { namesOf } from "./room";
import type { ShownAnswers } from "./steps";

/** The written passages of a draft that may be released: those that this sign-in can read itself. */
export function passagesOf(exercise: Exercise, shown: ShownAnswers, room: Room): ReleaseItem[] {
  if (!room.releases) return [];
  return promptsOf(exercise)
    .filter(releasable)
    .flatMap((prompt) => {
      const found = shown[prompt.key]?.answer;
      if (!found || found === "elsewhere" || found.is !== "given") return [];
      const title = prompt.title[room.language];
      const text = String(found.value);
      return [{ name: releaseField(prompt.key), title, text, released: false }];
    });
}

/** What releasing means for a round, in words, all gaps filled. */
export function sharingWords({ release }: ClientWords, room: Room, dueAt: Date, now = new Date()) {
  const at = openingHour(dueAt, now, room.practice.timeZone);
  const hour = at.toLocaleString(LOCALES[room.language], {
    ...{ weekday: "long", day: "numeric", month: "long" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    timeZone: room.practice.timeZone,
  });
  return {
    ...release,
    hour: fill(release.hour, { hour }),
    hourLater: fill(release.hourLater, { hour }),
    just: fill(release.just, { readers: namesOf(room) }),
  };
}

/** A day as the room writes it. */
export function dayIn({ language, practice }: Room, at: Date): string {
  return at.toLocaleDateString(LOCALES[language], {
    ...{ day: "numeric", month: "long", year: "numeric" },
    timeZone: practice.timeZone,
  });
}
