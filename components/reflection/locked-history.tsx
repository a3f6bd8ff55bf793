import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { OpenForm, SetForm } from "./passphrase-forms";
import { RoomHeading } from "./room";

type Props = {
  link: string;
  /** Whether there is a passphrase to be said, or only one to be set. */
  isSet: boolean;
  words: ComponentProps<typeof OpenForm>["words"] &
    ComponentProps<typeof SetForm>["words"] & {
      none: string;
      setHeading: string;
      opens: string;
      own: string;
      replace: string;
      replaceNote: string;
    };
  heading: string;
  wrong: string | null;
  waiting: string | null;
  unset: string | null;
  takeBack: { heading: string; body: string; button: string };
};

/** Before the passphrase was said: nothing is shown, and everything shared can be taken back. */
export function LockedHistory(props: Props) {
  const { link, isSet, words, heading, wrong, waiting, unset, takeBack } = props;
  return (
    <>
      <RoomHeading>{isSet ? words.heading : heading}</RoomHeading>
      <p className="mt-2 text-quiet">{isSet ? words.intro : words.none}</p>
      {isSet ? (
        <>
          <OpenForm words={words} link={link} error={wrong} waiting={waiting} />
          {waiting ? null : (
            <details className="mt-4" open={unset !== null}>
              <summary className="link min-h-11 content-center">{words.replace}</summary>
              <SetForm
                words={words}
                link={link}
                lines={[words.replaceNote, words.opens, words.own]}
                error={unset}
              />
            </details>
          )}
        </>
      ) : (
        <SetForm words={words} link={link} lines={[words.opens, words.own]} error={unset} />
      )}
      <section aria-labelledby="take-back" className="mt-10 border-hairline border-t pt-6">
        <h2 id="take-back" className="text-section">
          {takeBack.heading}
        </h2>
        <p className="mt-2 text-quiet">{takeBack.body}</p>
        <form method="post" action="/reflect/history/take-back" className="mt-4">
          <input type="hidden" name="link" value={link} />
          <Button type="submit" size="room">
            {takeBack.button}
          </Button>
        </form>
      </section>
    </>
  );
}
