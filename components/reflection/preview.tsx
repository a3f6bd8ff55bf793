import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { Enhance, type EnhanceProps } from "./enhance";
import { ErrorSummary } from "./error-summary";
import { Readers, type ReadersProps } from "./readers";
import { Sharing } from "./release-choice";
import { RoomHeading } from "./room";
import { RoomLink } from "./room-link";
import { Watch } from "./step-write";

/** One answer as it will be sent. */
export type PreviewItem = {
  key: string;
  title: string;
  /** What was written or chosen, or that it was not. */
  answer: string;
  /** Own words, set as such; otherwise a number, a choice, or a word of the page. */
  written: boolean;
  /** What was true before, which is sent beside it. */
  before: readonly { label: string; answer: string }[];
  mark?: string | undefined;
  edit: { href: string; label: string };
};

type Props = {
  items: readonly PreviewItem[];
  words: {
    heading: string;
    intro: string;
    whoHeading: string;
    edit: string;
    after: string;
    send: string;
    back: string;
  };
  /** Null while there is nothing to send. */
  form: { round: string; link: string; key: string; digest: string } | null;
  /** Who sees what, as before the first answer. */
  readers: ReadersProps;
  /** Not alerted, whom to call, and what opens it later. */
  watch: readonly string[];
  back: string;
  /** What the other partner may read, chosen here; null where there is nothing to choose. */
  sharing: ComponentProps<typeof Sharing> | null;
  saving: EnhanceProps;
  problem?: { heading: string; sentence: string } | undefined;
};

/** Everything that will be sent, and nothing else, each a step away from being changed. */
export function Preview(props: Props) {
  const { items, words, form, readers, watch, back, sharing, saving, problem } = props;
  return (
    <form method="post" action="/reflect/send" className="flex grow flex-col" data-hand-in="last">
      {problem ? <ErrorSummary {...problem} /> : null}
      <RoomHeading>{words.heading}</RoomHeading>
      <p className="mt-2 text-quiet">{words.intro}</p>
      <ul className="mt-5 divide-y divide-hairline border-hairline border-y">
        {items.map((item) => (
          <Item key={item.key} item={item} edit={words.edit} />
        ))}
      </ul>
      <h2 className="mt-7 text-section">{words.whoHeading}</h2>
      <Readers {...readers} compact />
      <Watch lines={watch} />
      {sharing ? <Sharing {...sharing} /> : null}
      <Enhance {...saving} />
      <div className="mt-auto flex flex-col gap-2 pt-8">
        <p className="mb-2 text-caption text-quiet">{words.after}</p>
        {form ? (
          <>
            {Object.entries(form).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button type="submit" kind="primary" size="room">
              {words.send}
            </Button>
          </>
        ) : null}
        <RoomLink href={back} kind="quiet">
          {words.back}
        </RoomLink>
      </div>
    </form>
  );
}

function Item({ item, edit }: { item: PreviewItem; edit: string }) {
  return (
    <li className="flex items-start justify-between gap-3 py-3.5">
      <div className="min-w-0">
        <p className="text-caption text-quiet">{item.title}</p>
        <p
          className={
            item.written ? "mt-1 whitespace-pre-line font-serif text-lead" : "mt-1 font-medium"
          }
        >
          {item.answer}
        </p>
        {item.before.map(({ label, answer }) => (
          <div key={answer} className="mt-1.5 border-edge border-l-2 pl-3">
            <p className="text-caption text-quiet">{label}</p>
            <p className={item.written ? "whitespace-pre-line font-serif" : undefined}>{answer}</p>
          </div>
        ))}
        {item.mark ? <p className="mt-0.5 text-caption text-quiet">{item.mark}</p> : null}
      </div>
      <a
        href={item.edit.href}
        data-soft
        aria-label={item.edit.label}
        className="link -my-2 inline-flex min-h-11 min-w-11 shrink-0 items-center justify-end text-caption"
      >
        {edit}
      </a>
    </li>
  );
}
