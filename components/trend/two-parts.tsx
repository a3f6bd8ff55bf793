import { Mark } from "@/components/ui/mark";
import type { PartnerMark } from "@/domain/series";
import { Caption } from "./caption";
import { DatedTable } from "./dated-table";
import { spanOf } from "./geometry";
import { DRAWN, type TwoPart, TwoPartChart, type TwoPartLook } from "./two-part-chart";

/** What one partner's two-part picture and table are made of. */
export type Parts = {
  partner: { mark: PartnerMark; name: string };
  /** What it is about, for whoever hears it: "Maya, received and landed". */
  name: string;
  caption: string;
  look: TwoPartLook;
  /** In order of time. */
  rows: readonly (TwoPart & { reflectionId: string; cells: readonly string[] })[];
  /** Rows of the table that have no two numbers to draw. */
  head: readonly string[];
};

type Props = {
  parts: readonly Parts[];
  asTable: boolean;
  timeZone: string;
  hrefPrefix: string;
};

/** Two parts of each occasion for each partner, beside each other and never compared. */
export function TwoParts({ parts, asTable, timeZone, hrefPrefix }: Props) {
  const drawn = parts.map(({ rows }) => rows.slice(-DRAWN));
  const span = spanOf(drawn.flat().map((row) => row.at));
  return (
    <div
      className={
        asTable ? "flex flex-col gap-8" : "grid gap-x-9 gap-y-8 md:grid-cols-2 print:grid-cols-2"
      }
    >
      {parts.map(({ partner, name, caption, look, rows, head }, i) =>
        asTable ? (
          <div key={partner.mark}>
            {rows.length > 0 ? (
              <DatedTable
                {...{ timeZone, hrefPrefix, head }}
                caption={name}
                rows={[...rows].reverse()}
              />
            ) : null}
            <p className="mt-2 text-caption text-quiet">
              {rows.length > 0 ? caption : `${partner.name}: ${caption}`}
            </p>
          </div>
        ) : (
          <figure key={partner.mark} className="flex min-w-0 max-w-96 flex-col gap-2">
            <h3 className="flex items-center gap-2 font-medium font-sans text-body tracking-normal">
              <Mark shape={partner.mark} className="size-3" />
              {partner.name}
            </h3>
            {span && rows.length > 0 ? (
              <TwoPartChart
                {...look}
                name={`${name}. ${caption}`}
                rows={drawn[i] ?? []}
                span={span}
                timeZone={timeZone}
              />
            ) : null}
            <Caption
              bare={rows.length === 0}
              name={name}
              caption={rows.length > DRAWN ? `${caption} Drawn: the latest ${DRAWN}.` : caption}
            />
          </figure>
        ),
      )}
    </div>
  );
}
