import { partnerOf, startWithLink } from "@/data/principal/link";
import { therapistOf } from "@/data/principal/sign-in";
import { SignInNeeded } from "@/domain/errors";
import type { Partner, Therapist } from "@/domain/principal";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import {
  type BuiltAssignment,
  type BuiltLink,
  buildAssignment,
  buildClosure,
  buildLink,
} from "./assigning";
import {
  type BuiltCouple,
  type BuiltPractice,
  buildCouple,
  buildMember,
  buildNote,
  buildPractice,
  buildScreening,
  buildSessions,
  buildSignIn,
  buildSuspension,
} from "./builders";
import { buildPartnerSignIn, buildReflections } from "./writing";

const DAY = 86_400_000;
const TIME_ZONE = "Europe/Madrid";

/** Words that stand nowhere but in what Maya, Jonas and Dr. Okafor wrote. */
export const PLANTED = {
  okafor: "zephyrokafor",
  maya: "zephyrmaya",
  jonas: "zephyrjonas",
  mayaContact: "zephyrmayacontact",
  jonasContact: "zephyrjonascontact",
  mayaSent: "zephyrmayasent",
  jonasSent: "zephyrjonassent",
  mayaDraft: "zephyrmayadraft",
  alias: "zephyralias",
  greeting: "zephyrgreeting",
  moment: "zephyrmoment",
  note: "zephyrnote",
} as const;

/** Dr. Okafor signs in with it, and nobody else does. */
export const OKAFOR_PASSWORD = "nine quiet herons";

/** The suspended member's own, which served until the suspension. */
export const SUSPENDED_PASSWORD = "eight former herons";

/** Whoever may come to a therapist's door. */
export type Colleague =
  | "dr-okafor"
  | "other therapist"
  | "owner off the care team"
  | "other practice"
  | "suspended member";

/** Whoever may come to a partner's door. */
export type Writer =
  | "maya"
  | "jonas"
  | "partner of another couple"
  | "partner of another practice"
  | "expired link"
  | "revoked link";

export type Couple = {
  couple: BuiltCouple;
  /** The weekly check-in: its first round is over, its second open, its third to come. */
  checkIn: BuiltAssignment;
  sessions: { past: string; next: string };
  noteId: string;
  sent: { circle: string; diamond: string };
};

export type Story = {
  practice: BuiltPractice;
  /** Maya (circle) and Jonas (diamond), in Dr. Okafor's care. */
  ours: Couple;
  /** Another couple of the practice, in the other therapist's care. */
  other: Couple;
  /** A couple of another practice. */
  foreign: Couple;
  round: { closed: string; open: string; upcoming: string };
  okafor: Therapist;
  /** On the care team of Maya and Jonas too, until the suspension. */
  suspended: Therapist;
  /** The member on each couple's care team. */
  team: { ours: string; other: string; foreign: string };
  /** Comes in as a therapist does, by the sign-in's token. Throws SignInNeeded where there is no way in. */
  asColleague(who: Colleague): Promise<Therapist>;
  /** Comes in as a partner does. Throws SignInNeeded where there is no way in. */
  asWriter(who: Writer): Promise<Partner>;
  /** The token that a member's browser holds. */
  colleagueToken(who: Colleague): string;
  emailOf(who: Colleague): string;
  /** The token that a partner's browser holds; null where the link gave none. */
  writerToken(who: Writer): Promise<string | null>;
  /** The link that each partner was given. */
  linkOf(who: Writer): BuiltLink;
};

/** Tells the story of Maya and Jonas into a migrated database; again and again, if asked. */
export async function tellStory(databaseUrl: string, now: Date = new Date()): Promise<Story> {
  process.env.DATABASE_URL = databaseUrl;
  const at = new Date(now.getTime() - 30 * DAY);
  const practice = await buildPractice({ ...house("Practice of Dr. Okafor"), at });
  const elsewhere = await buildPractice({ ...house("Practice elsewhere"), at });
  const emailOf = (who: Colleague) => `${who.replaceAll(" ", "-")}@${practice.id}.example`;
  const person = (
    who: Colleague,
    of: { role: "owner" | "therapist"; name: string; password?: string },
    where = practice,
  ) => buildMember(where, { ...of, email: emailOf(who), at });
  const okafor = await person("dr-okafor", {
    ...{ role: "therapist", name: `Dr. ${PLANTED.okafor}`, password: OKAFOR_PASSWORD },
  });
  const suspended = await person("suspended member", {
    ...{ role: "therapist", name: "Once a Colleague", password: SUSPENDED_PASSWORD },
  });
  const stranger = { role: "owner", name: "Stranger" } as const;
  const colleagues: Record<Colleague, Therapist> = {
    "dr-okafor": okafor,
    "other therapist": await person("other therapist", {
      ...{ role: "therapist", name: "Other Therapist" },
    }),
    "owner off the care team": await person("owner off the care team", {
      ...{ role: "owner", name: "Practice Owner" },
    }),
    "other practice": await person("other practice", stranger, elsewhere),
    "suspended member": suspended,
  };
  const tokens = new Map<Colleague, string>();
  for (const [who, therapist] of Object.entries(colleagues) as [Colleague, Therapist][]) {
    tokens.set(who, (await buildSignIn(therapist, now)).token);
  }
  const ours = await tellCouple(okafor, PLANTED, now, [suspended]);
  const other = await tellCouple(colleagues["other therapist"], PLAIN, now);
  const foreign = await tellCouple(colleagues["other practice"], PLAIN, now);
  await buildSuspension(practice, suspended, colleagues["owner off the care team"]);
  const writers: Record<Writer, WayIn> = {
    maya: await signedIn(ours.checkIn, "circle", now),
    jonas: await signedIn(ours.checkIn, "diamond", now),
    "partner of another couple": await signedIn(other.checkIn, "circle", now),
    "partner of another practice": await signedIn(foreign.checkIn, "circle", now),
    "expired link": await expiredLink(okafor, ours, now),
    "revoked link": await revokedLink(okafor, ours, now),
  };
  const [closed, open, upcoming] = ours.checkIn.rounds.map((round) => round.id);
  if (!closed || !open || !upcoming) throw new RangeError("the story has three rounds");
  return {
    ...{ practice, ours, other, foreign, okafor },
    ...{ round: { closed, open, upcoming }, suspended },
    team: {
      ours: okafor.memberId,
      other: colleagues["other therapist"].memberId,
      foreign: colleagues["other practice"].memberId,
    },
    asColleague: async (who) => entered(await therapistOf(tokens.get(who) ?? "")),
    asWriter: async (who) => entered(await partnerOf((await writers[who].token()) ?? "")),
    colleagueToken: (who) => tokens.get(who) ?? "",
    writerToken: (who) => writers[who].token(),
    linkOf: (who) => writers[who].link,
    emailOf,
  };
}

const PLAIN: Record<keyof typeof PLANTED, string> = {
  ...{ okafor: "", maya: "Ada", jonas: "Bo", mayaContact: "By text", jonasContact: "By text" },
  ...{ mayaSent: "I said it.", jonasSent: "I heard it.", mayaDraft: "Not yet." },
  ...{ alias: "A & B", greeting: "Hello.", moment: "Sunday.", note: "Nothing to note." },
};

async function tellCouple(
  therapist: Therapist,
  words: Record<keyof typeof PLANTED, string>,
  now: Date,
  alsoCaring: Therapist[] = [],
): Promise<Couple> {
  const at = new Date(now.getTime() - 20 * DAY);
  const couple = await buildCouple(therapist, {
    ...{ alias: words.alias, alsoCaring, at },
    circle: { name: words.maya, language: "en", safeContact: words.mayaContact },
    diamond: { name: words.jonas, language: "es", safeContact: words.jonasContact },
  });
  await buildScreening(therapist, couple, at);
  const days = (n: number) => new Date(now.getTime() + n * DAY);
  const [past, next] = await buildSessions(therapist, couple, [days(-3), days(4)]);
  const noteId = await buildNote(therapist, couple, words.note, days(-3));
  const opens = addDays(wallTimeOf(now, TIME_ZONE), -8);
  const checkIn = await buildAssignment(therapist, couple, {
    ...{ exerciseKey: "weekly-check-in", greeting: words.greeting, moment: words.moment },
    ...{ opens, due: addDays(opens, 5), times: 3, everyWeeks: 1, timeZone: TIME_ZONE, at },
  });
  const [first] = checkIn.rounds;
  if (!first || !past || !next) throw new RangeError("the story lacks its beginning");
  const send = async (mark: "circle" | "diamond", sentence: string) => {
    const answers = {
      ...{ clear: given(6), said: given(4), received: given(7), landed: given(5) },
      ...{ slipped: given("saying"), sentence: given(sentence) },
    };
    const writing = { round: first, answers, startedAt: days(-2), sentAt: days(-1.9) };
    const [id] = await buildReflections(checkIn, mark, [writing]);
    return id ?? "";
  };
  const sent = {
    circle: await send("circle", words.mayaSent),
    diamond: await send("diamond", words.jonasSent),
  };
  return { couple, checkIn, sessions: { past, next }, noteId, sent };
}

/** A partner's link, and the token of the sign-in that came of it. */
type WayIn = { link: BuiltLink; token: () => Promise<string | null> };

async function signedIn(
  checkIn: BuiltAssignment,
  mark: "circle" | "diamond",
  now: Date,
): Promise<WayIn> {
  const link = checkIn.links[mark];
  if (!link) throw new RangeError(`the ${mark} was given no link`);
  const { token } = await buildPartnerSignIn(checkIn, mark, now);
  return { link, token: async () => token };
}

async function expiredLink(therapist: Therapist, { checkIn }: Couple, now: Date): Promise<WayIn> {
  const times = { at: new Date(+now - 20 * DAY), expiresAt: new Date(+now - 60_000) };
  const link = await buildLink(therapist, checkIn, "circle", times);
  return { link, token: () => startWithLink(link.token) };
}

/** The partner had started with it before it was revoked. */
async function revokedLink(
  therapist: Therapist,
  { couple, checkIn }: Couple,
  now: Date,
): Promise<WayIn> {
  const times = { at: new Date(+now - 20 * DAY), expiresAt: new Date(+now + 20 * DAY) };
  const link = await buildLink(therapist, checkIn, "circle", times);
  const links = { circle: link };
  const { token } = await buildPartnerSignIn({ ...checkIn, links }, "circle", now);
  await buildClosure(therapist, couple, link.id, "revoked");
  return { link, token: async () => token };
}

function entered<P>(principal: P | null): P {
  if (!principal) throw new SignInNeeded();
  return principal;
}

const given = (value: number | string) => ({ is: "given", value }) as const;

function house(name: string) {
  return { name, timeZone: TIME_ZONE, crisisLine: "Call 112." };
}
