import { Notice } from "@/components/ui/notice";
import type { PartnerMark } from "@/domain/series";
import { inSentence, momentOf } from "@/domain/when";

type Report = {
  at: Date;
  confirmedBefore: Date | null;
  confirmedSince: Date | null;
  held: readonly string[];
  answered: boolean;
};
type Link = {
  id: string;
  mark: PartnerMark;
  name: string;
  state: string;
  misdelivery: Report | null;
};
type Given = { id: string; coupleId: string; title: string; links: readonly Link[] };
type Props = { assignments: readonly Given[]; timeZone: string; now: Date };

/**
 * Links that somebody said were not for them, until each is replaced, revoked or answered for; and
 * whatever such a link sent of which nobody said yet whose it is.
 */
export function Misdeliveries({ assignments, timeZone, now }: Props) {
  const moment = (at: Date) => inSentence(momentOf(at, timeZone, now));
  const open = assignments.flatMap((given) =>
    given.links.flatMap(({ misdelivery: report, ...link }) =>
      report && (report.held.length > 0 || (serves(link) && !report.answered))
        ? [{ ...link, given, report }]
        : [],
    ),
  );
  if (open.length === 0) return null;
  return (
    <div data-private className="mb-7 flex flex-col gap-3">
      {open.map(({ given, report, ...link }) => (
        <Notice key={link.id} title="A link may have reached the wrong person">
          The link for {link.name} to “{given.title}” was opened by somebody who said it was not for
          them, {moment(report.at)}. {knownOf(link.name, report, moment)}{" "}
          {serves(link) ? (
            <>
              Ask {link.name} alone where it went
              {report.held.length > 0 ? "; if it is in the wrong hands, " : ", then "}
              <a href={`/couples/${given.coupleId}/assignments/${given.id}`} className="link">
                make a new link
              </a>
              .
            </>
          ) : null}
          {report.held.map((id) => (
            <p key={id} className="mt-2">
              What was sent since then, and may have been written there, counts nowhere and is read
              by nobody until you{" "}
              <a href={`/couples/${given.coupleId}?rounds=all#reflection-${id}`} className="link">
                say whose it is
              </a>
              .
            </p>
          ))}
        </Notice>
      ))}
    </div>
  );
}

function serves({ state }: Pick<Link, "state">): boolean {
  return state !== "revoked" && state !== "expired";
}

/** What may have been seen: nothing stands on a page before somebody says to be the one it is for. */
function knownOf(
  name: string,
  { confirmedBefore, confirmedSince }: Report,
  moment: (at: Date) => string,
): string {
  const since = confirmedSince
    ? ` Since then somebody said there to be ${name}, ${moment(confirmedSince)}.`
    : "";
  if (!confirmedBefore) {
    const seen = confirmedSince
      ? "Nothing had been shown until then."
      : "Nothing was shown and nothing was lost.";
    return `${seen}${since}`;
  }
  return `Before that somebody had said there to be ${name}, ${moment(confirmedBefore)}, so the questions, and what was being written there, may have been seen. What had been sent opens only with a passphrase, apart from the ten minutes after sending.${since}`;
}
