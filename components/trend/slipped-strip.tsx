import { CAPACITY_TEXT } from "@/components/ui/capacity-colour";
import { Mark } from "@/components/ui/mark";
import type { SlipAnswer } from "@/domain/core-series";
import type { Language } from "@/domain/language";
import type { PartnerMark } from "@/domain/series";
import { countSlips, type SlipStep, STEP_CAPACITY, STEPS } from "@/domain/slip";
import { Caption } from "./caption";
import { DatedTable } from "./dated-table";
import { shortDay } from "./day";
import { EARLIER, type TrendWords, trendWords } from "./words";

export type SlippedRow = {
  partner: { mark: PartnerMark; name: string };
  /** In order of time. */
  answers: readonly SlipAnswer[];
};

const LEFT = 56;
const CELL = 14;
const LANE = 18;
const BOTTOM = LANE * STEPS.length;
/** Fewer leave no room for two dates under them. */
const NARROW = 7;
/** As many of the latest answers as the width holds. */
const SHOWN = 16;

/** One lane: a box for each answer, filled where this step slipped; then how often it did in all. */
function Lane({ step, y, answers, count, name }: LaneProps) {
  const box = (i: number) => `M${LEFT + i * CELL} ${y}h10v10h-10Z`;
  const shown = answers.map((answer, i) => ({ step: answer.step, d: box(i) }));
  const filled = shown.filter((each) => each.step === step).map((each) => each.d);
  const empty = shown
    .filter((each) => each.step !== step && each.step !== "unknown")
    .map((each) => each.d);
  return (
    <g className={CAPACITY_TEXT[STEP_CAPACITY[step]]}>
      <g className="text-quiet" fill="currentColor" fontSize="12">
        <text x="0" y={y + 9}>
          {name}
        </text>
        <text x={LEFT + Math.max(answers.length, NARROW) * CELL + 24} y={y + 9} textAnchor="end">
          {count}
        </text>
      </g>
      {empty.length > 0 ? (
        <path d={empty.join("")} fill="none" stroke="var(--hairline)" strokeLinejoin="round" />
      ) : null}
      {filled.length > 0 ? (
        <path
          d={filled.join("")}
          fill="currentColor"
          stroke="currentColor"
          strokeLinejoin="round"
        />
      ) : null}
    </g>
  );
}

type LaneProps = {
  step: SlipStep;
  y: number;
  answers: readonly SlipAnswer[];
  count: number;
  name: string;
};

type StripProps = SlippedRow & Pick<Props, "timeZone" | "copy" | "language">;

function Strip({ partner, answers, timeZone, copy = false, language = "en" }: StripProps) {
  const words = trendWords(language);
  const now = answers.filter((each) => !each.before);
  const shown = now.slice(-SHOWN);
  const counts = countSlips(answers);
  const day = (at: Date) => shortDay(at, timeZone, language);
  const said = shown.map((a) => `${day(a.at)} ${words.slips[a.step]}`).join(", ");
  const [first, last] = [shown[0], shown.at(-1)];
  const ends = { y: BOTTOM + 11, fontSize: 11, fill: "currentColor" } as const;
  return (
    <figure className="flex min-w-0 max-w-96 flex-col gap-2">
      <h3 className="flex items-center gap-2 font-medium font-sans text-body tracking-normal">
        <Mark shape={partner.mark} className="size-3" />
        {partner.name}
      </h3>
      {first && last ? (
        <svg
          role="img"
          aria-label={`${partner.name}, ${words.slipped}: ${said}`}
          viewBox={`0 -2 320 ${BOTTOM + 18}`}
          className="block h-auto w-full text-quiet"
        >
          {STEPS.map((step, i) => (
            <Lane
              key={step}
              {...{ step, answers: shown, count: counts[step], name: words.lanes[step] }}
              y={i * LANE}
            />
          ))}
          {shown.map(({ reflectionId, step }, i) =>
            step === "unknown" ? (
              <text
                key={reflectionId}
                x={LEFT + i * CELL + 5}
                y={LANE + 9}
                textAnchor="middle"
                fontSize="12"
                fontWeight="700"
                fill="currentColor"
              >
                ?
              </text>
            ) : null,
          )}
          <text {...ends} x={LEFT}>
            {day(first.at)}
          </text>
          {shown.length >= NARROW ? (
            <text {...ends} x={LEFT + shown.length * CELL - 4} textAnchor="end">
              {day(last.at)}
            </text>
          ) : null}
        </svg>
      ) : null}
      <Caption
        bare={!copy || answers.length === 0}
        name={`${partner.name}, ${words.slipped}`}
        caption={[
          slippedWords(answers, words),
          now.length > SHOWN ? words.drawn(SHOWN) : "",
          now.length < answers.length ? words.notDrawn : "",
        ]
          .filter(Boolean)
          .join(" ")}
      />
    </figure>
  );
}

/** Counts over all answers, not only those drawn, in the order of the steps. */
function slippedWords(answers: readonly SlipAnswer[], words: TrendWords): string {
  return answers.length === 0 ? words.noAnswers : words.slipCounts(countSlips(answers));
}

type Props = {
  rows: readonly SlippedRow[];
  timeZone: string;
  /** Whether each strip's words can be copied. */
  copy?: boolean;
  /** The therapist’s, English, unless a partner reads it. */
  language?: Language;
  /** Where a table's dates lead; with it, tables take the place of strips. */
  table?: { hrefPrefix: string } | undefined;
};

/** Which step slipped first, answer by answer in the order know, say, receive; each partner apart. */
export function SlippedStrip({ rows, timeZone, copy = false, language = "en", table }: Props) {
  const words = trendWords(language);
  return (
    <div className="flex flex-col gap-4">
      <div
        className={
          table ? "flex flex-col gap-8" : "grid gap-x-9 gap-y-8 md:grid-cols-2 print:grid-cols-2"
        }
      >
        {rows.map(({ partner, answers }) =>
          table ? (
            <div key={partner.mark}>
              {answers.length > 0 ? (
                <DatedTable
                  {...table}
                  timeZone={timeZone}
                  caption={`${partner.name}: which step slipped first`}
                  head={["Step"]}
                  rows={[...answers].reverse().map((each) => ({
                    ...each,
                    cells: [`${words.slips[each.step]}${each.before ? EARLIER : ""}`],
                  }))}
                />
              ) : null}
              <p className="mt-2 text-caption text-quiet">
                {answers.length > 0 ? "" : `${partner.name}: `}
                {slippedWords(answers, words)}
              </p>
            </div>
          ) : (
            <Strip key={partner.mark} {...{ partner, answers, timeZone, copy, language }} />
          ),
        )}
      </div>
      {table ? null : <p className="text-caption text-quiet">{words.strip}</p>}
    </div>
  );
}
