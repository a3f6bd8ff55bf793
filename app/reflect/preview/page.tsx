import { Preview } from "@/components/reflection/preview";
import { Room } from "@/components/reflection/room";
import { fill } from "@/content/words/words";
import { readDraft } from "@/data/reflection";
import { enhancing, namesOf, openingLines, requireDraft } from "../room";
import { passagesOf, sharingWords } from "../sharing";
import { stepPath } from "../steps";
import { readersOf } from "../who";
import { previewItems } from "./items";

export default async function PreviewPage() {
  const { partner, room, round, words } = await requireDraft();
  const { language, exercise } = room;
  const reading = await readDraft(partner, round.id);
  const { shown, digest } = reading;
  const { preview, problems } = words;
  const empty = Object.keys(shown).length === 0;
  const passages = passagesOf(exercise, shown, room);
  const intro = passages.length > 0 ? preview.introReleases : preview.intro;
  return (
    <Room
      language={language}
      leave={words.leave}
      where={preview.where}
      languages={{ link: partner.linkId }}
    >
      <Preview
        items={previewItems(exercise, reading, words, language)}
        words={{
          ...preview,
          whoHeading: words.whoSees.heading,
          intro: fill(intro, { readers: namesOf(room) }),
        }}
        // Made with the page: however often this page's Send is pressed, it is one press.
        form={
          empty ? null : { round: round.id, link: partner.linkId, key: crypto.randomUUID(), digest }
        }
        problem={
          empty ? { heading: problems.heading, sentence: problems.nothingToSend } : undefined
        }
        readers={readersOf(words, room)}
        watch={openingLines(words, room)}
        sharing={
          passages.length > 0
            ? { items: passages, words: sharingWords(words, room, round.dueAt) }
            : null
        }
        back={stepPath(exercise.steps.length)}
        saving={enhancing(words, room)}
      />
    </Room>
  );
}
