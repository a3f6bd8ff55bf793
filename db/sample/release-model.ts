import { MARKS } from "@/domain/couple";
import type { PartnerMark } from "@/domain/series";

/*
 * What product.md says about releases (rules 1, 2, 3, 6 and 7), about the wrong partner's answers and
 * about what a reported link sent, once more and by hand, so small that it can be read beside the rules. It shares no code with what
 * it is compared with: only the sets and the clock are here, no database, no keys, no policies.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FORTNIGHT = 14 * DAY;

/** A written prompt, or another one ("number"), of a round of an assignment. */
export type ModelRound = {
  assignment: number;
  opensAt: number;
  dueAt: number;
  closesAt: number;
  written: string;
};

/** The practice's wall clock: every Monday 06:00 in order, what it shows, and when it shows that. */
export type Clock = {
  mondays: readonly number[];
  wall: (time: number) => string;
  instant: (wall: string) => number;
};

/** A partner at a door: through which assignment's link, in which sign-in, passphrase said or not. */
export type Visitor = { mark: PartnerMark; assignment: number; signIn: string; unlocked: boolean };

/** What one partner reads of the other's, or the therapist of both. */
export type Shown = { round: number; by: PartnerMark; text: string };

type Words = { text: string | null; signIn: string };
type Reflection = {
  words: Words | null;
  sent: { at: number; signIn: string } | null;
  withdrawn: boolean;
  /** The link, by its number among those to the same, that served when it was begun; none for answers given over. */
  begunBy: number | null;
};
/** Somebody said that a link was not for them; a therapist said whose a reflection is that it may have written. */
type Report = { link: number; at: number };
type Recognition = { of: Reflection; link: number; at: number };
/** What the wrong partner wrote; once given to the other, it counts there and stays aside here. */
type Aside = { was: Reflection; given: boolean };

/** The couple by the rules: what may be done, and what then may be read. Times in milliseconds. */
export class ReleaseModel {
  /** By partner and round: the one reflection that counts, and those set aside, the last one last. */
  private readonly reflections = new Map<string, Reflection>();
  private readonly asides = new Map<string, Aside[]>();
  /** By partner and assignment: until when the link serves. */
  private readonly serving = new Map<string, number>();
  private readonly released = new Set<string>();
  /** By round: the hour fixed when the second of two released. */
  private readonly hours = new Map<number, number>();
  private readonly spokenWith = new Set<PartnerMark>();
  private readonly pauses: { from: number; to: number }[] = [];
  /** By partner and assignment: how many links came before, what was reported and what was recognised. */
  private readonly links = new Map<string, number>();
  private readonly reports = new Map<string, Report[]>();
  private readonly recognitions = new Map<string, Recognition[]>();

  constructor(
    public readonly rounds: ModelRound[],
    private readonly clock: Clock,
    private session: string,
    public now: number,
  ) {
    for (const { assignment } of rounds) {
      const until = Math.max(...rounds.filter(isOf(assignment)).map((r) => r.dueAt)) + FORTNIGHT;
      for (const mark of MARKS) this.serving.set(`${mark} ${assignment}`, until);
    }
  }

  /** Rule 1: a link serves one assignment until 14 days after its last due date. */
  serves(mark: PartnerMark, assignment: number): boolean {
    return this.now < this.until(mark, assignment);
  }

  /** Another link in its place, which serves as long, and a fortnight at least. */
  reissue(mark: PartnerMark, assignment: number): void {
    this.links.set(`${mark} ${assignment}`, this.link(mark, assignment) + 1);
    this.serveUntil(mark, assignment, this.now + FORTNIGHT);
  }

  /** Whoever pressed Start says that the link is not for them. */
  report({ mark, assignment }: Visitor): boolean {
    const link = this.link(mark, assignment);
    push(this.reports, `${mark} ${assignment}`, { link, at: this.now });
    return true;
  }

  /** A therapist says that what a reported link sent is whose it should be: it counts from now on. */
  recognise(mark: PartnerMark, round: number): boolean {
    const mine = this.of(mark, round);
    if (!mine?.sent) return false;
    const by = this.heldBy(mark, round);
    if (!by) return true;
    const { assignment } = this.at(round);
    push(this.recognitions, `${mark} ${assignment}`, { of: mine, link: by.link, at: this.now });
    this.setHour(round);
    return true;
  }

  /** Unsaid again, unless something that was sent since rests on it, or something of it was read. */
  undoRecognition(mark: PartnerMark, round: number): boolean {
    const mine = this.of(mark, round);
    if (!mine?.sent) return false;
    const key = `${mark} ${this.at(round).assignment}`;
    const said = this.recognitions.get(key)?.findLast((each) => each.of === mine);
    if (!said) return true;
    const rests = this.writtenAs(mark, this.at(round).assignment).some(
      ({ sent, begunBy }) => sent && sent.at > said.at && begunBy !== null && begunBy <= said.link,
    );
    const released = this.released.has(`${mark} ${round}`);
    const hour = this.hours.get(round);
    const read = released && hour !== undefined && hour <= this.now && !this.isHeld(round, hour);
    if (rests || read) return false;
    this.recognitions.set(key, this.recognitions.get(key)?.filter((each) => each !== said) ?? []);
    if (released) this.hours.delete(round);
    return true;
  }

  /**
   * The session moves, and with it the rounds that were due in the week before it and are not over:
   * by as much on the wall clock, an hour after their opening at the earliest, and not after the next
   * one opens. What was to open opens at the new hour; what is open stays open. Links go on as long
   * as they were to, and fourteen days after a later last due date. Gives how many rounds moved.
   */
  moveSession(to: string): number {
    const session = this.clock.instant(this.session);
    const shift = asUtc(to) - asUtc(this.session);
    this.session = to;
    const moving = this.rounds.filter(
      ({ dueAt, closesAt }) =>
        dueAt >= session - 7 * DAY && dueAt <= session && closesAt > this.now,
    );
    for (const round of moving) {
      const wall = new Date(asUtc(this.clock.wall(round.dueAt)) + shift).toISOString();
      const next = this.rounds[this.rounds.indexOf(round) + 1];
      const last = next?.assignment === round.assignment ? next.opensAt : Number.POSITIVE_INFINITY;
      const due = Math.max(this.clock.instant(wall.slice(0, 16)), round.opensAt + HOUR);
      round.dueAt = Math.min(due, last);
      if (last === Number.POSITIVE_INFINITY)
        for (const mark of MARKS) this.serveUntil(mark, round.assignment, round.dueAt + FORTNIGHT);
      const hour = this.hours.get(this.rounds.indexOf(round));
      if (hour !== undefined && hour > this.now)
        this.hours.set(this.rounds.indexOf(round), this.hourOf(round));
    }
    return moving.length;
  }

  /** Rule 3: writing makes a draft; what was sent is not written over. `text` null: a skip. */
  answer(visitor: Visitor, round: number, text: string | null): boolean {
    const mine = this.begun(visitor, round);
    if (!mine || mine.sent) return false;
    mine.words = { text, signIn: visitor.signIn };
    return true;
  }

  /** The same for a number: it makes a draft, and there is nothing in it to release. */
  number(visitor: Visitor, round: number): boolean {
    const mine = this.begun(visitor, round);
    return mine !== undefined && !mine.sent;
  }

  send(visitor: Visitor, round: number, releases: boolean): boolean {
    const mine = this.begun(visitor, round);
    if (!mine || mine.sent) return false;
    mine.words ??= { text: null, signIn: visitor.signIn };
    const mayRead = visitor.unlocked || mine.words.signIn === visitor.signIn;
    mine.sent = { at: this.now, signIn: visitor.signIn };
    // Rule 2: only written answers can be released. Rule 3: whoever holds the link may send what
    // another sign-in wrote, and do no more with it. Rule 7: once each was spoken with alone.
    const may = mayRead && mine.words.text !== null && this.bothSpokenWith();
    if (releases && may) this.put(visitor, round);
    return true;
  }

  /** Rule 3: ten minutes to correct, in the sign-in that sent it; what it released is taken back. */
  correct(visitor: Visitor, round: number): boolean {
    const mine = this.of(visitor.mark, round);
    if (!mine?.sent) return true;
    const { at, signIn } = mine.sent;
    if (signIn !== visitor.signIn || this.now - at >= 10 * MINUTE) return false;
    mine.sent = null;
    mine.withdrawn = false;
    this.take(visitor.mark, round);
    return true;
  }

  /** Rules 2, 3, 4 and 7. Nothing here looks at the other partner's choice. */
  release(visitor: Visitor, round: number, prompt: "written" | "number"): boolean {
    const mine = this.of(visitor.mark, round);
    if (prompt === "number" || !mine?.sent || mine.withdrawn || !mine.words?.text) return false;
    const { words, sent } = mine;
    const lately = sent.signIn === visitor.signIn && this.now - sent.at < 10 * MINUTE;
    const mayRead = visitor.unlocked || (lately && words.signIn === visitor.signIn);
    if (!mayRead || !this.bothSpokenWith()) return false;
    this.put(visitor, round);
    return true;
  }

  takeBack(mark: PartnerMark, round: number): boolean {
    this.take(mark, round);
    return true;
  }

  takeBackEvery(mark: PartnerMark): boolean {
    this.rounds.forEach((_, round) => {
      this.take(mark, round);
    });
    return true;
  }

  /** Behind the passphrase; takes what it released with it, and undoing does not bring that back. */
  withdraw(visitor: Visitor, round: number): boolean {
    const mine = this.of(visitor.mark, round);
    if (!visitor.unlocked || !mine?.sent) return false;
    mine.withdrawn = true;
    this.take(visitor.mark, round);
    return true;
  }

  undoWithdrawal(visitor: Visitor, round: number): boolean {
    const mine = this.of(visitor.mark, round);
    if (!visitor.unlocked || !mine?.sent) return false;
    mine.withdrawn = false;
    return true;
  }

  /** The wrong partner wrote it: what was sent is out of everything, and its releases are gone. */
  setAside(mark: PartnerMark, round: number): boolean {
    const was = this.of(mark, round);
    if (!was?.sent) return false;
    this.reflections.delete(`${mark} ${round}`);
    this.asides.set(`${mark} ${round}`, [...this.aside(mark, round), { was, given: false }]);
    this.take(mark, round);
    return true;
  }

  /** The last one set aside counts again, its releases still gone, unless something took its place. */
  bringBack(mark: PartnerMark, round: number): boolean {
    const last = this.aside(mark, round).at(-1);
    if (!last || last.given || this.of(mark, round)) return false;
    this.aside(mark, round).pop();
    this.reflections.set(`${mark} ${round}`, last.was);
    return true;
  }

  /** Given to the partner whose it is, who has none on the round; released by nobody yet. */
  readdress(mark: PartnerMark, round: number): boolean {
    const last = this.aside(mark, round).at(-1);
    const other = mark === "circle" ? "diamond" : "circle";
    if (!last || last.given || last.was.withdrawn || this.of(other, round)) return false;
    last.given = true;
    this.reflections.set(`${other} ${round}`, { ...last.was, begunBy: null });
    return true;
  }

  screen(mark: PartnerMark): void {
    this.spokenWith.add(mark);
  }

  pause(): void {
    if (this.paused()) return;
    this.pauses.push({ from: this.now, to: Number.POSITIVE_INFINITY });
  }

  lift(): void {
    for (const pause of this.pauses) pause.to = Math.min(pause.to, this.now);
  }

  paused(): boolean {
    return this.pauses.some((pause) => pause.to === Number.POSITIVE_INFINITY);
  }

  /** Rule 2: what is readable now, by whom it is. The other partner reads it, and the safe view shows it. */
  shown(): Shown[] {
    return this.rounds.flatMap((_, round) => {
      const hour = this.hours.get(round);
      if (hour === undefined || this.now < hour || this.isHeld(round, hour)) return [];
      return MARKS.map((by) => ({ round, by, text: this.of(by, round)?.words?.text ?? "" }));
    });
  }

  /** Whether nobody said yet whose what was sent is. */
  isDoubted(mark: PartnerMark, round: number): boolean {
    return this.heldBy(mark, round) !== undefined;
  }

  wasSent(mark: PartnerMark, round: number): boolean {
    return Boolean(this.of(mark, round)?.sent);
  }

  /** How many passages a pause keeps closed whose hour has come; for counting what was tried. */
  held(): number {
    const come = [...this.hours].filter(([, hour]) => hour <= this.now);
    return come.filter(([round, hour]) => this.isHeld(round, hour)).length;
  }

  // Rule 7: nothing new opens while a pause lasts; what was open before it stays; lifting covers
  // later rounds only.
  private isHeld(round: number, hour: number): boolean {
    const { opensAt } = this.at(round);
    return this.pauses.some(({ from, to }) => {
      const wasOpenBefore = hour <= from;
      const isLaterRound = opensAt >= to;
      return !wasOpenBefore && !isLaterRound;
    });
  }

  // Rule 2: the round's due time; afterwards Mondays 06:00 practice time; never on a click.
  private put({ mark }: Visitor, round: number): void {
    this.released.add(`${mark} ${round}`);
    this.setHour(round);
  }

  // Nothing opens of what nobody said whose it is; what is open keeps its hour.
  private setHour(round: number): void {
    const both = MARKS.every((each) => this.released.has(`${each} ${round}`));
    const doubted = MARKS.some((each) => this.heldBy(each, round));
    if (both && !doubted && !this.hours.has(round))
      this.hours.set(round, this.hourOf(this.at(round)));
  }

  // The last report that holds a reflection: it was sent after it and begun while the link served or
  // before, and neither it nor an earlier one was recognised since the report.
  private heldBy(mark: PartnerMark, round: number): Report | undefined {
    const mine = this.of(mark, round);
    const { assignment } = this.at(round);
    const said = this.recognitions.get(`${mark} ${assignment}`) ?? [];
    const sentAt = mine?.sent?.at;
    if (!mine || sentAt === undefined) return undefined;
    const reports = this.reports.get(`${mark} ${assignment}`) ?? [];
    return reports.findLast(
      ({ link, at }) =>
        at < sentAt &&
        mine.begunBy !== null &&
        mine.begunBy <= link &&
        !said.some(
          (each) => each.at > at && (each.of === mine || (each.link === link && each.at <= sentAt)),
        ),
    );
  }

  // Everything that stands as this partner's in an assignment, also what was set aside.
  private writtenAs(mark: PartnerMark, assignment: number): Reflection[] {
    return this.rounds.flatMap((round, index) => {
      if (round.assignment !== assignment) return [];
      const counts = this.of(mark, index);
      return [...(counts ? [counts] : []), ...this.aside(mark, index).map(({ was }) => was)];
    });
  }

  private link(mark: PartnerMark, assignment: number): number {
    return this.links.get(`${mark} ${assignment}`) ?? 0;
  }

  private hourOf({ dueAt }: ModelRound): number {
    const monday = this.clock.mondays.find((each) => each > this.now) ?? Number.POSITIVE_INFINITY;
    return this.now < dueAt ? dueAt : monday;
  }

  private take(mark: PartnerMark, round: number): void {
    if (this.released.delete(`${mark} ${round}`)) this.hours.delete(round);
  }

  private bothSpokenWith(): boolean {
    return MARKS.every((mark) => this.spokenWith.has(mark));
  }

  // What was begun in its time may be finished; nothing is begun outside it, or by another's link.
  private begun({ mark, assignment }: Visitor, round: number): Reflection | undefined {
    const when = this.at(round);
    if (when.assignment !== assignment) return undefined;
    const found = this.of(mark, round);
    if (found) return found;
    if (this.now < when.opensAt || this.now >= when.closesAt) return undefined;
    const begunBy = this.link(mark, assignment);
    const made: Reflection = { words: null, sent: null, withdrawn: false, begunBy };
    this.reflections.set(`${mark} ${round}`, made);
    return made;
  }

  // Never shorter than it was; and the last round stays open as long as somebody may come to it.
  private serveUntil(mark: PartnerMark, assignment: number, until: number): void {
    const longer = Math.max(this.until(mark, assignment), until);
    this.serving.set(`${mark} ${assignment}`, longer);
    const last = this.rounds.filter(isOf(assignment)).at(-1);
    if (last) last.closesAt = Math.max(...MARKS.map((each) => this.until(each, assignment)));
  }

  private until(mark: PartnerMark, assignment: number): number {
    return this.serving.get(`${mark} ${assignment}`) ?? 0;
  }

  private aside(mark: PartnerMark, round: number): Aside[] {
    return this.asides.get(`${mark} ${round}`) ?? [];
  }

  private of(mark: PartnerMark, round: number): Reflection | undefined {
    return this.reflections.get(`${mark} ${round}`);
  }

  private at(round: number): ModelRound {
    const found = this.rounds[round];
    if (!found) throw new RangeError(`no round ${round}`);
    return found;
  }
}

function push<T>(lists: Map<string, T[]>, key: string, each: T): void {
  lists.set(key, [...(lists.get(key) ?? []), each]);
}

function isOf(assignment: number) {
  return (round: ModelRound) => round.assignment === assignment;
}

// Wall times are told apart as if all clocks showed Greenwich.
function asUtc(wall: string): number {
  return Date.parse(`${wall}:00Z`);
}
