import { Button } from "@/components/ui/button";
import { RoomHeading } from "./room";

type Props = {
  /** Where Start posts to; the only place on the page that knows the link. */
  action: string;
  words: { heading: string; sentence: string; start: string };
};

/** All that is seen before Start: nothing of whom, what or how long (product rule 10). */
export function Landing({ action, words }: Props) {
  return (
    <form method="post" action={action} className="flex grow flex-col">
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
