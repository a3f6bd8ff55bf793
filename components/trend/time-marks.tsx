import { type Frame, isOn, type Lettered, type Span, ticksAt, xAt } from "./geometry";

/** Lines and letters nearer than this would be read as one. */
const NEAR = 9;

type Props = {
  frame: Frame;
  span: Span;
  sessions: readonly Date[];
  events?: readonly Lettered[];
  /** Where the question was worded anew. */
  breakAt?: Date | null;
};

/** What lies on the time of a chart: sessions as ticks, events by letter, a new wording as a break. */
export function TimeMarks({ frame, span, sessions, events = [], breakAt }: Props) {
  const sessionTicks = ticksAt(sessions, frame, span).map((x) => `M${x} ${frame.bottom}v6`);
  const marks = together(
    events
      .filter(({ at }) => isOn(span, at))
      .map(({ at, letter }) => ({ x: xAt(frame, span, at), letter })),
  );
  const worded = breakAt ? xAt(frame, span, breakAt) : null;
  return (
    <g className="text-quiet">
      {sessionTicks.length > 0 ? (
        <path d={sessionTicks.join("")} stroke="currentColor" strokeWidth="1.2" />
      ) : null}
      {marks.length > 0 ? (
        // Events are the therapist's own words, and on paper their letters would have none.
        <g data-private>
          <path
            d={marks.map(({ x }) => `M${x} ${frame.top}V${frame.bottom}`).join("")}
            stroke="currentColor"
            strokeDasharray="1.5 3"
          />
          {marks.map(({ x, letters }) => (
            <text
              key={x}
              x={x}
              y={frame.top - 3}
              textAnchor="middle"
              fontSize="11"
              fill="currentColor"
            >
              {letters}
            </text>
          ))}
        </g>
      ) : null}
      {worded === null ? null : (
        <path
          d={`M${worded - 4} ${frame.bottom + 5}l4 -10M${worded} ${frame.bottom + 5}l4 -10`}
          stroke="currentColor"
          strokeWidth="1.4"
        />
      )}
    </g>
  );
}

/** Events so near to each other that their letters stand over one line. */
function together(events: readonly { x: number; letter: string }[]) {
  const marks: { x: number; letters: string }[] = [];
  for (const { x, letter } of events) {
    const last = marks.at(-1);
    if (last && x - last.x < NEAR) last.letters += letter;
    else marks.push({ x, letters: letter });
  }
  return marks;
}
