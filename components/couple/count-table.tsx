import { type ReadBy, THERAPIST, trendWords } from "@/components/trend/words";
import { CapacityTag } from "@/components/ui/capacity-tag";
import { Mark } from "@/components/ui/mark";
import { Table, Td, Th } from "@/components/ui/table";
import type { Claimed } from "@/domain/claim";
import { claimWords } from "@/domain/claim-words";
import { rated } from "@/domain/series";

type Props = {
  series: readonly Claimed[];
  /** The therapist, unless it is for a partner. */
  reader?: ReadBy;
};

/** How many answers each series has, and what may be said of it: that, and no more. */
export function CountTable({ series, reader = THERAPIST }: Props) {
  const words = trendWords(reader.language);
  return (
    <Table caption={words.counts}>
      <thead>
        <tr>
          <Th>{words.series}</Th>
          <Th>{words.inDates}</Th>
          <Th>{words.inAll}</Th>
          <Th>{words.maySay}</Th>
        </tr>
      </thead>
      <tbody>
        {series.map((each) => (
          <tr key={`${each.partner.mark} ${each.capacity}`}>
            <Th scope="row" className="font-normal text-body text-ink">
              <span className="flex flex-wrap items-center gap-x-2">
                <Mark shape={each.partner.mark} className="size-2.5" />
                {each.partner.name}
                <CapacityTag capacity={each.capacity} name={reader.capacities[each.capacity]} />
              </span>
            </Th>
            <Td>{rated(each.points).length}</Td>
            <Td>{each.claim.n}</Td>
            <Td className="max-w-md">{claimWords(each.claim, reader.language)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
