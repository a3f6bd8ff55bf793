import { CapacityTag } from "@/components/ui/capacity-tag";
import { Mark } from "@/components/ui/mark";
import { Table, Td, Th } from "@/components/ui/table";
import type { Claimed } from "@/domain/claim";
import { claimWords } from "@/domain/claim-words";
import { rated } from "@/domain/series";

/** How many answers each series has, and what may be said of it: that, and no more. */
export function CountTable({ series }: { series: readonly Claimed[] }) {
  return (
    <Table caption="Answers in each series, and what they say">
      <thead>
        <tr>
          <Th>Series</Th>
          <Th>Answers in these dates</Th>
          <Th>In all</Th>
          <Th>What may be said, over all of them</Th>
        </tr>
      </thead>
      <tbody>
        {series.map((each) => (
          <tr key={`${each.partner.mark} ${each.capacity}`}>
            <Th scope="row" className="font-normal text-body text-ink">
              <span className="flex flex-wrap items-center gap-x-2">
                <Mark shape={each.partner.mark} className="size-2.5" />
                {each.partner.name}
                <CapacityTag capacity={each.capacity} />
              </span>
            </Th>
            <Td>{rated(each.points).length}</Td>
            <Td>{each.claim.n}</Td>
            <Td className="max-w-md">{claimWords(each.claim)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
