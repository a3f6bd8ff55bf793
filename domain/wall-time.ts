/** A day and time as a clock on a practice's wall shows it: "2026-11-24T18:30". */
export type WallTime = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Whether the name is a time zone this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name.length > 0;
  } catch {
    return false;
  }
}

/** What the wall clock of `timeZone` shows at an instant, to the minute. */
export function wallTimeOf(instant: Date, timeZone: string): WallTime {
  return formatOf(timeZone).format(instant).replace(" ", "T");
}

/**
 * The instant at which the wall clock of `timeZone` shows `wall`. An hour that is skipped in spring
 * is read with the offset from before it; of an hour that comes twice in autumn, the first is taken.
 * Throws RangeError when `wall` is no day and time.
 */
export function instantOf(wall: WallTime, timeZone: string): Date {
  // `Date.parse` makes a date of almost any words, so the shape is checked first.
  const asUtc = SHAPE.test(wall) ? Date.parse(`${wall}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) throw new RangeError("not a day and time");
  const offsetAt = (instant: number) =>
    Date.parse(`${wallTimeOf(new Date(instant), timeZone)}:00Z`) - instant;
  const before = offsetAt(asUtc - 86_400_000);
  const after = offsetAt(asUtc + 86_400_000);
  const candidates = [asUtc - before, asUtc - after].filter(
    (instant) => instant + offsetAt(instant) === asUtc,
  );
  return new Date(candidates.length > 0 ? Math.min(...candidates) : asUtc - before);
}

/** The same time of day some days later, by the wall clock. */
export function addDays(wall: WallTime, days: number): WallTime {
  const [day, time] = wall.split("T");
  const moved = new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000);
  return `${moved.toISOString().slice(0, 10)}T${time}`;
}

/** A wall time moved by as much as lies between two others on the same wall. */
export function shiftWall(wall: WallTime, from: WallTime, to: WallTime): WallTime {
  const [at, before, after] = [wall, from, to].map((each) => Date.parse(`${each}:00Z`));
  if (at === undefined || before === undefined || after === undefined) return wall;
  return new Date(at + after - before).toISOString().slice(0, 16);
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known) return known;
  // Swedes write "2026-11-24 18:30"; a caseload asks for hundreds, and parts cost three times as much.
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  FORMATS.set(timeZone, format);
  return format;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day as an address or a form names it ("2026-05-04"), or undefined for anything else. */
export function dayGiven(text: string | undefined): string | undefined {
  return text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** The instant at which a named day begins in a time zone, or the day `later` days after it; undefined where none is named. */
export function startOf(
  day: string | undefined,
  later: number,
  timeZone: string,
): Date | undefined {
  const given = dayGiven(day);
  return given ? instantOf(addDays(`${given}T00:00`, later), timeZone) : undefined;
}
