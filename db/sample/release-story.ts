import { eq } from "drizzle-orm";
import { reissueLink } from "@/data/link";
import { openedPassages, safeView } from "@/data/opening";
import { partnerOf, startWithLink } from "@/data/principal/link";
import { mint } from "@/data/principal/mint";
import { asPrincipal } from "@/data/principal/transaction";
import { liftPause, pauseQuietly } from "@/data/quiet-pause";
import { readDraft, saveAnswer } from "@/data/reflection";
import { releasePassage, takeBackEveryRelease, takeBackRelease } from "@/data/release";
import { recordScreening } from "@/data/screening";
import { sendReflection, takeBackReflection } from "@/data/sending";
import { undoWithdrawal, withdrawReflection } from "@/data/withdrawal";
import { passphrase, unlocking } from "@/db/schema/passphrase";
import { reflection } from "@/db/schema/reflection";
import { MARKS } from "@/domain/couple";
import type { Partner, Therapist } from "@/domain/principal";
import type { PartnerMark } from "@/domain/series";
import { newId } from "@/server/id";
import { type BuiltAssignment, buildAssignment } from "./assigning";
import { buildCouple } from "./builders";
import { ReleaseModel, type Shown, type Visitor } from "./release-model";
import { buildArrival } from "./writing";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Long past, so that policies, which ask the database's clock, hide nothing that a story reaches. */
export const BEGINS = Date.parse("2024-09-26T09:30:00Z");
const OPENS = "2024-09-26T00:00";

/** One step of a story, on one round: 0 to 2 of the weekly check-in, 3 of an exercise of its own. */
export type Step = { who: PartnerMark; round: number; unlocked: boolean } & (
  | { does: "answer"; how: How }
  | { does: "send"; releases: boolean }
  | {
      does:
        | "share"
        | "correct"
        | "take back"
        | "take back every one"
        | "withdraw"
        | "undo withdrawal";
    }
  | { does: "release"; prompt: "written" | "number" }
  | { does: "pause" | "lift" | "screen" | "reissue" }
  | { does: "wait"; ms: number }
  | { does: "wait until"; what: "hour" | "opens" | "closes" | "monday"; off: number }
);
type How = "words" | "skip" | "number";
type Without<S, Does> = S extends { does: Does } ? never : S;
type Visit = Without<Step, "wait" | "wait until" | "screen" | "pause" | "lift" | "reissue">;

export type House = { timeZone: string; therapist: Therapist; mondays: readonly number[] };

/** What was tried and seen so far, over all stories. */
export type Count = Record<
  "stories" | "steps" | "refused" | "readings" | "shown" | "showing" | "holding",
  number
>;

/** A couple when a round has opened, its story told through the real doors and, beside it, to the model. */
export async function beginReleaseStory(house: House, from: number, count: Count) {
  const { therapist, timeZone } = house;
  const at = new Date(BEGINS);
  const words = (name: string) => ({ name, language: "en", safeContact: "" }) as const;
  const people = { circle: words("Maya"), diamond: words("Jonas") };
  const couple = await buildCouple(therapist, { alias: "M & J", ...people, at });
  const given = [
    await buildAssignment(therapist, couple, {
      ...{ exerciseKey: "weekly-check-in", opens: OPENS, due: "2024-09-30T20:00" },
      ...{ timeZone, times: 3, everyWeeks: 1, at },
    }),
    await buildAssignment(therapist, couple, {
      ...{ exerciseKey: "draft-the-true-sentence", opens: OPENS, due: "2024-10-08T19:00" },
      ...{ timeZone, times: 1, everyWeeks: 1, at },
    }),
  ];
  const rounds = given.flatMap((each, assignment) =>
    each.rounds.map((round) => ({
      ...{ id: round.id, assignment, written: "sentence", number: NUMBERS[assignment] ?? "" },
      ...{ opensAt: +round.opensAt, dueAt: +round.dueAt, closesAt: +round.closesAt },
    })),
  );
  const model = new ReleaseModel(rounds, house.mondays, BEGINS);
  const links = new Map<string, { id: string; token: string }>(
    given.flatMap((each, i) => MARKS.map((mark) => [`${mark} ${i}`, linkOf(each, mark)] as const)),
  );
  const signIns = new Map<string, { token: string; at: number; seen: number }>();
  const phrases = new Map<PartnerMark, string>();
  let texts = 0;
  let showed = false;
  let held = false;

  const now = () => new Date(model.now);
  const roundAt = (index: number) => required(rounds[index]);
  model.now = Math.max(BEGINS, roundAt(from).opensAt);

  // Comes in as a partner does: goes on in a sign-in that lasts, or starts anew with the link.
  async function enter({ who, unlocked }: Step, assignment: number): Promise<Partner | null> {
    const place = `${who} ${assignment}`;
    const before = signIns.get(place);
    if (before) {
      const { at: began, seen } = before;
      const lasts = model.now - seen < 15 * MINUTE && model.now - began < 3 * HOUR;
      const same = await partnerOf(before.token, now());
      agreed("a sign-in lasts", same !== null, lasts);
      before.seen = model.now;
      if (same) return unlocked ? unlock(same, who, before.token) : same;
    }
    const token = await startWithLink(required(links.get(place)).token, now());
    agreed("a link serves", token !== null, model.serves(assignment));
    if (!token) return null;
    signIns.set(place, { token, at: model.now, seen: model.now });
    const partner = required(await partnerOf(token, now()));
    await buildArrival(partner, now());
    return unlocked ? unlock(partner, who, token) : partner;
  }

  // Says the passphrase, which was set before the story's first word.
  async function unlock(partner: Partner, who: PartnerMark, token: string): Promise<Partner> {
    if (partner.unlocked) return partner;
    const { practiceId, coupleId, partnerId, signInId } = partner;
    const scope = { practiceId, coupleId, partnerId };
    const known = phrases.get(who);
    const id = known ?? newId();
    await asPrincipal(partner, async (tx) => {
      const row = { id, ...scope, hash: "none", setIn: signInId, createdAt: at };
      if (!known) await tx.insert(passphrase).values(row);
      await tx.insert(unlocking).values({ signInId, ...scope, passphraseId: id });
    });
    phrases.set(who, id);
    return required(await partnerOf(token, now()));
  }

  /** Takes one step; says whether anything may have changed by it. */
  async function take(step: Step): Promise<boolean> {
    count.steps += 1;
    switch (step.does) {
      case "wait":
        model.now += step.ms;
        return true;
      case "wait until":
        model.now = nextOf(step);
        return true;
      case "screen":
        await screen(step.who);
        return true;
      case "pause":
        await pauseQuietly(therapist, couple.id, now());
        model.pause();
        return true;
      case "lift":
        await liftPause(therapist, couple.id, now());
        model.lift();
        return true;
      case "reissue":
        await reissue(`${step.who} ${roundAt(step.round).assignment}`);
        return true;
      default:
        return visit(step);
    }
  }

  async function screen(mark: PartnerMark): Promise<void> {
    const partnerId = couple.partners[mark].id;
    await recordScreening(therapist, { partnerId, spokenOn: now().toISOString().slice(0, 10) });
    model.screen(mark);
  }

  // Whoever was in by the old link is out at once.
  async function reissue(place: string): Promise<void> {
    const { linkId, token } = await reissueLink(therapist, required(links.get(place)).id);
    const before = signIns.get(place);
    const old = required(links.get(place)).token;
    links.set(place, { id: linkId, token });
    signIns.delete(place);
    agreed("the old link serves", (await startWithLink(old, now())) !== null, false);
    if (before) agreed("its sign-in lasts", (await partnerOf(before.token, now())) !== null, false);
  }

  async function visit(step: Visit): Promise<boolean> {
    const { who } = step;
    const round = roundAt(step.round);
    const { assignment, id } = round;
    const partner = await enter(step, assignment);
    if (!partner) return false;
    const { signInId: signIn, unlocked } = partner;
    const visitor: Visitor = { mark: who, assignment, signIn, unlocked: unlocked !== null };
    const passage = { roundId: id, promptKey: round.written };
    const doors: { [Does in Visit["does"]]: () => Promise<boolean> } = {
      answer: () => write(visitor, partner, step.round, "how" in step ? step.how : "words"),
      send: () => send(visitor, partner, step.round, "releases" in step && step.releases),
      share: async () => {
        if (model.wasSent(who, step.round)) return release(visitor, partner, step.round, "written");
        const wrote = await write(visitor, partner, step.round, "words");
        return (await send(visitor, partner, step.round, true)) || wrote;
      },
      correct: () =>
        both(
          () => takeBackReflection(partner, id, now()),
          () => model.correct(visitor, step.round),
        ),
      release: () =>
        release(visitor, partner, step.round, "prompt" in step ? step.prompt : "written"),
      "take back": () =>
        both(
          () => takeBackRelease(partner, passage),
          () => model.takeBack(who, step.round),
        ),
      "take back every one": () =>
        both(
          () => takeBackEveryRelease(partner),
          () => model.takeBackEvery(who),
        ),
      withdraw: () =>
        both(
          async () => withdrawReflection(partner, await reflectionOn(partner, id), now()),
          () => model.withdraw(visitor, step.round),
        ),
      "undo withdrawal": () =>
        both(
          async () => undoWithdrawal(partner, await reflectionOn(partner, id), now()),
          () => model.undoWithdrawal(visitor, step.round),
        ),
    };
    return doors[step.does]();
  }

  function write(visitor: Visitor, partner: Partner, round: number, how: How): Promise<boolean> {
    texts += 1;
    const text = how === "words" ? `${visitor.mark} on ${round}, ${texts}` : null;
    const { id, number, written } = roundAt(round);
    const answer = text === null ? SKIPPED : said(text);
    return how === "number"
      ? both(
          () => saveAnswer(partner, id, number, said(7), { now: now() }),
          () => model.number(visitor, round),
        )
      : both(
          () => saveAnswer(partner, id, written, answer, { now: now() }),
          () => model.answer(visitor, round, text),
        );
  }

  function send(visitor: Visitor, partner: Partner, round: number, releases: boolean) {
    const { id, number, written } = roundAt(round);
    return both(
      async () => {
        const { digest } = await readDraft(partner, id);
        // Whoever makes up a form may name anything in it.
        const wanted = releases ? [written, number, "slipped", "nothing"] : [number];
        const form = { key: crypto.randomUUID(), digest, releases: wanted };
        await sendReflection(partner, id, form, now());
      },
      () => model.send(visitor, round, releases),
    );
  }

  function release(
    visitor: Visitor,
    partner: Partner,
    round: number,
    prompt: "written" | "number",
  ) {
    const { id, [prompt]: promptKey } = roundAt(round);
    return both(
      () => releasePassage(partner, { roundId: id, promptKey }, now()),
      () => model.release(visitor, round, prompt),
    );
  }

  // The door and the model say the same about whether something is done.
  async function both(door: () => Promise<unknown>, rule: () => boolean): Promise<boolean> {
    let done = true;
    try {
      await door();
    } catch (error) {
      if (!(error instanceof Error && REFUSALS.includes(error.name))) throw error;
      done = false;
      count.refused += 1;
    }
    agreed("the door does it", done, rule());
    return done;
  }

  // The hour is the one at which a passage released now would open.
  function nextOf({ what, off, round }: Extract<Step, { does: "wait until" }>): number {
    const after = (times: readonly number[]) =>
      Math.min(...times.map((time) => time + off).filter((time) => time > model.now), NEVER);
    const due = after([roundAt(round).dueAt]);
    const times = {
      hour: due < NEVER ? due : after(house.mondays),
      monday: after(house.mondays),
      opens: after(rounds.map((each) => each.opensAt)),
      closes: after(rounds.map((each) => each.closesAt)),
    };
    return times[what] < NEVER ? times[what] : model.now;
  }

  // Reading the other's needs no link that still serves: history is the partner's own.
  async function read(mark: PartnerMark, unlocked: boolean): Promise<string[]> {
    const { practiceId, id: coupleId, partners } = couple;
    const partner = mint({
      ...{ kind: "partner", practiceId, coupleId, partnerId: partners[mark].id },
      ...{ assignmentId: required(given[0]).id, linkId: newId(), signInId: newId() },
      unlocked: unlocked ? { id: newId(), setIn: newId(), setAt: at } : null,
    });
    const ids = rounds.map((round) => round.id);
    const passages = await openedPassages(partner, ids, now());
    const by = mark === "circle" ? "diamond" : "circle";
    count.readings += 1;
    count.shown += passages.length;
    return passages.map(({ roundId, promptKey, text }) => line(roundId, promptKey, by, text));
  }

  function line(roundId: string, promptKey: string, by: PartnerMark, text: string): string {
    return `${rounds.findIndex((round) => round.id === roundId)} ${promptKey} ${by}: ${text}`;
  }

  /** What each partner reads of the other, and the safe view, are what the model allows. */
  async function compare(): Promise<void> {
    const shown = model.shown();
    showed ||= shown.length > 0;
    held ||= model.held() > 0;
    const lines = (of: readonly Shown[]) =>
      of.map(({ round, by, text }) => line(roundAt(round).id, roundAt(round).written, by, text));
    for (const mark of MARKS) {
      const allowed = lines(shown.filter((each) => each.by !== mark));
      same(`the ${mark} reads`, await read(mark, true), allowed);
    }
    const safe = await safeView(therapist, couple.id, now());
    count.readings += 1;
    const safeLines = safe.flatMap(({ roundId, promptKey, words }) =>
      words.map(({ mark, text }) => line(roundId, promptKey, mark, text)),
    );
    same("the safe view shows", safeLines, lines(shown));
  }

  /** Ends the story: whoever does not know the passphrase has read nothing all along. */
  async function end(): Promise<void> {
    for (const mark of MARKS)
      same(`without passphrase the ${mark} reads`, await read(mark, false), []);
    count.stories += 1;
    if (showed) count.showing += 1;
    if (held) count.holding += 1;
  }

  return { screen, take, compare, end };
}

const NUMBERS = ["clear", "readiness"];
const NEVER = Number.POSITIVE_INFINITY;
const SKIPPED = { is: "skipped" } as const;
const REFUSALS = ["NotFound", "Refused", "Conflict"];

const said = (value: number | string) => ({ is: "given", value }) as const;

function agreed(what: string, is: boolean, should: boolean): void {
  if (is !== should) throw new Error(`${what}: ${is}, and by the rules ${should}`);
}

function same(what: string, shown: readonly string[], allowed: readonly string[]): void {
  const forbidden = shown.filter((each, i) => !allowed.includes(each) || shown.indexOf(each) !== i);
  const withheld = allowed.filter((each) => !shown.includes(each));
  if (forbidden.length + withheld.length === 0) return;
  throw new Error(`${what} ${JSON.stringify({ forbidden, withheld })}`);
}

function linkOf(given: BuiltAssignment, mark: PartnerMark): { id: string; token: string } {
  return required(given.links[mark]);
}

function required<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new RangeError("the story lacks something");
  return value;
}

/** Every Monday 06:00 of a zone in the weeks of the stories, found by looking at its clock. */
export function mondaysIn(timeZone: string): number[] {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, weekday: "short", hour: "2-digit", minute: "2-digit" },
  });
  const found: number[] = [];
  for (let time = BEGINS; time < BEGINS + 900 * DAY; time += 15 * MINUTE) {
    if (format.format(time) !== "Mon 06:00") continue;
    found.push(time);
    time += 6 * DAY + 20 * HOUR;
  }
  return found;
}

async function reflectionOn(partner: Partner, roundId: string): Promise<string> {
  const rows = await asPrincipal(partner, (tx) =>
    tx.select({ id: reflection.id }).from(reflection).where(eq(reflection.roundId, roundId)),
  );
  // None yet: as good as anybody's that is not there.
  return rows[0]?.id ?? newId();
}
