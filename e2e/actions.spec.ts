import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { addToTeam } from "@/data/care-team";
import { archiveCouple, editCouple } from "@/data/couple";
import { askCoupleErasure } from "@/data/couple-erasure";
import { inviteColleague, listInvitations } from "@/data/invitation";
import { enterTotal } from "@/data/measure";
import { beginPasskey } from "@/data/passkey";
import { makeResetLink, suspendMember } from "@/data/people";
import { setLegalHold } from "@/data/practice";
import { askPracticeErasure } from "@/data/practice-erasure";
import { resetPassword } from "@/data/principal/reset";
import { pauseQuietly } from "@/data/quiet-pause";
import { listRounds } from "@/data/reading";
import { recognise } from "@/data/recognition";
import { readDraft, saveAnswer } from "@/data/reflection";
import { sendReflection } from "@/data/sending";
import { setAside } from "@/data/setting-aside";
import { removeEntry } from "@/data/timeline";
import { beginTwoStep, getTwoStep } from "@/data/two-step";
import { connection, disconnect } from "@/db/client";
import { buildPasskey, newAuthenticator } from "@/db/sample/authenticator";
import { buildMember, buildSignIn } from "@/db/sample/builders";
import { buildMeasure } from "@/db/sample/desk";
import { SAMPLE_MEASURE } from "@/db/sample/guessing";
import { buildMisdelivery, buildReview } from "@/db/sample/room";
import { OKAFOR_PASSWORD } from "@/db/sample/story";
import { buildTwoStep, codeOf } from "@/db/sample/two-step";
import type { CoupleInput } from "@/domain/couple";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { sized } from "@/scripts/figure";
import { newId } from "@/server/id";
import { changed, fuzz } from "./fuzz";
import {
  count,
  EVERYBODY,
  type Fields,
  FOREIGN_ORIGINS,
  filled,
  guessFirst,
  type Scene,
  send,
  tell,
  visit,
  type Who,
  WITHOUT_PROXY,
} from "./visitor";

type Action = {
  page: string;
  form: (scene: Scene) => Fields;
  /** What comes before the form: for most, the state that the form was in. */
  given?: (scene: Scene) => unknown[];
  first?: (scene: Scene) => Promise<unknown>;
  /** Who changes anything of the couple's, of Dr. Okafor's account or of the practice. */
  changes?: Who[];
  /** Whoever does it is Dr. Okafor from then on, and is shown the caseload. */
  signsIn?: true;
};

const inDays = (days: number) => addDays(wallTimeOf(new Date(), "Europe/Madrid"), days);
function anHourLater({ ours, round }: Scene): Fields {
  const open = ours.checkIn.rounds.find(({ id }) => id === round.open);
  const now = Date.now();
  return {
    ...{ from: new Date(now).toISOString(), to: new Date(now + 3_600_000).toISOString() },
    rounds: JSON.stringify([{ id: round.open, dueAt: open?.dueAt.toISOString() }]),
  };
}
const onCouple = (s: Scene): Fields => ({ coupleId: s.ours.couple.id });
const onSession = (s: Scene): Fields => ({ ...onCouple(s), sessionId: s.ours.sessions.next });
const onNote = (s: Scene): Fields => ({ ...onCouple(s), entryId: s.ours.noteId });
const onLink = (s: Scene): Fields => ({ ...onCouple(s), linkId: s.linkOf("maya").id });
const onMaya = (s: Scene): Fields => ({ ...onCouple(s), partnerId: s.linkOf("maya").partnerId });
const boundToCouple = (s: Scene) => [s.ours.couple.id, {}];
const NEXT_PASSWORD = "ten quieter herons";
const HOUSE = { practiceName: "Another name", timeZone: "Europe/Paris", crisisLine: "Call 3114." };
const COUPLE: CoupleInput = {
  ...{ alias: "Other words", circleName: "M.", circleLanguage: "en", circleSafeContact: "" },
  ...{ diamondName: "J.", diamondLanguage: "en", diamondSafeContact: "" },
};
const ASSIGNED = () => ({
  ...{ exerciseKey: "soft-landing", "partners[]": "circle", times: "1", everyWeeks: "1" },
  ...{ opens: inDays(0), due: inDays(2) },
});
const couple = "/couples/[coupleId]";
const assignment = `${couple}/assignments/[assignmentId]`;
const timeline = `${couple}/sessions`;
const NOTE = { kind: "note", words: "A note." };

const POLICY = { template: "limited", en: "Only after I asked.", es: "Solo si antes pregunté." };

/** What a story names only once it has begun. */
const names = new WeakMap<Scene, string>();
const named = (s: Scene) => names.get(s) ?? "";

/** What Maya sent asks for a private review. */
async function asksOfMaya(s: Scene) {
  const asked = { reflectionId: s.ours.sent.circle, reason: "afraid", at: new Date() } as const;
  names.set(s, await buildReview(s.practice, s.ours.checkIn, "circle", asked));
}

/** Jonas sent over Maya's link what Dr. Okafor has set aside. */
async function wrongOneWrote(s: Scene) {
  await mayasLinkSends(s);
  await setAside(s.okafor, named(s));
}

/** Maya's link sends something after somebody said that it was not for them. */
async function heldOfMaya(s: Scene) {
  await buildMisdelivery(s.ours.checkIn, "circle", new Date(Date.now() - 60_000));
  await mayasLinkSends(s);
}

async function mayasLinkSends(s: Scene) {
  const maya = await s.asWriter("maya");
  await saveAnswer(maya, s.round.open, "sentence", { is: "given", value: "By Jonas." });
  const { digest } = await readDraft(maya, s.round.open);
  await sendReflection(maya, s.round.open, { key: newId(), digest });
  const rounds = await listRounds(s.okafor, s.ours.couple.id);
  const sent = rounds.find(({ roundId }) => roundId === s.round.open)?.reflections.circle;
  names.set(s, sent?.id ?? "");
}

const ofOkafor = (s: Scene): Fields => ({ memberId: s.okafor.memberId });

async function signsInElsewhere(s: Scene) {
  const { therapist } = await buildSignIn({ ...s.okafor, signInId: newId() });
  names.set(s, therapist.signInId);
}

const team = `${couple}/team`;
const withColleague = (s: Scene): Fields => ({ ...onCouple(s), memberId: named(s) });

/** A colleague who works in the practice and comes to no address. */
async function hired(s: Scene) {
  const of = { name: "Sam", email: `${newId()}@story.example`, role: "therapist" } as const;
  names.set(s, (await buildMember(s.practice, { ...of, at: new Date() })).memberId);
}

/** The same, on the care team of Maya and Jonas. */
async function joined(s: Scene) {
  await hired(s);
  await addToTeam(s.okafor, { coupleId: s.ours.couple.id, memberId: named(s) });
}

// The alias is given back to whoever typed it, so it is none of the words that are looked for.
const COUPLE_ERASED = { alias: COUPLE.alias, password: OKAFOR_PASSWORD };
const ERASED = { practiceName: "Practice of Dr. Okafor", password: OKAFOR_PASSWORD };

/** The owner has Dr. Okafor's password too. */
async function ownerHasPassword(s: Scene) {
  const { memberId } = await ownerOf(s);
  await connection().execute(sql`
    update credential set password_hash = own.password_hash from credential own
     where own.member_id = ${s.okafor.memberId} and credential.member_id = ${memberId}`);
}

async function renamedAndArchived({ okafor, ours }: Scene) {
  await editCouple(okafor, ours.couple.id, COUPLE);
  await archiveCouple(okafor, ours.couple.id);
}

const OKAFOR: Who[] = ["dr-okafor"];
const OWNER: Who[] = ["owner off the care team"];
const AS_OWNER = { role: "owner" } as const;
const ownerOf = (s: Scene) => s.asColleague("owner off the care team");
const COLLEAGUES: Who[] = ["other therapist", "owner off the care team", "dr-okafor"];

const onMayas = (s: Scene): Fields => ({
  ...{ ...onCouple(s), roundId: s.round.closed, about: "circle" },
});
const FIGURES = {
  ...{ lowest: "0", highest: "60", higherIs: "worse", source: "Its manual." },
  ...{ standardDeviation: "7.5", retestReliability: "0.84" },
};
const TOTAL = { about: "circle", takenOn: "2026-05-04" } as const;

/** A measure of the practice. */
async function holdsMeasure(s: Scene) {
  names.set(s, await buildMeasure(s.okafor, SAMPLE_MEASURE, new Date()));
}

/** As many measures as there are presses: one that is retired is retired already. */
const held = new WeakMap<Scene, string[]>();
async function holdsMeasures(s: Scene) {
  const all = [];
  for (let i = 0; i < 20; i++) all.push(await buildMeasure(s.okafor, SAMPLE_MEASURE, new Date()));
  held.set(s, all);
}

// What the pages of a practice can be told to do; where nobody is named, Dr. Okafor alone.
const ACTIONS: Record<string, Action> = {
  setUp: {
    page: "/setup/[code]",
    form: (s) => ({
      ...{ ...HOUSE, code: s.code, ownerName: "Anew", email: `${s.code}@story.example` },
      password: NEXT_PASSWORD,
    }),
    // Whoever brings the code: it works once.
    changes: ["nobody"],
  },
  join: {
    page: "/join/[token]",
    form: (s) => ({
      ...{ token: named(s), name: "Anew", email: `${newId()}@story.example` },
      password: NEXT_PASSWORD,
    }),
    first: async (s) => names.set(s, (await inviteColleague(await ownerOf(s), AS_OWNER)).token),
    // Whoever brings the invitation: it works once.
    changes: ["nobody"],
  },
  invite: { page: "/settings/people", form: () => ({ role: "therapist" }), changes: OWNER },
  revokeInvite: {
    page: "/settings/people",
    form: (s) => ({ invitationId: named(s) }),
    first: async (s) => {
      await inviteColleague(await ownerOf(s), AS_OWNER);
      names.set(s, (await listInvitations(await ownerOf(s)))[0]?.id ?? "");
    },
    changes: OWNER,
  },
  changeRole: {
    page: "/settings/people",
    form: (s) => ({ memberId: s.okafor.memberId, role: "owner" }),
    changes: OWNER,
  },
  removeColleague: {
    page: "/settings/people",
    form: (s) => ({ memberId: s.okafor.memberId }),
    first: joined,
    changes: OWNER,
  },
  joinCare: { page: team, form: withColleague, first: hired },
  handCare: { page: team, form: withColleague, first: hired },
  leaveCare: { page: team, form: onCouple, first: joined },
  leaveForGood: {
    page: "/settings/leave",
    form: () => ({ password: OKAFOR_PASSWORD }),
    first: joined,
  },
  askErasing: {
    page: "/settings/erase",
    form: () => ERASED,
    first: ownerHasPassword,
    changes: OWNER,
  },
  undoErasing: {
    page: "/settings/erase",
    form: () => ({}),
    first: async (s) => {
      await ownerHasPassword(s);
      await askPracticeErasure(await ownerOf(s), ERASED);
    },
    changes: OWNER,
  },
  add: {
    page: "/couples/new",
    form: () => COUPLE,
    changes: ["other therapist", "owner off the care team", "dr-okafor"],
  },
  takeOut: {
    page: "/couples",
    form: onCouple,
    first: (s) => archiveCouple(s.okafor, s.ours.couple.id),
  },
  edit: { page: `${couple}/edit`, form: () => COUPLE, given: boundToCouple },
  archive: { page: `${couple}/edit`, form: onCouple },
  eraseCouple: {
    page: `${couple}/erase`,
    form: () => COUPLE_ERASED,
    given: boundToCouple,
    first: renamedAndArchived,
  },
  keepCouple: {
    page: `${couple}/erase`,
    form: onCouple,
    first: async (s) => {
      await renamedAndArchived(s);
      await askCoupleErasure(s.okafor, s.ours.couple.id, COUPLE_ERASED);
    },
  },
  // They change what a browser shows, and nothing that is stored.
  hidePrivate: { page: "/couples", form: () => ({}), changes: [] },
  showPrivate: { page: "/couples", form: () => ({}), changes: [] },
  addToTimeline: { page: timeline, form: (s) => ({ ...onCouple(s), ...NOTE }) },
  changeEntry: { page: timeline, form: (s) => ({ ...onNote(s), ...NOTE }) },
  dropEntry: { page: timeline, form: (s) => ({ ...onNote(s), kind: "note" }) },
  putBack: {
    page: timeline,
    form: (s) => ({ ...onCouple(s), kept: named(s) }),
    first: async (s) => names.set(s, (await removeEntry(s.okafor, "note", s.ours.noteId)).kept),
  },
  screen: { page: couple, form: (s) => ({ ...onMaya(s), spokenOn: "2026-01-07" }) },
  unscreen: {
    page: couple,
    form: onMaya,
    // Nobody was shown yet what it opens.
    first: (s) =>
      connection().execute(
        sql`update partner_sign_in set confirmed_at = null where couple_id = ${s.ours.couple.id}`,
      ),
  },
  write: { page: `${couple}/confidences`, form: () => POLICY, given: boundToCouple },
  beginPause: { page: couple, form: onCouple },
  endPause: {
    page: couple,
    form: onCouple,
    first: (s) => pauseQuietly(s.okafor, s.ours.couple.id),
  },
  look: { page: couple, form: (s) => ({ ...onCouple(s), reviewId: named(s) }), first: asksOfMaya },
  decide: {
    page: couple,
    form: (s) => ({ ...onCouple(s), reviewId: named(s), words: "Speak with each alone." }),
    first: asksOfMaya,
  },
  putAside: {
    page: couple,
    form: (s) => ({ ...onCouple(s), reflectionId: s.ours.sent.circle }),
  },
  takeBackIn: {
    page: couple,
    form: (s) => ({ ...onCouple(s), reflectionId: s.ours.sent.circle }),
    first: (s) => setAside(s.okafor, s.ours.sent.circle),
  },
  sayTheirs: {
    page: couple,
    form: (s) => ({ ...onCouple(s), reflectionId: named(s) }),
    first: heldOfMaya,
  },
  unsayTheirs: {
    page: couple,
    form: (s) => ({ ...onCouple(s), reflectionId: named(s) }),
    first: async (s) => {
      await heldOfMaya(s);
      await recognise(s.okafor, named(s));
    },
  },
  giveToOther: {
    page: couple,
    form: (s) => ({ ...onCouple(s), reflectionId: named(s) }),
    first: wrongOneWrote,
  },
  book: { page: timeline, form: (s) => ({ ...onCouple(s), startsAt: inDays(11) }) },
  move: { page: timeline, form: (s) => ({ ...onSession(s), startsAt: inDays(5) }) },
  moveRounds: { page: timeline, form: (s) => ({ ...onSession(s), ...anHourLater(s) }) },
  cancel: { page: timeline, form: onSession },
  assign: { page: `${couple}/assign`, form: ASSIGNED, given: boundToCouple },
  changeLink: { page: assignment, form: (s) => ({ ...onLink(s), change: "revoke" }) },
  reissue: { page: assignment, form: onLink },
  savePractice: {
    page: "/settings",
    form: () => ({ ...HOUSE, neutralPage: "" }),
    changes: ["owner off the care team"],
  },
  savePassword: {
    page: "/settings/account",
    form: () => ({ current: OKAFOR_PASSWORD, next: NEXT_PASSWORD }),
  },
  saveRetention: {
    page: "/settings",
    form: () => ({ retentionYears: "9" }),
    changes: ["owner off the care team"],
  },
  holdAll: { page: "/settings", form: () => ({}), changes: ["owner off the care team"] },
  liftHold: {
    page: "/settings",
    form: () => ({}),
    first: async (s) => setLegalHold(await s.asColleague("owner off the care team")),
    changes: ["owner off the care team"],
  },
  guess: {
    page: `${couple}/rounds/[roundId]/guess`,
    form: (s) => ({ ...onMayas(s), said: "7", slipped: "" }),
    first: guessFirst,
  },
  openWithout: { page: couple, form: onMayas, first: guessFirst },
  openAll: { page: couple, form: onCouple, first: guessFirst },
  changeGuessing: {
    page: assignment,
    form: (s) => ({ ...onCouple(s), assignmentId: s.ours.checkIn.id, guessFirst: "on" }),
  },
  enter: {
    page: `${couple}/measures`,
    form: (s) => ({ ...onCouple(s), ...TOTAL, measureId: named(s), total: "31" }),
    first: holdsMeasure,
  },
  remove: {
    page: `${couple}/measures`,
    form: (s) => ({ ...onCouple(s), totalId: named(s) }),
    first: async (s) => {
      await holdsMeasure(s);
      const total = { ...TOTAL, measureId: named(s), total: 31 };
      names.set(s, (await enterTotal(s.okafor, s.ours.couple.id, total)).totalId);
    },
  },
  addToPractice: {
    page: "/settings/measures",
    form: () => ({ ...FIGURES, name: "A measure" }),
    changes: COLLEAGUES,
  },
  changeMeasure: {
    page: "/settings/measures",
    // Another name at each press.
    form: () => ({ ...FIGURES, name: newId() }),
    given: (s) => [named(s), {}],
    first: holdsMeasure,
    changes: COLLEAGUES,
  },
  retire: {
    page: "/settings/measures",
    form: (s) => ({ measureId: held.get(s)?.pop() ?? "", retired: "on" }),
    first: holdsMeasures,
    changes: COLLEAGUES,
  },
  // Whoever knows e-mail and password.
  signInWithoutScript: {
    page: "/sign-in",
    form: (s) => ({ email: s.emailOf("dr-okafor"), password: OKAFOR_PASSWORD }),
    changes: EVERYBODY,
    signsIn: true,
  },
  // A code is asked for before there is a therapist: `accounts.spec.ts` tells of it.
  prove: { page: "/sign-in/code", form: () => ({ code: "000000" }), changes: [] },
  // So is a passkey: `passkeys.spec.ts`.
  askPasskey: { page: "/sign-in/code", form: () => ({}), changes: [] },
  provePasskey: {
    page: "/sign-in/code",
    form: () => ({ answer: JSON.stringify(newAuthenticator().sign({ challenge: "none" })) }),
    changes: [],
  },
  readyPasskey: {
    page: "/settings/account",
    form: () => ({ password: OKAFOR_PASSWORD }),
    first: (s) => buildTwoStep(s.okafor, OKAFOR_PASSWORD),
  },
  savePasskey: {
    page: "/settings/account",
    form: (s) => ({ name: "A laptop", answer: named(s) }),
    first: async (s) => {
      await buildTwoStep(s.okafor, OKAFOR_PASSWORD);
      const asked = await beginPasskey(s.okafor, { password: OKAFOR_PASSWORD });
      names.set(s, JSON.stringify(newAuthenticator().create(asked)));
    },
  },
  dropPasskey: {
    page: "/settings/account",
    form: (s) => ({ passkeyId: named(s) }),
    first: async (s) => {
      await buildTwoStep(s.okafor, OKAFOR_PASSWORD);
      names.set(s, (await buildPasskey(s.okafor)).id);
    },
  },
  beginSecondStep: { page: "/two-step", form: () => ({ password: OKAFOR_PASSWORD }) },
  confirmSecondStep: {
    page: "/two-step",
    form: (s) => ({ code: named(s) }),
    first: async (s) => {
      await beginTwoStep(s.okafor, { password: OKAFOR_PASSWORD });
      names.set(s, codeOf((await getTwoStep(s.okafor)).pending?.uri ?? ""));
    },
  },
  renewCodes: {
    page: "/two-step",
    form: () => ({ password: OKAFOR_PASSWORD }),
    first: (s) => buildTwoStep(s.okafor, OKAFOR_PASSWORD),
  },
  removeSecondStep: {
    page: "/two-step",
    form: () => ({ password: OKAFOR_PASSWORD }),
    first: (s) => buildTwoStep(s.okafor, OKAFOR_PASSWORD),
  },
  suspend: {
    page: "/settings/people",
    form: ofOkafor,
    changes: ["owner off the care team"],
  },
  unsuspend: {
    page: "/settings/people",
    form: ofOkafor,
    first: async (s) => suspendMember(await ownerOf(s), s.okafor.memberId),
    changes: ["owner off the care team"],
  },
  giveResetLink: {
    page: "/settings/people",
    form: ofOkafor,
    changes: ["owner off the care team"],
  },
  // Whoever brings the link: it works once.
  resetByLink: {
    page: "/reset/[token]",
    form: (s) => ({ token: named(s), password: NEXT_PASSWORD, code: "", without: "on" }),
    first: async (s) => {
      names.set(s, (await makeResetLink(await ownerOf(s), s.okafor.memberId)).token);
    },
    changes: ["nobody"],
  },
  letColleagueIn: {
    page: couple,
    form: (s) => ({ ...onCouple(s), memberId: named(s) }),
    first: async (s) => {
      const { memberId } = await s.asColleague("other therapist");
      names.set(s, memberId);
      await connection().execute(sql`
        insert into care_team (id, practice_id, couple_id, member_id, added_by, waiting_since)
        values (${newId()}, ${s.practice.id}, ${s.ours.couple.id}, ${memberId}, ${s.okafor.memberId}, now())`);
    },
  },
  endWait: {
    page: "/settings/account",
    form: (s) => ({ code: named(s) }),
    first: async (s) => {
      const { codes } = await buildTwoStep(s.okafor, OKAFOR_PASSWORD);
      names.set(s, codes[0] ?? "");
      const { token } = await makeResetLink(await ownerOf(s), s.okafor.memberId);
      await resetPassword(token, { password: NEXT_PASSWORD, code: "", without: true });
      // Signed in with the new password.
      await connection().execute(
        sql`update sign_in set ended_at = null where member_id = ${s.okafor.memberId}`,
      );
    },
  },
  saveTwoStep: {
    page: "/settings",
    form: () => ({ required: "on" }),
    changes: ["owner off the care team"],
  },
  leave: { page: "/settings", form: () => ({}) },
  endOne: {
    page: "/settings/account",
    form: (s) => ({ signInId: named(s) }),
    first: signsInElsewhere,
  },
  endOthers: { page: "/settings/account", form: () => ({}), first: signsInElsewhere },
};

test.describe.configure({ timeout: sized(90_000, 300_000) });
test.afterAll(disconnect);

test("every server action that was built is in the table, and no other", () => {
  const built = Object.values(actionsBuilt()).map(({ exportedName }) => exportedName);
  expect(Object.keys(ACTIONS).sort()).toEqual(built.sort());
});

for (const [name, action] of Object.entries(ACTIONS)) {
  const { first, changes = OKAFOR, signsIn } = action;
  test(`the action ${name} serves whom it is for, and nobody else`, async () => {
    const scene = await tell();
    await first?.(scene);
    const come = (who: Who, origin?: string | null) => act(name, scene, who, origin);
    const [rightful = "nobody"] = changes.slice(-1);
    for (const origin of FOREIGN_ORIGINS) {
      const { status, ...seen } = await come(rightful, origin);
      expect({ origin, ...seen }).toEqual({ origin, changed: false, foreign: [] });
      if (!WITHOUT_PROXY) expect({ origin, status }).toEqual({ origin, status: 403 });
    }
    for (const who of EVERYBODY) {
      const { status: _, ...seen } = await come(who);
      const theirs = changes.includes(who);
      const foreign = signsIn ? expect.any(Array) : [];
      expect({ who, ...seen }).toEqual({ who, changed: theirs, foreign });
    }
    count("Server actions", { origins: FOREIGN_ORIGINS.length, cells: EVERYBODY.length });
    const { page, form } = action;
    // In a story of its own: what serves once was used up above.
    const fresh = WITHOUT_PROXY ? scene : await tell();
    if (fresh !== scene) await first?.(fresh);
    const at = (who: Who) => filled(page, fresh, who);
    await fuzz(name, {
      serves: changes,
      fields: Object.keys(form(fresh)),
      send: (who, by) => visit(fresh, who, at(who), asSent(name, fresh, changed(form(fresh), by))),
      sendRaw: (who, { body, headers }) => {
        const sent = asSent(name, fresh, []);
        return visit(fresh, who, at(who), {
          ...sent,
          body,
          headers: { ...sent.headers, ...headers },
        });
      },
    });
  });
}

// Of what serves Dr. Okafor: what has to do with the account, and some of the rest.
const HALF = [
  ...["beginSecondStep", "confirmSecondStep", "renewCodes", "removeSecondStep", "savePassword"],
  ...["readyPasskey", "savePasskey", "dropPasskey"],
  ...["endOne", "endOthers", "edit", "addToTimeline", "letColleagueIn", "leave"],
];

test("whoever is asked for a code changes nothing before it is given", async () => {
  for (const name of HALF) {
    const scene = await tell();
    await ACTIONS[name]?.first?.(scene);
    const { practiceId, memberId } = scene.okafor;
    await connection().execute(sql`
      insert into totp (member_id, practice_id, secret) values (${memberId}, ${practiceId}, '\\x00')
      on conflict (member_id) do update set secret = coalesce(totp.secret, '\\x00')`);
    await connection().execute(
      sql`update sign_in set proved_at = null where member_id = ${memberId}`,
    );
    const nothing = { changed: false, foreign: [] };
    const { status: _, ...seen } = await act(name, scene, "dr-okafor");
    expect({ name, ...seen }).toEqual({ name, ...nothing });
  }
});

/** What somebody changes by an action, and the words that they should not be shown. */
async function act(name: string, scene: Scene, who: Who, origin?: string | null) {
  const { page, form } = ACTIONS[name] ?? noAction(name);
  const sent = { ...asSent(name, scene, Object.entries(form(scene))), origin };
  const { response, changed, foreign } = await send(scene, who, filled(page, scene, who), sent);
  return { status: response.status, changed: changed.length > 0, foreign };
}

/** As React sends the arguments of an action: the form's fields first, then what refers to them. */
function asSent(name: string, scene: Scene, fields: [string, string][]) {
  const { given } = ACTIONS[name] ?? noAction(name);
  const built = Object.entries(actionsBuilt());
  const [id = ""] = built.find(([, { exportedName }]) => exportedName === name) ?? [];
  const body = new FormData();
  for (const [field, value] of fields) body.append(`_1_${field}`, value);
  body.append("0", JSON.stringify([...(given?.(scene) ?? [{}]), "$K1"]));
  return { way: "POST", body, headers: { "next-action": id } } as const;
}

function noAction(name: string): never {
  throw new RangeError(`${name} is no action`);
}

function actionsBuilt(): Record<string, { exportedName: string }> {
  return JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")).node;
}
