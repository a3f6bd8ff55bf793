import type { ReactNode } from "react";
import { CAPACITY_TEXT } from "@/components/ui/capacity-colour";
import { Mark } from "@/components/ui/mark";
import type { Capacity } from "@/domain/capacity";
import type { PartnerMark } from "@/domain/series";

export type SinceItem = {
  id: string;
  /** Colours the marks; without one they are ink. */
  capacity?: Capacity;
  /** Whose it is: one mark or both. */
  marks: readonly PartnerMark[];
  /** A sentence to ask about. */
  headline: string;
  /** Its numbers and dates. */
  detail: string;
  href?: string;
};

type Props = {
  /** "Since 12 November", or what stands in its place before the first session. */
  title: string;
  items: readonly SinceItem[];
  /** What is said when there is nothing to say. */
  empty: ReactNode;
};

/** One thing to ask about, in a list. */
export function AskItem({ item, children }: { item: SinceItem; children?: ReactNode }) {
  return (
    <li className="flex gap-3 border-hairline border-b py-3.5">
      <span
        className={`flex shrink-0 items-center self-start pt-1 ${item.capacity ? CAPACITY_TEXT[item.capacity] : ""}`}
      >
        {item.marks.map((shape) => (
          <Mark key={shape} shape={shape} />
        ))}
      </span>
      <div className="min-w-0">
        <p className="font-serif text-lead">
          {item.href ? (
            // No router: the safe view must not share a page's memory with the couple's.
            <a href={item.href} className="hover:link">
              {item.headline}
            </a>
          ) : (
            item.headline
          )}
        </p>
        <p className="text-caption text-quiet">{item.detail}</p>
        {children}
      </div>
    </li>
  );
}

/** What is worth asking about, before anything else on the page. */
export function SinceLastSession({ title, items, empty }: Props) {
  return (
    <section aria-labelledby="since">
      <h2 id="since" className="border-hairline border-b pb-3 text-section">
        {title}
      </h2>
      {items.length > 0 ? (
        <ul className="grid gap-x-11 md:grid-cols-2">
          {items.map((item) => (
            <AskItem key={item.id} item={item} />
          ))}
        </ul>
      ) : (
        <p className="border-hairline border-b py-4 text-quiet">{empty}</p>
      )}
    </section>
  );
}
