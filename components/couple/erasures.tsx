import { Notice } from "@/components/ui/notice";
import type { PartnerMark } from "@/domain/series";
import { fullDay } from "@/domain/when";

type Told = { mark: PartnerMark } & (
  | { is: "asked"; at: Date; erasesAt: Date; sure: boolean; legalHold: boolean }
  | { is: "undone"; at: Date }
);
type Props = {
  erasures: readonly Told[];
  partners: readonly { mark: PartnerMark; name: string }[];
  timeZone: string;
};

/** That a partner asked for everything to be erased, or took that back: whoever holds the link can. */
export function Erasures({ erasures, partners, timeZone }: Props) {
  if (erasures.length === 0) return null;
  const day = (at: Date) => fullDay(at, timeZone);
  return (
    <div data-private className="mb-7 flex flex-col gap-3">
      {erasures.map((told) => {
        const name = partners.find(({ mark }) => mark === told.mark)?.name ?? "";
        return told.is === "asked" ? (
          <Notice key={told.mark} title={`${name} asked for everything to be erased`}>
            {name} asked on {day(told.at)} for everything to be erased. It is hidden now
            {goesWhen(told, day)} Speak with {name} alone if that surprises you.
            {told.sure ? null : (
              <>
                {" "}
                The passphrase that asked does not open everything that was written, so it may not
                be {name}’s. The key stays until {name} says so again by a new link: if {name} wants
                it gone, or wants it undone, make one and hand it to {name} yourself.
              </>
            )}
          </Notice>
        ) : (
          <Notice key={told.mark} title={`${name} took back that everything be erased`}>
            {name} had asked for everything to be erased and took that back on {day(told.at)}.
            Everything is there again, apart from what had been released. Speak with {name} alone if
            that surprises you.
          </Notice>
        );
      })}
    </div>
  );
}

function goesWhen(
  { erasesAt, sure, legalHold }: Extract<Told, { is: "asked" }>,
  day: (at: Date) => string,
): string {
  if (!sure) return legalHold ? ", and the practice’s legal hold keeps it besides." : ".";
  if (legalHold) {
    return `. The key is deleted once the practice’s legal hold is over, and not before ${day(erasesAt)}.`;
  }
  return ` and the key is deleted on ${day(erasesAt)}.`;
}
