import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { reportMisdelivery } from "@/data/consent";
import { reissueLink } from "@/data/link";
import { openedPassages } from "@/data/opening";
import { partnerOf, startWithLink } from "@/data/principal/link";
import { mint } from "@/data/principal/mint";
import { asPrincipal } from "@/data/principal/transaction";
import { liftPause, pauseQuietly } from "@/data/quiet-pause";
import { recognise, undoRecognition } from "@/data/recognition";
import { readDraft, saveAnswer } from "@/data/reflection";
import { releasePassage, takeBackEveryRelease, takeBackRelease } from "@/data/release";
import { safeView } from "@/data/safe-view";
import { recordScreening } from "@/data/screening";
import { sendReflection, takeBackReflection } from "@/data/sending";
import { moveRoundsWithSession, moveSession as moveSessionAlone } from "@/data/session";
import { bringBack, readdress, setAside } from "@/data/setting-aside";
import { termsOf } from "@/data/terms";
import { undoWithdrawal, withdrawReflection } from "@/data/withdrawal";
import { partnerSignIn } from "@/db/schema/assignment";
import { passphrase, unlocking } from "@/db/schema/passphrase";
import { reflection } from "@/db/schema/reflection";
import { MARKS } from "@/domain/couple";
import type { Partner } from "@/domain/principal";
import type { PartnerMark } from "@/domain/series";
import { newId } from "@/server/id";
import { BEGINS, buildStoryCouple, type House, linksOf, SESSIONS } from "./release-house";
import { ReleaseModel, type Shown, type Visitor } from "./release-model";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

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
  | { does: "move session"; to: string }
  | { does: "report" }
  | { does: "set aside" | "bring back" | "readdress" | "recognise" | "undo recognition" }
  | { does: "wait"; ms: number }
  | { does: "wait until"; what: "hour" | "opens" | "closes" | "monday"; off: number }
);
type WrongOne = Extract<
  Step,
  { does: "set aside" | "bring back" | "readdress" | "recognise" | "undo recognition" }
>;
type How = "words" | "skip" | "number";
const VISITS = [
  ...([
    "answer",
    "send",
    "share",
    "correct",
    "release",
    "take back",
    "take back every one",
  ] as const),
  ...(["withdraw", "undo withdrawal", "report"] as const),
] as const;
type Visit = Extract<Step, { does: (typeof VISITS)[number] }>;

/** What was tried and seen so far, over all stories. */
export type Count = Record<(typeof COUNTED)[number], number>;

/** Steps taken and refused; readings, passages shown in them, and those that the rules do not agree with. */
const COUNTED = [
  ...(["stories", "steps", "refused", "readings", "shown", "forbidden", "withheld"] as const),
  // Stories in which a passage opened, or a pause held one; steps that moved a round, set aside, gave,
  // reported a link, said whose a held reflection is.
  ...(["showing", "holding", "moved", "aside", "given", "reported", "recognised"] as const),
] as const;

export function nothingCounted(): Count {
  return Object.fromEntries(COUNTED.map((each) => [each, 0])) as Count;
}

/** A couple when a round has opened, its story told through the real doors and, beside it, to the model. */
export async function beginReleaseStory(house: House, from: number, count: Count) {
  const { therapist } = house;
  const built = await buildStoryCouple(house);
  const { couple, rounds } = built;
  const links = linksOf(built);
  const model = new ReleaseModel(
    rounds.map((round) => ({ ...round })),
    house.clock,
    SESSIONS[0],
    BEGINS,
  );
  const signIns = new Map<string, { token: string; at: number; seen: number }>();
  const phrases = new Map<PartnerMark, string>();
  let texts = 0;
  let pausedAt = 0;
  let showed = false;
  let held = false;

  const now = () => new Date(model.now);
  const roundAt = (index: number) => ({
    ...required(rounds[index]),
    ...required(model.rounds[index]),
  });
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
      if (same)
        return unlocked && !same.unlocked ? arrive(same, who, before.token, unlocked) : same;
    }
    const token = await startWithLink(required(links.get(place)).token, now());
    agreed("a link serves", token !== null, model.serves(who, assignment));
    if (!token) return null;
    signIns.set(place, { token, at: model.now, seen: model.now });
    return arrive(required(await partnerOf(token, now())), who, token, unlocked);
  }

  // Says who it is, has seen who sees what, and says the passphrase, set before the story's first word.
  async function arrive(partner: Partner, who: PartnerMark, token: string, unlocked: boolean) {
    const { practiceId, coupleId, partnerId, signInId } = partner;
    const scope = { practiceId, coupleId, partnerId };
    await asPrincipal(partner, async (tx) => {
      house.terms ??= (await termsOf(partner, tx)).digest;
      await tx
        .update(partnerSignIn)
        .set({ confirmedAt: now(), seenTerms: house.terms })
        .where(eq(partnerSignIn.id, signInId));
      if (!unlocked) return;
      const known = phrases.get(who);
      const id = known ?? newId();
      const row = { id, ...scope, hash: "none", setIn: signInId, createdAt: new Date(BEGINS) };
      if (!known) await tx.insert(passphrase).values(row);
      await tx.insert(unlocking).values({ signInId, ...scope, passphraseId: id });
      phrases.set(who, id);
    });
    return unlocked ? required(await partnerOf(token, now())) : partner;
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
        pausedAt = model.now;
        return true;
      case "lift":
        // Nobody lifts a pause in the very instant in which it began.
        if (pausedAt === model.now) model.now += 1;
        await liftPause(therapist, couple.id, now());
        model.lift();
        return true;
      case "reissue":
        await reissue(step.who, roundAt(step.round).assignment);
        return true;
      case "move session":
        await moveSession(step.to);
        return true;
      case "set aside":
      case "bring back":
      case "readdress":
      case "recognise":
      case "undo recognition":
        return handleWrongOne(step);
      default:
        return visit(step);
    }
  }

  async function screen(mark: PartnerMark): Promise<void> {
    const partnerId = couple.partners[mark].id;
    await recordScreening(therapist, { partnerId, spokenOn: now().toISOString().slice(0, 10) });
    model.screen(mark);
  }

  // The session, and then the rounds that it offers to take along.
  async function moveSession(to: string): Promise<void> {
    const move = await moveSessionAlone(therapist, built.sessionId, to, now());
    const { rounds: moved } = await moveRoundsWithSession(therapist, built.sessionId, move, now());
    agreed("rounds move", moved.length, model.moveSession(to));
    count.moved += moved.length;
  }

  // What the other one wrote by this partner's link.
  async function handleWrongOne(step: WrongOne): Promise<boolean> {
    const { who, round, does } = step;
    const isAside = does === "bring back" || does === "readdress";
    const id = await sentOn(roundAt(round).id, who, isAside);
    const isHeld = model.isDoubted(who, round);
    const acts = {
      "set aside": [() => setAside(therapist, id), () => model.setAside(who, round), "aside"],
      "bring back": [
        () => bringBack(therapist, id, now()),
        () => model.bringBack(who, round),
        null,
      ],
      readdress: [() => readdress(therapist, id), () => model.readdress(who, round), "given"],
      recognise: [
        () => recognise(therapist, id, now()),
        () => model.recognise(who, round),
        isHeld ? "recognised" : null,
      ],
      "undo recognition": [
        () => undoRecognition(therapist, id, now()),
        () => model.undoRecognition(who, round),
        null,
      ],
    } as const;
    const [door, rule, counted] = acts[does];
    const done = await both(door, rule);
    if (done && counted) count[counted] += 1;
    return done;
  }

  // The reflection that counts, or the last one that does not; none: as good as one not there.
  async function sentOn(roundId: string, who: PartnerMark, isAside: boolean): Promise<string> {
    const { setAsideAt, partnerId } = reflection;
    const mine = and(eq(reflection.roundId, roundId), eq(partnerId, couple.partners[who].id));
    const [row] = await asPrincipal(therapist, (tx) =>
      tx
        .select({ id: reflection.id })
        .from(reflection)
        .where(and(mine, isAside ? isNotNull(setAsideAt) : isNull(setAsideAt)))
        .orderBy(desc(setAsideAt)),
    );
    return row?.id ?? newId();
  }

  // Whoever was in by the old link is out at once.
  async function reissue(who: PartnerMark, assignment: number): Promise<void> {
    const place = `${who} ${assignment}`;
    // No link is made in the very instant in which another was.
    model.now += 1;
    const { linkId, token } = await reissueLink(therapist, required(links.get(place)).id, now());
    model.reissue(who, assignment);
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
      report: () => {
        signIns.delete(`${who} ${assignment}`);
        count.reported += 1;
        return both(
          () => reportMisdelivery(partner, now()),
          () => model.report(visitor),
        );
      },
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
      hour: due < NEVER ? due : after(house.clock.mondays),
      monday: after(house.clock.mondays),
      opens: after(model.rounds.map((each) => each.opensAt)),
      closes: after(model.rounds.map((each) => each.closesAt)),
    };
    return times[what] < NEVER ? times[what] : model.now;
  }

  // Reading the other's needs no link that still serves: history is the partner's own.
  async function read(mark: PartnerMark, unlocked: boolean): Promise<string[]> {
    const { practiceId, id: coupleId, partners } = couple;
    const partner = mint({
      ...{ kind: "partner", practiceId, coupleId, partnerId: partners[mark].id },
      ...{ assignmentId: required(built.given[0]).id, linkId: newId(), signInId: newId() },
      unlocked: unlocked ? { id: newId(), setIn: newId(), setAt: new Date(BEGINS) } : null,
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

  function same(what: string, shown: readonly string[], allowed: readonly string[]): void {
    const forbidden = shown.filter(
      (line, i) => !allowed.includes(line) || shown.indexOf(line) !== i,
    );
    const withheld = allowed.filter((line) => !shown.includes(line));
    count.forbidden += forbidden.length;
    count.withheld += withheld.length;
    if (forbidden.length + withheld.length === 0) return;
    throw new Error(`${what} ${JSON.stringify({ forbidden, withheld })}`);
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

const NEVER = Number.POSITIVE_INFINITY;
const SKIPPED = { is: "skipped" } as const;
const REFUSALS = ["NotFound", "Refused", "Conflict"];

const said = (value: number | string) => ({ is: "given", value }) as const;

function agreed<T>(what: string, is: T, should: T): void {
  if (is !== should) throw new Error(`${what}: ${is}, and by the rules ${should}`);
}

function required<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new RangeError("the story lacks something");
  return value;
}

async function reflectionOn(partner: Partner, roundId: string): Promise<string> {
  const rows = await asPrincipal(partner, (tx) =>
    tx
      .select({ id: reflection.id })
      .from(reflection)
      .where(and(eq(reflection.roundId, roundId), isNull(reflection.setAsideAt))),
  );
  // None yet: as good as anybody's that is not there.
  return rows[0]?.id ?? newId();
}
