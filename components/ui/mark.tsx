import type { PartnerMark } from "@/domain/series";

export type MarkState = "done" | "waiting" | "started";

type Props = {
  shape: PartnerMark;
  state?: MarkState;
  /** Spoken in place of the shape; without it the mark is decoration beside a name. */
  label?: string;
  className?: string;
};

const DRAWN: Record<MarkState, { fill: string; strokeDasharray?: string }> = {
  done: { fill: "currentColor" },
  waiting: { fill: "none" },
  started: { fill: "none", strokeDasharray: "1.6 1.9" },
};

/** A partner's mark: circle or diamond; filled, hollow or dotted says how far the answer is. */
export function Mark({ shape, state = "done", label, className = "size-3.5" }: Props) {
  const frame = { viewBox: "0 0 14 14", className: `inline-block shrink-0 ${className}` };
  const stroke = { stroke: "currentColor", strokeWidth: 1.4, ...DRAWN[state] };
  const drawn =
    shape === "circle" ? (
      <circle cx="7" cy="7" r="4.8" {...stroke} />
    ) : (
      <path d="M7 0.9 13.1 7 7 13.1 0.9 7Z" {...stroke} />
    );
  return label ? (
    <svg {...frame} role="img" aria-label={label}>
      {drawn}
    </svg>
  ) : (
    <svg {...frame} aria-hidden="true">
      {drawn}
    </svg>
  );
}
