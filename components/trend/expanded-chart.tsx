import { Caption } from "./caption";
import { ChartDrawing, type ChartProps, chartCaption, chartName } from "./chart";
import { ExpandedIsland } from "./expanded-island";
import type { Frame } from "./geometry";
import { TrendTable } from "./trend-table";

const NARROW: Frame = { left: 27, right: 312, top: 18, bottom: 158 };
const WIDE: Frame = { left: 27, right: 948, top: 18, bottom: 274 };

type Props = ChartProps & {
  /** A reflection's address is this followed by its id. */
  hrefPrefix: string;
};

/**
 * The one interactive chart. The server draws it whole, so it is there without script and on paper;
 * script lays the same drawing over it, with a tooltip, arrow keys and links. Its table is beside it.
 */
export function ExpandedChart({ hrefPrefix, ...props }: Props) {
  const { chart, witness, span, timeZone } = props;
  const { sessions = [], events = [], everyDays = 7 } = props;
  const [caption, name] = [chartCaption(props), chartName(chart)];
  const drawn = (
    <>
      <div className="md:hidden print:hidden">
        <ChartDrawing {...props} width={320} frame={NARROW} />
      </div>
      <div className="hidden md:block print:block">
        <ChartDrawing {...props} width={960} frame={WIDE} r={4} />
      </div>
    </>
  );
  return (
    <>
      <figure className="flex flex-col gap-2">
        {span ? (
          <ExpandedIsland
            {...{ name, caption, chart, witness, span, sessions, events, everyDays, timeZone }}
            hrefPrefix={hrefPrefix}
          >
            {drawn}
          </ExpandedIsland>
        ) : (
          drawn
        )}
        <Caption name={name} caption={caption} />
      </figure>
      {chart.points.length > 0 ? (
        <details className="mt-4" data-chrome>
          <summary className="w-fit cursor-pointer text-caption">These answers as a table</summary>
          <div className="mt-3">
            <TrendTable {...{ witness, timeZone, hrefPrefix }} charts={[chart]} />
          </div>
        </details>
      ) : null}
    </>
  );
}
