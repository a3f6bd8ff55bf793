import { Mark } from "@/components/ui/mark";
import { Table, Td, Th } from "@/components/ui/table";
import type { Choice } from "@/domain/consent";
import type { PartnerMark } from "@/domain/series";
import { momentOf } from "@/domain/when";
import { type Progress, progressWords } from "./choice";

type Round = {
  id: string;
  number: number;
  opensAt: Date;
  dueAt: Date;
  state: "upcoming" | "open" | "closed";
  progress: Record<PartnerMark, Progress>;
  choice: Record<PartnerMark, Choice | null>;
};
type Props = {
  rounds: readonly Round[];
  partners: readonly { mark: PartnerMark; name: string }[];
  timeZone: string;
  now: Date;
};

const STATE = { upcoming: "not open yet", open: "open", closed: "ended" } as const;

/** Every round: where each partner is in it, with what was chosen as information, and its times. */
export function RoundTable({ rounds, partners, timeZone, now }: Props) {
  return (
    <Table caption="Rounds">
      <thead>
        <tr>
          <Th>Round</Th>
          <Th>State</Th>
          {partners.map(({ mark, name }) => (
            <Th key={mark}>{name}</Th>
          ))}
          <Th>Opens</Th>
          <Th>Due</Th>
        </tr>
      </thead>
      <tbody>
        {rounds.map((round) => (
          <tr key={round.id}>
            <Td>{round.number}</Td>
            <Td>{STATE[round.state]}</Td>
            {partners.map(({ mark }) => {
              const doing = round.progress[mark];
              return (
                <Td key={mark}>
                  <span className="inline-flex items-center gap-2">
                    {doing === "not-asked" ? null : <Mark shape={mark} state={doing} />}
                    {progressWords(doing, round.choice[mark], round.state === "closed")}
                  </span>
                </Td>
              );
            })}
            <Td className="whitespace-nowrap">{momentOf(round.opensAt, timeZone, now)}</Td>
            <Td className="whitespace-nowrap">{momentOf(round.dueAt, timeZone, now)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
