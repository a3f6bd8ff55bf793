import { fullDay } from "./day";
import { isOn, type Lettered, type Span } from "./geometry";

type Props = { events: readonly Lettered[]; span: Span | null; timeZone: string };

/** What the letters over the dotted lines stand for. The therapist's own words: left off paper. */
export function EventList({ events, span, timeZone }: Props) {
  if (events.length === 0) return null;
  return (
    <div data-private>
      <p>Dotted lines are events:</p>
      <ul>
        {events.map(({ at, letter, words }) => (
          <li key={letter}>
            <b className="font-semibold">{letter}</b> {fullDay(at, timeZone)}: {words}
            {span && isOn(span, at) ? "" : " (not on the charts)"}
          </li>
        ))}
      </ul>
    </div>
  );
}
