import { Button } from "@/components/ui/button";
import { RoomHeading } from "./room";

type Props = {
  words: { heading: string; sentence: string; yes: string; no: string };
  link: string;
};

/** Asked before anything is shown: whether the link came to the right person. Either answer weighs the same. */
export function Guard({ words, link }: Props) {
  return (
    <form method="post" action="/reflect/confirm" className="flex grow flex-col">
      <RoomHeading>{words.heading}</RoomHeading>
      <p className="mt-3 text-quiet">{words.sentence}</p>
      <input type="hidden" name="link" value={link} />
      <div className="mt-auto flex flex-col gap-2 pt-10">
        <Button type="submit" kind="choice" size="room" name="answer" value="yes">
          {words.yes}
        </Button>
        <Button type="submit" kind="choice" size="room" name="answer" value="no">
          {words.no}
        </Button>
      </div>
    </form>
  );
}
