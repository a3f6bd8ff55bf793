import { Section } from "@/components/ui/section";
import type { Charted } from "@/domain/charted";
import type { MultiplesProps } from "./multiples";
import { TrendTable } from "./trend-table";

type Props = Pick<MultiplesProps, "partners" | "charts" | "landed" | "timeZone"> & {
  /** A reflection's address is this followed by its id. */
  hrefPrefix: string;
};

/** What the small charts draw, as a table for each partner; what is for the therapist alone apart. */
export function TrendTables({ partners, charts, landed = [], ...table }: Props) {
  return partners.flatMap(({ mark, name }) => {
    const own = charts.filter((chart) => chart.partner.mark === mark);
    const witness = landed.find((each) => each.partner.mark !== mark);
    const section = (shown: readonly Charted[], offPaper: boolean) =>
      shown.length > 0 ? (
        <Section key={`${mark} ${offPaper}`} title={name} offPaper={offPaper}>
          <TrendTable {...table} charts={shown} witness={witness} />
        </Section>
      ) : null;
    return [
      section(
        own.filter((chart) => !chart.private),
        false,
      ),
      section(
        own.filter((chart) => chart.private),
        true,
      ),
    ];
  });
}
