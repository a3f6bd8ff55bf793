import { Notice } from "@/components/ui/notice";
import type { PartnerMark } from "@/domain/series";
import { inSentence, momentOf } from "@/domain/when";

type Link = {
  id: string;
  mark: PartnerMark;
  name: string;
  state: string;
  misdeliveredAt: Date | null;
};
type Props = {
  assignments: readonly { id: string; coupleId: string; title: string; links: readonly Link[] }[];
  timeZone: string;
  now: Date;
};

/** Links that somebody said were not for them, until each is replaced or revoked. */
export function Misdeliveries({ assignments, timeZone, now }: Props) {
  const open = assignments.flatMap((each) =>
    each.links.flatMap((link) =>
      link.misdeliveredAt && link.state !== "revoked" && link.state !== "expired"
        ? [{ ...link, at: link.misdeliveredAt, given: each }]
        : [],
    ),
  );
  if (open.length === 0) return null;
  return (
    <div data-private className="mb-7 flex flex-col gap-3">
      {open.map(({ id, name, at, given }) => (
        <Notice key={id} title="A link may have reached the wrong person">
          The link for {name} to “{given.title}” was opened by somebody who said it was not for
          them, {inSentence(momentOf(at, timeZone, now))}. Nothing was shown and nothing was lost.
          Ask {name} alone where it went, then{" "}
          <a href={`/couples/${given.coupleId}/assignments/${given.id}`} className="link">
            make a new link
          </a>
          .
        </Notice>
      ))}
    </div>
  );
}
