import type { PartnerMark } from "@/domain/series";

type Props = {
  shape: PartnerMark;
  x: number;
  y: number;
  /** Radius of the circle; the diamond is drawn to the same weight. */
  r?: number;
  hollow?: boolean;
  light?: boolean;
};

/** A partner's mark at a place on a chart, in the colour of the text around it. */
export function PlotMark({ shape, x, y, r = 3, hollow = false, light = false }: Props) {
  const look = {
    fill: hollow ? "var(--paper)" : "currentColor",
    stroke: hollow ? "currentColor" : "none",
    strokeWidth: 1.2,
    opacity: light ? 0.55 : 1,
  };
  const d = r * 1.3;
  return shape === "circle" ? (
    <circle cx={x} cy={y} r={r} {...look} />
  ) : (
    <path d={`M${x} ${y - d}l${d} ${d}l${-d} ${d}l${-d} ${-d}Z`} {...look} />
  );
}
