import { CAPACITY_TEXT } from "@/components/ui/capacity-colour";
import { Mark } from "@/components/ui/mark";
import type { Capacity } from "@/domain/capacity";
import type { Slip } from "@/domain/core-series";
import type { PartnerMark } from "@/domain/series";
import { countSlips } from "@/domain/slip";
import { shortDay } from "./day";

export type SlippedAnswer = { at: Date; reflectionId: string; step: Slip };
export type SlippedRow = {
  partner: { mark: PartnerMark; name: string };
  answers: readonly SlippedAnswer[];
};

const STEPS: readonly { step: Slip; capacity: Capacity }[] = [
  { step: "knowing", capacity: "self-awareness" },
  { step: "saying", capacity: "honest-expression" },
  { step: "receiving", capacity: "responsiveness" },
];

const SAID: Record<Slip, string> = {
  knowing: "knowing",
  saying: "saying",
  receiving: "receiving",
  none: "none slipped",
  unknown: "don’t know yet",
};

const CELL = 13;
/** As many of the latest answers as a phone is wide. */
const SHOWN = 16;

/** One answer: height tells which step slipped, so that colour need not. */
function Column({ step, x }: { step: Slip; x: number }) {
  if (step === "unknown") {
    return (
      <text x={x + 5} y={CELL * 2 - 2} textAnchor="middle" fontSize="11" fill="currentColor">
        ?
      </text>
    );
  }
  return STEPS.map((row, i) => {
    const hit = row.step === step;
    return (
      <rect
        key={row.step}
        x={x}
        y={i * CELL}
        width="10"
        height="10"
        rx="2"
        className={hit ? CAPACITY_TEXT[row.capacity] : "text-hairline"}
        fill={hit ? "currentColor" : "none"}
        stroke="currentColor"
      />
    );
  });
}

function Strip({ partner, answers, timeZone }: SlippedRow & { timeZone: string }) {
  const shown = answers.slice(-SHOWN);
  const said = shown.map((a) => `${shortDay(a.at, timeZone)} ${SAID[a.step]}`).join(", ");
  const width = Math.max(shown.length, 1) * CELL;
  return (
    <div className="flex items-center gap-3">
      <p className="flex min-w-20 items-center gap-1.5 font-serif">
        <Mark shape={partner.mark} className="size-3" />
        {partner.name}
      </p>
      {shown.length > 0 ? (
        <svg
          role="img"
          aria-label={`${partner.name}, which step slipped: ${said}`}
          viewBox={`-1 -1 ${width} ${CELL * 3}`}
          width={width}
          height={CELL * 3}
          className="text-quiet"
        >
          {shown.map((answer, i) => (
            <Column key={answer.reflectionId} step={answer.step} x={i * CELL} />
          ))}
        </svg>
      ) : null}
      <p className="max-w-56 text-caption text-quiet">{countWords(answers)}</p>
    </div>
  );
}

/** "Knowing 3, saying 5, receiving 1; none 4, don’t know yet 2." over all answers, not only those drawn. */
function countWords(answers: readonly SlippedAnswer[]): string {
  if (answers.length === 0) return "No answers yet.";
  const { knowing, saying, receiving, none, unknown } = countSlips(answers);
  return `Knowing ${knowing}, saying ${saying}, receiving ${receiving}; none ${none}, don’t know yet ${unknown}.`;
}

type Props = { rows: readonly SlippedRow[]; timeZone: string };

/** Which step slipped first, round by round, for each partner. */
export function SlippedStrip({ rows, timeZone }: Props) {
  return (
    <figure>
      <div className="flex flex-wrap gap-x-12 gap-y-4">
        {rows.map((row) => (
          <Strip key={row.partner.mark} {...row} timeZone={timeZone} />
        ))}
      </div>
      <figcaption className="mt-2 text-caption text-quiet">
        Rows from above: knowing, saying, receiving. Empty: none slipped. ?: don’t know yet.
      </figcaption>
    </figure>
  );
}
