import { Button } from "@/components/ui/button";
import { Finish } from "./finish";
import { PassphraseField } from "./passphrase-forms";
import { RoomHeading } from "./room";
import { RoomLink } from "./room-link";

type ErasingProps = {
  words: { goingHeading: string; undoButton: string; confirmButton: string; finish: string };
  /** All gaps filled. */
  lines: readonly string[];
  link: string;
  /** What can be decided here: to undo it, or to say it again by a newer link. */
  may: { undo: boolean; confirm: boolean };
};

/** Everything is hidden and waits for its hour: all that is left to do is to undo it. */
export function Erasing({ words, lines, link, may }: ErasingProps) {
  return (
    <>
      <RoomHeading>{words.goingHeading}</RoomHeading>
      <div className="mt-3 flex flex-col gap-3 text-quiet">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div className="mt-auto flex flex-col gap-2 pt-10">
        <Finish label={words.finish} link={link} />
        {may.confirm ? (
          <form method="post" action="/reflect/history/erase/confirm">
            <input type="hidden" name="link" value={link} />
            <Button type="submit" size="room">
              {words.confirmButton}
            </Button>
          </form>
        ) : null}
        {may.undo ? (
          <form method="post" action="/reflect/history/erase/undo">
            <input type="hidden" name="link" value={link} />
            <Button type="submit" size="room">
              {words.undoButton}
            </Button>
          </form>
        ) : null}
      </div>
    </>
  );
}

type EraseProps = {
  words: { heading: string; confirm: string; button: string; keep: string };
  /** What it reaches and what stays, all gaps filled. */
  lines: readonly string[];
  link: string;
  error: string | null;
  waiting: string | null;
};

/** What erasing means, before it is done; the passphrase, written again, is the second step. */
export function Erase({ words, lines, link, error, waiting }: EraseProps) {
  return (
    <>
      <RoomHeading>{words.heading}</RoomHeading>
      <div className="mt-3 flex flex-col gap-3">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {waiting ? (
        <p role="alert" className="mt-5 border-ink border-l-4 bg-wash px-4 py-3">
          {waiting}
        </p>
      ) : (
        <form
          method="post"
          action="/reflect/history/erase/ask"
          className="mt-6 flex flex-col gap-4"
        >
          <input type="hidden" name="link" value={link} />
          <PassphraseField
            name="passphrase"
            label={words.confirm}
            error={error}
            autoComplete="off"
          />
          <Button type="submit" size="room">
            {words.button}
          </Button>
        </form>
      )}
      <div className="mt-auto pt-4">
        <RoomLink href="/reflect/history" kind="primary">
          {words.keep}
        </RoomLink>
      </div>
    </>
  );
}
