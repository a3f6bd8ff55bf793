import { choiceWords } from "@/components/assignment/choice";
import { Mark } from "@/components/ui/mark";
import { Table, Td, Th } from "@/components/ui/table";
import type { Choice } from "@/domain/consent";
import type { PartnerMark } from "@/domain/series";
import { dayOf } from "@/domain/when";

type Did = { sentAt: Date | null; choice: Choice | null } | null;
type Props = {
  rounds: readonly {
    roundId: string;
    title: string;
    number: number;
    dueAt: Date;
    did: Record<PartnerMark, Did>;
  }[];
  partners: readonly { mark: PartnerMark; name: string }[];
  timeZone: string;
  now: Date;
};

/** Who answered which round; what was not answered is said as plainly as what was. */
export function WhoAnswered({ rounds, partners, timeZone, now }: Props) {
  if (rounds.length === 0) return <p className="text-quiet">Nothing was asked since then.</p>;
  const day = (at: Date) => dayOf(at, timeZone, now);
  return (
    <Table caption="Who answered since the last session">
      <thead>
        <tr>
          <Th>Exercise</Th>
          <Th>Due</Th>
          {partners.map(({ mark, name }) => (
            <Th key={mark}>
              <Mark shape={mark} className="mr-1.5 size-2.5" />
              {name}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rounds.map(({ roundId, title, number, dueAt, did }) => (
          <tr key={roundId}>
            <Th scope="row" className="font-normal text-body text-ink">
              {title}, round {number}
            </Th>
            <Td>{day(dueAt)}</Td>
            {partners.map(({ mark }) => (
              <Td key={mark}>{didWords(did[mark], day)}</Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function didWords(did: Did, day: (at: Date) => string): string {
  if (!did) return "not asked";
  if (did.sentAt) return `answered ${day(did.sentAt)}`;
  return choiceWords(did.choice)?.toLowerCase() ?? "no answer";
}
