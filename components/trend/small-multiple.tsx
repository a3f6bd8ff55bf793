import Link from "next/link";
import { CapacityTag } from "@/components/ui/capacity-tag";
import { Caption } from "./caption";
import { ChartDrawing, type ChartProps, chartCaption, chartName } from "./chart";
import { SMALL } from "./geometry";

type Props = ChartProps & {
  /** Where it is shown larger, if it is; its caption can be copied there too. */
  closer?: string | undefined;
};

/** One partner's self-ratings of one thing, with what may be said of them. */
export function SmallMultiple({ closer, ...props }: Props) {
  const { chart, witness } = props;
  const caption = chartCaption(props);
  const isEmpty = chart.claim.n + chart.points.length + (witness?.points.length ?? 0) === 0;
  return (
    <figure
      // Title, picture and caption of a row start at one height, however long the titles are.
      className="row-span-3 grid min-w-0 max-w-96 grid-rows-subgrid gap-y-2"
      data-private={chart.private ? "" : undefined}
    >
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="font-medium font-sans text-body tracking-normal">
          {chart.capacity ? (
            <CapacityTag capacity={chart.capacity} name={chart.title} />
          ) : (
            chart.title
          )}
        </h3>
        {closer ? (
          <Link
            href={closer}
            data-chrome
            aria-label={`Look closer at ${chartName(chart)}`}
            className="link shrink-0 text-caption text-quiet pointer-coarse:py-2.5"
          >
            Look closer
          </Link>
        ) : null}
      </div>
      <ChartDrawing {...props} width={320} frame={SMALL} />
      {closer ? (
        <Caption name={chartName(chart)} caption={caption} bare={isEmpty} />
      ) : (
        <figcaption className="text-caption text-quiet">{caption}</figcaption>
      )}
    </figure>
  );
}
