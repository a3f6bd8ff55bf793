import { CAPACITY_NAMES } from "@/domain/capacity";
import { ExpandedIsland } from "./expanded-island";
import type { Frame } from "./geometry";
import { ChartDrawing, type ChartProps, chartCaption } from "./small-multiple";

const NARROW: Frame = { left: 27, right: 312, top: 10, bottom: 150 };
const WIDE: Frame = { left: 27, right: 948, top: 10, bottom: 266 };

type Props = ChartProps & {
  /** A reflection's address is this followed by its id. */
  hrefPrefix: string;
};

/**
 * The one interactive chart. The server draws it whole, so it is there without script and on paper;
 * script lays the same drawing over it, with a tooltip, arrow keys and links.
 */
export function ExpandedChart({ hrefPrefix, ...chart }: Props) {
  const { series, witness, span, sessions = [], everyDays = 7, timeZone } = chart;
  const caption = chartCaption(chart);
  const name = `${series.partner.name}, ${CAPACITY_NAMES[series.capacity]}, self-ratings`;
  const drawn = (
    <>
      <div className="md:hidden print:hidden">
        <ChartDrawing {...chart} width={320} frame={NARROW} />
      </div>
      <div className="hidden md:block print:block">
        <ChartDrawing {...chart} width={960} frame={WIDE} r={4} />
      </div>
    </>
  );
  return (
    <figure>
      {span ? (
        <ExpandedIsland
          name={name}
          caption={caption}
          series={series}
          witness={witness}
          span={span}
          sessions={sessions}
          everyDays={everyDays}
          timeZone={timeZone}
          hrefPrefix={hrefPrefix}
        >
          {drawn}
        </ExpandedIsland>
      ) : (
        drawn
      )}
      <figcaption className="mt-2 text-caption text-quiet">{caption}</figcaption>
    </figure>
  );
}
