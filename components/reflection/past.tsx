import { Button } from "@/components/ui/button";
import { ReleaseChoice, type ReleaseItem, type ReleaseWords } from "./release-choice";

/** One question of a past reflection, in words. */
export type PastItem = {
  key: string;
  title: string;
  answer: string;
  written: boolean;
  /** What was there before "something else is true now". */
  before: readonly string[];
  release: ReleaseItem | null;
  theirs: string | null;
};

export type PastProps = {
  id: string;
  title: string;
  sent: string;
  items: readonly PastItem[];
  policy: string;
  /** On which day it was taken back, in words; null while it is not. */
  withdrawn: string | null;
  /** What was just done with it, said in its place. */
  said: string | null;
  open: boolean;
};

type PastWords = {
  earlier: string;
  theirs: string;
  policy: string;
  save: string;
  release: ReleaseWords & { intro: string; hourLater: string; known: string; numbers: string };
  withdraw: {
    summary: string;
    reach: string;
    stays: string;
    shared: string;
    undoable: string;
    button: string;
    doneReach: string;
    undo: string;
    undoNote: string;
  };
};

type Props = { past: PastProps; words: PastWords; link: string };

/** A reflection that was sent: what it said, who may read it, and how to take it back. */
export function Past({ past, words, link }: Props) {
  const passages = past.items.filter((item) => item.release);
  const list = (
    <ul className="divide-y divide-hairline border-hairline border-y">
      {past.items.map((item) => (
        <Item key={item.key} item={item} words={words} />
      ))}
    </ul>
  );
  return (
    <details id={`r-${past.id}`} open={past.open} className="border-hairline border-b">
      <summary className="flex min-h-14 items-center justify-between gap-3 py-3">
        <span className="min-w-0">
          <h2 className="font-medium font-sans text-base">{past.title}</h2>
          <span className="text-caption text-quiet">{past.sent}</span>
        </span>
        <svg
          viewBox="0 0 12 12"
          aria-hidden="true"
          className="size-3.5 shrink-0 text-quiet [[open]>summary>&]:rotate-180"
        >
          <path d="M2 4.2 6 8l4-3.8" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </summary>
      <div className="pb-6">
        {past.said ? (
          <p role="status" className="mb-4 border-edge border-l-2 bg-wash px-4 py-3">
            {past.said}
          </p>
        ) : null}
        {past.withdrawn ? <Withdrawn past={past} words={words} link={link} /> : null}
        {passages.length > 0 ? (
          <form method="post" action="/reflect/history/releases">
            <Fields link={link} reflection={past.id} />
            {list}
            <div className="mt-4 flex flex-col gap-2 text-caption text-quiet">
              <p>{words.release.intro}</p>
              <p>{words.release.hourLater}</p>
              <p>{words.release.known}</p>
              <p>{words.release.numbers}</p>
            </div>
            <Button type="submit" size="room" className="mt-3">
              {words.save}
            </Button>
          </form>
        ) : (
          list
        )}
        <p className="mt-5 text-caption text-quiet">{words.policy}</p>
        <p className="mt-1 whitespace-pre-line text-caption">{past.policy}</p>
        {past.withdrawn ? null : <Withdraw past={past} words={words.withdraw} link={link} />}
      </div>
    </details>
  );
}

function Item({ item, words }: { item: PastItem; words: PastWords }) {
  return (
    <li className="py-3.5">
      <p className="text-caption text-quiet">{item.title}</p>
      <p
        className={
          item.written ? "mt-1 whitespace-pre-line font-serif text-lead" : "mt-1 font-medium"
        }
      >
        {item.answer}
      </p>
      {item.before.length > 0 ? (
        <div className="mt-2 text-caption">
          <p className="text-quiet">{words.earlier}</p>
          {item.before.map((text) => (
            <p key={text} className="whitespace-pre-line">
              {text}
            </p>
          ))}
        </div>
      ) : null}
      {item.release ? (
        <div className="mt-3">
          <ReleaseChoice item={item.release} words={words.release} />
        </div>
      ) : null}
      {item.theirs ? (
        <div className="mt-3 border-edge border-l-2 pl-3">
          <p className="text-caption text-quiet">{words.theirs}</p>
          <blockquote className="mt-1 whitespace-pre-line font-serif text-lead">
            {item.theirs}
          </blockquote>
        </div>
      ) : null}
    </li>
  );
}

function Withdraw({ past, words, link }: Omit<Props, "words"> & { words: PastWords["withdraw"] }) {
  return (
    <details className="mt-4">
      <summary className="link min-h-11 content-center">{words.summary}</summary>
      <form
        method="post"
        action="/reflect/history/withdraw"
        className="mt-1 flex flex-col gap-2 text-quiet"
      >
        <Fields link={link} reflection={past.id} />
        <p>{words.reach}</p>
        <p>{words.stays}</p>
        <p>{words.shared}</p>
        <p>{words.undoable}</p>
        <Button type="submit" size="room" className="mt-2">
          {words.button}
        </Button>
      </form>
    </details>
  );
}

function Withdrawn({ past, words: { withdraw }, link }: Props) {
  return (
    <form method="post" action="/reflect/history/restore" className="mb-5 flex flex-col gap-2">
      <Fields link={link} reflection={past.id} />
      <p className="font-medium">{past.withdrawn}</p>
      <p className="text-quiet">{withdraw.doneReach}</p>
      <p className="text-quiet">{withdraw.undoNote}</p>
      <Button type="submit" size="room" className="mt-2">
        {withdraw.undo}
      </Button>
    </form>
  );
}

function Fields({ link, reflection }: { link: string; reflection: string }) {
  return (
    <>
      <input type="hidden" name="link" value={link} />
      <input type="hidden" name="reflection" value={reflection} />
    </>
  );
}
