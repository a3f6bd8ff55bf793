import type { ReactNode } from "react";
import { CAPACITY_TEXT } from "@/components/ui/capacity-colour";
import type { Capacity } from "@/domain/capacity";
import type { Language } from "@/domain/language";
import { Languages, type LanguageWay } from "./languages";

type Progress = { number: number; total: number; capacity?: Capacity | undefined };

export type RoomProps = {
  language: Language;
  /** Where one is, in words: "2 of 5". */
  where?: string | undefined;
  leave: string;
  progress?: Progress | undefined;
  /** How it is read in another language. */
  languages: LanguageWay;
  children: ReactNode;
};

/** Widths are attributes of a drawing: a style attribute would be refused by the page's policy. */
function Bar({ number, total, capacity }: Progress) {
  return (
    <svg aria-hidden="true" className="h-[3px] w-full" preserveAspectRatio="none">
      <rect width="100%" height="3" rx="1.5" className="fill-wash" />
      <rect
        width={`${(number / total) * 100}%`}
        height="3"
        rx="1.5"
        fill="currentColor"
        className={capacity ? CAPACITY_TEXT[capacity] : "text-ink"}
      />
    </svg>
  );
}

const LEAVE =
  "inline-flex min-h-11 shrink-0 items-center rounded border border-hairline bg-wash px-4 py-1.5 font-medium text-caption";

/** What every screen of the room has: where one is, and the way out. */
export function RoomFrame({ language, where, leave, progress, languages, children }: RoomProps) {
  const shown = languages === "shown";
  return (
    <div lang={language} className="flex grow flex-col px-4 pb-3 min-[360px]:px-6">
      {/* The way out stays in reach however far one has read. */}
      <div
        className={`-mx-4 flex min-h-11 items-center justify-between gap-3 rounded-t bg-sheet px-4 py-2.5 min-[360px]:-mx-6 min-[360px]:px-6 ${shown ? "" : "sticky top-0 z-10"}`}
      >
        <p className="text-caption text-quiet">{where}</p>
        {shown ? (
          <span className={LEAVE}>{leave}</span>
        ) : (
          // Never a prefetching link: the address it goes to ends the sign-in.
          <a href="/leave" rel="nofollow noreferrer" className={`${LEAVE} hover:border-edge`}>
            {leave}
          </a>
        )}
      </div>
      <div className="mt-1 mb-6 h-[3px] shrink-0">{progress ? <Bar {...progress} /> : null}</div>
      <div className="flex grow flex-col">{children}</div>
      <Languages language={language} way={languages} />
    </div>
  );
}

/** A page of the partner's room: one sheet of paper on a wide screen, all of a narrow one. */
export function Room(props: RoomProps) {
  return (
    <main className="flex min-h-dvh flex-col bg-sheet sm:bg-paper sm:px-6 sm:py-12">
      <div className="mx-auto flex w-full max-w-[26rem] grow flex-col bg-sheet sm:min-h-[44rem] sm:grow-0 sm:rounded sm:border sm:border-hairline">
        <RoomFrame {...props} />
      </div>
    </main>
  );
}

/** A title that takes the focus when script brought us here without a new page. */
export function RoomHeading({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <h1 id={id} tabIndex={-1} className="text-question">
      {children}
    </h1>
  );
}
