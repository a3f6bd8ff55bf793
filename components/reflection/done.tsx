import { Button } from "@/components/ui/button";
import { Finish } from "./finish";
import { HistoryLink } from "./history-link";
import { RoomHeading } from "./room";

type Props = {
  /** `until` has the gap `{time}`. */
  words: {
    heading: string;
    until: string;
    closed: string;
    correct: string;
    finish: string;
    finishNote: string;
  };
  sentence: string | null;
  /** Until when it can be changed; null once it is closed. */
  until: { at: string; time: string } | null;
  /** What else there is to know. */
  lines: readonly string[];
  form: { round: string; link: string };
  /** The way to what was sent: an own passphrase to be set, or to be said. */
  history: { label: string; note: string | null };
};

/** Calm, and then over. Both buttons load a new page: nothing read so far stays in the old one. */
export function Done({ words, sentence, until, lines, form, history }: Props) {
  const [before, after] = words.until.split("{time}");
  const fields = (
    <>
      <input type="hidden" name="round" value={form.round} />
      <input type="hidden" name="link" value={form.link} />
    </>
  );
  return (
    <>
      <RoomHeading>{words.heading}</RoomHeading>
      <div className="mt-4 flex flex-col gap-3 text-quiet">
        {sentence ? <p>{sentence}</p> : null}
        {until ? (
          <p>
            {before}
            <time dateTime={until.at}>{until.time}</time>
            {after}
          </p>
        ) : (
          <p>{words.closed}</p>
        )}
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div className="mt-auto flex flex-col gap-2 pt-10">
        <Finish label={words.finish} link={form.link} />
        {until ? (
          <form method="post" action="/reflect/correct">
            {fields}
            <Button type="submit" size="room">
              {words.correct}
            </Button>
          </form>
        ) : null}
        <p className="mt-1 text-caption text-quiet">{words.finishNote}</p>
        <HistoryLink {...history} />
      </div>
    </>
  );
}
