import { Button } from "@/components/ui/button";
import type { Language } from "@/domain/language";
import { RoomHeading } from "./room";

type Props = {
  /** Where Start posts to; the only place on the page that knows the link. */
  action: string;
  words: { heading: string; sentence: string; start: string };
  /** The language chosen on this page, if one was. */
  chosen: Language | undefined;
};

/** All that is seen before Start: nothing of whom, what or how long (product rule 10). */
export function Landing({ action, words, chosen }: Props) {
  return (
    <form method="post" action={action} className="flex grow flex-col">
      {chosen ? <input type="hidden" name="language" value={chosen} /> : null}
      <RoomHeading>{words.heading}</RoomHeading>
      <p className="mt-2 text-quiet">{words.sentence}</p>
      <div className="mt-auto pt-10">
        <Button type="submit" kind="primary" size="room">
          {words.start}
        </Button>
      </div>
    </form>
  );
}
