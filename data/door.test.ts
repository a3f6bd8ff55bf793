import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assignExercise, getAssignment, listAssignments } from "@/data/assignment";
import { listAudit } from "@/data/audit-trail";
import { addToTeam, getTeam, handOver, leaveTeam, listTeams } from "@/data/care-team";
import { listCaseload } from "@/data/caseload";
import { getConfidences, writeConfidences } from "@/data/confidences";
import {
  chooseExercise,
  chooseLanguage,
  confirmReader,
  reportMisdelivery,
  seeTerms,
} from "@/data/consent";
import { addCouple, archiveCouple, editCouple, getCouple, restoreCouple } from "@/data/couple";
import { askCoupleErasure, undoCoupleErasure } from "@/data/couple-erasure";
import { couplesToHandOver, leavePractice, removeMember } from "@/data/departing";
import { askErasure, confirmErasure, undoErasure, wouldBeSure } from "@/data/erasure";
import { listErasures } from "@/data/erasure-reading";
import { setGuessFirst } from "@/data/guess-first";
import { guessesOf } from "@/data/guesses";
import { downloadHistory, readHistory } from "@/data/history";
import { inviteColleague, listInvitations, revokeInvitation } from "@/data/invitation";
import {
  extendLink,
  pauseLink,
  reissueLink,
  restoreLink,
  resumeLink,
  revokeLink,
} from "@/data/link";
import {
  addMeasure,
  editMeasure,
  enterTotal,
  listMeasures,
  listTotals,
  removeTotal,
  setMeasureRetired,
} from "@/data/measure";
import {
  changePassword,
  endOtherSignIns,
  endSignIn,
  getMe,
  listSignIns,
  signOut,
} from "@/data/member";
import { listMembers, setRole } from "@/data/members";
import { openedPassages } from "@/data/opening";
import { addPasskey, beginPasskey, listPasskeys, removePasskey } from "@/data/passkey";
import { passphraseTries, setPassphrase, tryPassphrase } from "@/data/passphrase";
import { liftSuspension, listPeople, makeResetLink, suspendMember } from "@/data/people";
import {
  editPractice,
  getRetention,
  liftLegalHold,
  requireTwoStep,
  setLegalHold,
  setRetention,
} from "@/data/practice";
import { askPracticeErasure, undoPracticeErasure } from "@/data/practice-erasure";
import { askGuess, openEveryUnguessed, openUnguessed, recordGuess } from "@/data/prediction";
import { prepareSession } from "@/data/prepare";
import { resetPassword } from "@/data/principal/reset";
import { currentPause, liftPause, pauseQuietly } from "@/data/quiet-pause";
import { listRounds } from "@/data/reading";
import { recognise, undoRecognition } from "@/data/recognition";
import { readDraft, saveAnswer } from "@/data/reflection";
import {
  changeReleases,
  releasePassage,
  takeBackEveryRelease,
  takeBackRelease,
} from "@/data/release";
import { coupleReport } from "@/data/report";
import { decideReview, listReviews, lookAtReview } from "@/data/review";
import { enterRoom, leaveRoom, neutralPage } from "@/data/room";
import { safeView } from "@/data/safe-view";
import { recordScreening, undoScreening } from "@/data/screening";
import { sendReflection, takeBackReflection } from "@/data/sending";
import { bookSession, cancelSession, moveRoundsWithSession, moveSession } from "@/data/session";
import { bringBack, readdress, setAside } from "@/data/setting-aside";
import { sinceLastSession } from "@/data/since";
import { addEntry, editEntry, listTimeline, putBackEntry, removeEntry } from "@/data/timeline";
import { coupleTrend, trendPage } from "@/data/trend";
import {
  beginTwoStep,
  confirmTwoStep,
  getTwoStep,
  removeTwoStep,
  renewRecoveryCodes,
} from "@/data/two-step";
import { endWaiting, letIn, waitingOf } from "@/data/waiting";
import { undoWithdrawal, withdrawReflection } from "@/data/withdrawal";
import { buildPasskey, newAuthenticator } from "@/db/sample/authenticator";
import { buildMember, buildSignIn } from "@/db/sample/builders";
import { buildMeasure } from "@/db/sample/desk";
import { buildMisdelivery, buildReleases, buildReview } from "@/db/sample/room";
import {
  type Colleague,
  OKAFOR_PASSWORD,
  PLANTED,
  type Story,
  tellStory,
  type Writer,
} from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildTwoStep, codeOf } from "@/db/sample/two-step";
import type { ConfidencesInput } from "@/domain/confidences";
import type { CoupleInput } from "@/domain/couple";
import type { MeasureInput } from "@/domain/measure";
import type { Partner, Therapist } from "@/domain/principal";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { figure } from "@/scripts/figure";
import { newId } from "@/server/id";

/**
 * What happens when someone comes to a door with what serves the rightful one:
 * `does`: it is shown or changed. `own`: at most their own is shown or changed.
 * The rest are errors: what is foreign is not found; who has no way in is sent to sign in.
 */
type Cell = "does" | "own" | Problem;
type Problem = "NotFound" | "Conflict" | "Invalid" | "Refused" | "SignInNeeded" | "TermsChanged";
type Door<P, Who extends string> = {
  cells: Record<Who, Cell>;
  open: (story: Story) => Promise<(principal: P) => Promise<unknown>>;
};

// Expected by product.md, "Who does what" and rules 1 to 3: deny by default; only the care team.
const CARE_TEAM: Record<Colleague, Cell> = {
  "dr-okafor": "does",
  "other therapist": "NotFound",
  "owner off the care team": "NotFound",
  "other practice": "NotFound",
  "suspended member": "SignInNeeded",
};
const EACH_THEIR_OWN: Record<Colleague, Cell> = {
  "dr-okafor": "does",
  "other therapist": "own",
  "owner off the care team": "own",
  "other practice": "own",
  "suspended member": "SignInNeeded",
};
const THE_ROUNDS_TWO: Record<Writer, Cell> = {
  maya: "does",
  jonas: "own",
  "partner of another couple": "NotFound",
  "partner of another practice": "NotFound",
  "expired link": "SignInNeeded",
  "revoked link": "SignInNeeded",
};
const EACH_PARTNER: Record<Writer, Cell> = {
  ...THE_ROUNDS_TWO,
  "partner of another couple": "own",
  "partner of another practice": "own",
};

const COUPLE_INPUT: CoupleInput = {
  ...{ alias: "Other words", circleName: "M.", circleSafeContact: "" },
  ...{ diamondName: "J.", diamondSafeContact: "Never by mail." },
  circleLanguage: "en",
  diamondLanguage: "en",
};
const OWN_WORDS = "seven green kettles";
const POLICY: ConfidencesInput = {
  ...{ template: "limited", en: "Only after I asked.", es: "Solo si antes pregunté." },
};
const inDays = (days: number) => addDays(wallTimeOf(new Date(), "Europe/Madrid"), days);
const linkOf = (story: Story) => story.ours.checkIn.links.circle?.id ?? "";

const THERAPIST_DOORS: Record<string, Door<Therapist, Colleague>> = {
  addCouple: {
    cells: { ...EACH_THEIR_OWN, "dr-okafor": "own" },
    open: async () => (p) => addCouple(p, COUPLE_INPUT),
  },
  editCouple: onCouple((p, id) => editCouple(p, id, COUPLE_INPUT)),
  archiveCouple: onCouple(archiveCouple),
  restoreCouple: {
    cells: CARE_TEAM,
    open: async ({ okafor, ours }) => {
      await archiveCouple(okafor, ours.couple.id);
      return (p) => restoreCouple(p, ours.couple.id);
    },
  },
  askCoupleErasure: onCouple(
    (p, id) => askCoupleErasure(p, id, { alias: PLANTED.alias, password: OKAFOR_PASSWORD }),
    ({ okafor, ours }) => archiveCouple(okafor, ours.couple.id),
  ),
  undoCoupleErasure: onCouple(undoCoupleErasure, async ({ okafor, ours }) => {
    await archiveCouple(okafor, ours.couple.id);
    const typed = { alias: PLANTED.alias, password: OKAFOR_PASSWORD };
    await askCoupleErasure(okafor, ours.couple.id, typed);
  }),
  getCouple: onCouple(getCouple),
  getTeam: onCouple(getTeam),
  addToTeam: onCouple((p, coupleId) => addToTeam(p, { coupleId, memberId: colleague }), hired),
  leaveTeam: onCouple(leaveTeam, joined),
  handOver: onCouple((p, coupleId) => handOver(p, { coupleId, memberId: colleague }), hired),
  recordScreening: {
    cells: CARE_TEAM,
    open: async ({ ours }) => {
      const input = { partnerId: ours.couple.partners.circle.id, spokenOn: "2026-01-07" };
      return (p) => recordScreening(p, input);
    },
  },
  undoScreening: {
    cells: CARE_TEAM,
    open: async ({ ours }) => {
      // Nobody was shown yet what it opens.
      await sql.query("update partner_sign_in set confirmed_at = null where couple_id = $1", [
        ours.couple.id,
      ]);
      return (p) => undoScreening(p, ours.couple.partners.circle.id);
    },
  },
  bookSession: onCouple((p, id) => bookSession(p, id, inDays(11))),
  moveSession: onSession((p, id) => moveSession(p, id, inDays(5))),
  moveRoundsWithSession: {
    cells: CARE_TEAM,
    open: async ({ okafor, ours }) => {
      const move = await moveSession(okafor, ours.sessions.next, inDays(5));
      return (p) => moveRoundsWithSession(p, ours.sessions.next, move);
    },
  },
  cancelSession: onSession(cancelSession),
  addEntry: onCouple((p, id) => addEntry(p, id, { kind: "note", words: "A note." })),
  listTimeline: onCouple(listTimeline),
  editEntry: {
    cells: CARE_TEAM,
    open:
      async ({ ours }) =>
      (p) =>
        editEntry(p, ours.noteId, { kind: "note", words: "Another note." }),
  },
  removeEntry: {
    cells: CARE_TEAM,
    open:
      async ({ ours }) =>
      (p) =>
        removeEntry(p, "note", ours.noteId),
  },
  putBackEntry: {
    cells: CARE_TEAM,
    open: async ({ okafor, ours }) => {
      const { kept } = await removeEntry(okafor, "note", ours.noteId);
      return (p) => putBackEntry(p, ours.couple.id, kept);
    },
  },
  assignExercise: onCouple((p, id) =>
    assignExercise(p, id, {
      ...{ exerciseKey: "soft-landing", partners: ["circle", "diamond"] },
      ...{ greeting: undefined, moment: undefined },
      ...{ opens: inDays(0), due: inDays(2), times: 1, everyWeeks: 1 },
    }),
  ),
  listAssignments: onCouple(listAssignments),
  getAssignment: {
    cells: CARE_TEAM,
    open:
      async ({ ours }) =>
      (p) =>
        getAssignment(p, ours.checkIn.id),
  },
  revokeLink: onLink(revokeLink),
  pauseLink: onLink(pauseLink),
  extendLink: onLink((p, id) => extendLink(p, id, 7)),
  reissueLink: onLink(reissueLink),
  restoreLink: onLink(restoreLink, revokeLink),
  resumeLink: onLink(resumeLink, pauseLink),
  listCaseload: { cells: EACH_THEIR_OWN, open: async () => (p) => listCaseload(p) },
  listAudit: {
    // An owner reads who did what kind of thing and when, and by an opaque id of which couple.
    cells: { ...EACH_THEIR_OWN, "owner off the care team": "does" },
    open: async () => (p) => listAudit(p),
  },
  listRounds: onCouple(listRounds),
  sinceLastSession: onCouple(sinceLastSession),
  coupleTrend: onCouple(coupleTrend),
  prepareSession: onCouple(prepareSession),
  coupleReport: onCouple((p, id) => coupleReport(p, id, { reader: "circle" })),
  // What can be guessed of it, and nothing of what it says.
  askGuess: { ...onMaya(askGuess), cells: { ...CARE_TEAM, "dr-okafor": "own" } },
  recordGuess: onMaya((p, of) => recordGuess(p, of, { said: "7" })),
  openUnguessed: onMaya(openUnguessed),
  openEveryUnguessed: onCouple(openEveryUnguessed, guessing),
  setGuessFirst: {
    cells: CARE_TEAM,
    open:
      async ({ ours }) =>
      (p) =>
        setGuessFirst(p, ours.checkIn.id, true),
  },
  // Labels and numbers, and no word that is planted.
  guessesOf: {
    ...onCouple(guessesOf, guessing),
    cells: { ...CARE_TEAM, "dr-okafor": "own" },
  },
  listTotals: {
    cells: { ...CARE_TEAM, "dr-okafor": "own" },
    open:
      async ({ ours }) =>
      (p) =>
        listTotals(p, ours.couple.id),
  },
  enterTotal: {
    cells: CARE_TEAM,
    open: async (story) => {
      const total = await totalOf(story);
      return (p) => enterTotal(p, story.ours.couple.id, total);
    },
  },
  removeTotal: {
    cells: CARE_TEAM,
    open: async (story) => {
      const { okafor, ours } = story;
      const { totalId } = await enterTotal(okafor, ours.couple.id, await totalOf(story));
      return (p) => removeTotal(p, totalId);
    },
  },
  trendPage: onCouple(trendPage),
  getConfidences: onCouple(getConfidences, ({ okafor, ours }) =>
    writeConfidences(okafor, ours.couple.id, POLICY),
  ),
  writeConfidences: onCouple((p, id) => writeConfidences(p, id, POLICY)),
  pauseQuietly: onCouple(pauseQuietly),
  liftPause: onCouple(liftPause, ({ okafor, ours }) => pauseQuietly(okafor, ours.couple.id)),
  currentPause: onCouple(currentPause, ({ okafor, ours }) => pauseQuietly(okafor, ours.couple.id)),
  safeView: onCouple(safeView, ({ practice, ours, round }) => {
    const when = { at: new Date(Date.now() - 3_600_000), opensAt: new Date(Date.now() - 60_000) };
    const passage = { roundId: round.closed, promptKey: "sentence", reflections: ours.sent };
    return buildReleases(practice, ours.checkIn, { ...passage, ...when });
  }),
  // A look in the log, so that there is a name to be found.
  listReviews: onCouple(listReviews, async (story) =>
    lookAtReview(story.okafor, await askedOfMaya(story)),
  ),
  // Days alone; there is no word of anybody in it.
  listErasures: {
    ...onCouple(listErasures),
    cells: { ...CARE_TEAM, "dr-okafor": "own" },
  },
  letIn: {
    cells: CARE_TEAM,
    open: async (story) => {
      const { memberId } = await story.asColleague("other therapist");
      await waitsAt(story, memberId);
      return (p) => letIn(p, { coupleId: story.ours.couple.id, memberId });
    },
  },
  lookAtReview: onReview(lookAtReview),
  decideReview: onReview((p, id) => decideReview(p, id, "Speak with each alone.")),
  setAside: onReflection(setAside, async ({ ours }) => ours.sent.circle),
  bringBack: onReflection(bringBack, async ({ okafor, ours }) => {
    await setAside(okafor, ours.sent.circle);
    return ours.sent.circle;
  }),
  recognise: onReflection(recognise, heldOfMaya),
  undoRecognition: onReflection(undoRecognition, async (story) => {
    const id = await heldOfMaya(story);
    await recognise(story.okafor, id);
    return id;
  }),
  // Jonas wrote on Maya's link, and has none of his own on this round.
  readdress: onReflection(readdress, async (story) => {
    const id = await sentByMaya(story);
    await setAside(story.okafor, id);
    return id;
  }),
};

/** A colleague of Dr. Okafor's on the couple's care team, who waits to be let in. */
function waitsAt({ ours, okafor, practice }: Story, memberId: string) {
  return sql.query(
    `insert into care_team (id, practice_id, couple_id, member_id, added_by, waiting_since)
     values ($1, $2, $3, $4, $5, now())`,
    [newId(), practice.id, ours.couple.id, memberId, okafor.memberId],
  );
}

let colleague = "";

/** A colleague who works in the practice and is nobody else in the table. */
async function hired({ practice }: Story): Promise<void> {
  const of = { name: "Sam", email: `${newId()}@story.example`, role: "therapist" } as const;
  colleague = (await buildMember(practice, { ...of, at: new Date() })).memberId;
}

/** The same, on the care team of Maya and Jonas. */
async function joined(story: Story): Promise<void> {
  await hired(story);
  await addToTeam(story.okafor, { coupleId: story.ours.couple.id, memberId: colleague });
}

/** What Maya's link sends on the open round. */
async function sentByMaya(story: Story): Promise<string> {
  const form = await mayaWrites(story);
  await sendReflection(await story.asWriter("maya"), story.round.open, form);
  const { rows } = await sql.query("select id from reflection where round_id = $1", [
    story.round.open,
  ]);
  return rows[0].id;
}

/** The same, after somebody said that the link was not for them. */
async function heldOfMaya(story: Story): Promise<string> {
  await buildMisdelivery(story.ours.checkIn, "circle", new Date(Date.now() - 60_000));
  return sentByMaya(story);
}

/** For the owner alone; the other practice's owner changes that one. */
const THE_OWNER: Record<Colleague, Cell> = {
  ...EACH_THEIR_OWN,
  ...{ "dr-okafor": "Refused", "other therapist": "Refused" },
  "owner off the care team": "does",
};

/** For every member of the practice: what it holds is about nobody. */
const THE_PRACTICE: Record<Colleague, Cell> = {
  ...{ "dr-okafor": "does", "other therapist": "does", "owner off the care team": "does" },
  ...{ "other practice": "NotFound", "suspended member": "SignInNeeded" },
};
/** Dr. Okafor's password is no other member's. */
const OKAFORS_PASSWORD: Record<Colleague, Cell> = {
  ...EACH_THEIR_OWN,
  ...{ "other therapist": "Invalid", "owner off the care team": "Invalid" },
  "other practice": "Invalid",
};
const NOTHING_OF_THE_KIND: Partial<Record<Colleague, Cell>> = {
  ...{ "other therapist": "NotFound", "owner off the care team": "NotFound" },
  "other practice": "NotFound",
};
const NO_SECOND_STEP: Partial<Record<Colleague, Cell>> = {
  ...{ "other therapist": "Refused", "owner off the care team": "Refused" },
  "other practice": "Refused",
};
/** The owner has Dr. Okafor's password too. */
async function ownerHasPassword(story: Story): Promise<void> {
  const { memberId } = await story.asColleague("owner off the care team");
  await sql.query(
    "update credential set password_hash = (select password_hash from credential where member_id = $1) where member_id = $2",
    [story.okafor.memberId, memberId],
  );
}

const MEASURE = {
  ...{ name: "A measure", lowest: 0, highest: 60, higherIs: "worse", source: "Its manual." },
  ...{ standardDeviation: 7.5, retestReliability: 0.84 },
} satisfies MeasureInput;

/** A member's own account, and the practice's. */
const ACCOUNT_DOORS: Record<string, Door<Therapist, Colleague>> = {
  listMeasures: {
    cells: { ...EACH_THEIR_OWN, "dr-okafor": "own" },
    open: async () => listMeasures,
  },
  addMeasure: {
    cells: { ...THE_PRACTICE, "other practice": "own" },
    open: async () => (p) => addMeasure(p, MEASURE),
  },
  editMeasure: {
    cells: THE_PRACTICE,
    open: async ({ okafor }) => {
      const id = await buildMeasure(okafor, MEASURE, new Date());
      return (p) => editMeasure(p, id, { ...MEASURE, name: newId() });
    },
  },
  setMeasureRetired: {
    cells: THE_PRACTICE,
    open: async ({ okafor }) => {
      const id = await buildMeasure(okafor, MEASURE, new Date());
      let retired = false;
      return async (p) => {
        await setMeasureRetired(p, id, !retired);
        retired = !retired;
      };
    },
  },
  getMe: { cells: EACH_THEIR_OWN, open: async () => getMe },
  listSignIns: { cells: EACH_THEIR_OWN, open: async () => listSignIns },
  signOut: { cells: EACH_THEIR_OWN, open: async () => signOut },
  endSignIn: {
    cells: { ...EACH_THEIR_OWN, ...NOTHING_OF_THE_KIND },
    open: async ({ okafor }) => {
      const { therapist } = await buildSignIn({ ...okafor, signInId: newId() });
      return (p) => endSignIn(p, therapist.signInId);
    },
  },
  endOtherSignIns: {
    cells: EACH_THEIR_OWN,
    open: async ({ okafor }) => {
      await buildSignIn({ ...okafor, signInId: newId() });
      return endOtherSignIns;
    },
  },
  changePassword: {
    cells: OKAFORS_PASSWORD,
    open: async () => (p) =>
      changePassword(p, { current: OKAFOR_PASSWORD, next: "ten quieter herons" }),
  },
  // Whether it is on, and what is to be scanned; no word that is planted.
  getTwoStep: { cells: { ...EACH_THEIR_OWN, "dr-okafor": "own" }, open: async () => getTwoStep },
  beginTwoStep: {
    cells: OKAFORS_PASSWORD,
    open: async () => (p) => beginTwoStep(p, { password: OKAFOR_PASSWORD }),
  },
  confirmTwoStep: {
    cells: { ...OKAFORS_PASSWORD, ...NOTHING_OF_THE_KIND },
    open: async ({ okafor }) => {
      const code = await codeToScan(okafor);
      return (p) => confirmTwoStep(p, { code });
    },
  },
  renewRecoveryCodes: {
    cells: OKAFORS_PASSWORD,
    open: async ({ okafor }) => {
      await confirmTwoStep(okafor, { code: await codeToScan(okafor) });
      return (p) => renewRecoveryCodes(p, { password: OKAFOR_PASSWORD });
    },
  },
  removeTwoStep: {
    cells: OKAFORS_PASSWORD,
    open: async ({ okafor }) => {
      await confirmTwoStep(okafor, { code: await codeToScan(okafor) });
      return (p) => removeTwoStep(p, { password: OKAFOR_PASSWORD });
    },
  },
  listPasskeys: {
    cells: EACH_THEIR_OWN,
    open: async (story) => {
      await passkeyOf(story);
      return listPasskeys;
    },
  },
  beginPasskey: {
    cells: OKAFORS_PASSWORD,
    open: async (story) => {
      await passkeyOf(story);
      return (p) => beginPasskey(p, { password: OKAFOR_PASSWORD });
    },
  },
  addPasskey: {
    cells: { ...EACH_THEIR_OWN, ...NO_SECOND_STEP },
    open: async (story) => {
      await passkeyOf(story);
      const asked = await beginPasskey(story.okafor, { password: OKAFOR_PASSWORD });
      const answer = newAuthenticator().create(asked);
      return (p) => addPasskey(p, { name: "A phone", answer });
    },
  },
  removePasskey: {
    cells: { ...EACH_THEIR_OWN, ...NOTHING_OF_THE_KIND },
    open: async (story) => {
      const { id } = await passkeyOf(story);
      return (p) => removePasskey(p, { passkeyId: id });
    },
  },
  listPeople: { cells: THE_OWNER, open: async () => listPeople },
  suspendMember: {
    cells: { ...THE_OWNER, "other practice": "NotFound" },
    open:
      async ({ okafor }) =>
      (p) =>
        suspendMember(p, okafor.memberId),
  },
  liftSuspension: {
    cells: { ...THE_OWNER, "dr-okafor": "SignInNeeded", "other practice": "NotFound" },
    open: async (story) => {
      await suspendMember(
        await story.asColleague("owner off the care team"),
        story.okafor.memberId,
      );
      return (p) => liftSuspension(p, story.okafor.memberId);
    },
  },
  makeResetLink: {
    cells: { ...THE_OWNER, "other practice": "NotFound" },
    open:
      async ({ okafor }) =>
      (p) =>
        makeResetLink(p, okafor.memberId),
  },
  // Numbers of couples alone.
  waitingOf: { cells: { ...EACH_THEIR_OWN, "dr-okafor": "own" }, open: async () => waitingOf },
  endWaiting: {
    // The code is Dr. Okafor's.
    cells: OKAFORS_PASSWORD,
    open: async (story) => {
      const { codes } = await buildTwoStep(story.okafor, OKAFOR_PASSWORD);
      await resetWithout(story);
      // By the password alone, as after signing in with the new one.
      await sql.query("update sign_in set ended_at = null where member_id = $1", [
        story.okafor.memberId,
      ]);
      return (p) => endWaiting(p, { code: codes[0] ?? "" });
    },
  },
  requireTwoStep: {
    cells: THE_OWNER,
    // The other practice's owner requires it there, and nowhere else.
    open: async () => (p) => requireTwoStep(p, p.role === "owner"),
  },
  editPractice: {
    cells: THE_OWNER,
    open: async () => (p) =>
      editPractice(p, {
        ...{ practiceName: "Another name", timeZone: "Europe/Paris" },
        ...{ crisisLine: "Call 3114.", neutralPage: "https://weather.example/" },
      }),
  },
  // A number of years and whether there is a hold: of any member's own practice, and no client's.
  getRetention: {
    cells: { ...EACH_THEIR_OWN, "dr-okafor": "own" },
    open: async () => getRetention,
  },
  setRetention: {
    cells: THE_OWNER,
    open: async () => (p) => setRetention(p, { retentionYears: 9 }),
  },
  // Colleagues know each other by name.
  listMembers: {
    cells: { ...THE_PRACTICE, "other practice": "own" },
    open: async () => listMembers,
  },
  // Who was invited, as what and by whom: nobody in it is a client, and here it is the owner's.
  listInvitations: {
    cells: { ...THE_OWNER, "owner off the care team": "own" },
    open: async () => listInvitations,
  },
  inviteColleague: {
    cells: THE_OWNER,
    open: async () => (p) => inviteColleague(p, { role: "therapist" }),
  },
  revokeInvitation: {
    cells: { ...THE_OWNER, "other practice": "NotFound" },
    open: async (story) => {
      const owner = await story.asColleague("owner off the care team");
      await inviteColleague(owner, { role: "owner" });
      const [invitation] = await listInvitations(owner);
      return (p) => revokeInvitation(p, invitation?.id ?? "");
    },
  },
  setRole: {
    cells: { ...THE_OWNER, "other practice": "NotFound" },
    open:
      async ({ okafor }) =>
      (p) =>
        setRole(p, { memberId: okafor.memberId, role: "owner" }),
  },
  // Names of members and ids of couples, and not one name of a couple's.
  listTeams: { cells: THE_OWNER, open: async () => listTeams },
  couplesToHandOver: { cells: EACH_THEIR_OWN, open: async () => couplesToHandOver },
  leavePractice: {
    // Dr. Okafor's password is no other member's.
    cells: {
      ...EACH_THEIR_OWN,
      ...{ "other therapist": "Invalid", "owner off the care team": "Invalid" },
      "other practice": "Invalid",
    },
    open: async (story) => {
      await joined(story);
      return (p) => leavePractice(p, { password: OKAFOR_PASSWORD });
    },
  },
  removeMember: {
    cells: { ...THE_OWNER, "other practice": "NotFound" },
    open: async (story) => {
      await joined(story);
      return (p) => removeMember(p, story.okafor.memberId);
    },
  },
  askPracticeErasure: {
    // The name and the password are those of this practice's owner.
    cells: { ...THE_OWNER, "other practice": "Invalid" },
    open: async (story) => {
      await ownerHasPassword(story);
      const typed = { practiceName: "Practice of Dr. Okafor", password: OKAFOR_PASSWORD };
      return (p) => askPracticeErasure(p, typed);
    },
  },
  undoPracticeErasure: {
    cells: { ...THE_OWNER, "other practice": "NotFound" },
    open: async (story) => {
      await ownerHasPassword(story);
      const typed = { practiceName: "Practice of Dr. Okafor", password: OKAFOR_PASSWORD };
      await askPracticeErasure(await story.asColleague("owner off the care team"), typed);
      return undoPracticeErasure;
    },
  },
  setLegalHold: { cells: THE_OWNER, open: async () => (p) => setLegalHold(p) },
  liftLegalHold: {
    cells: THE_OWNER,
    open: async (story) => {
      await setLegalHold(await story.asColleague("owner off the care team"));
      return liftLegalHold;
    },
  },
};

const PARTNER_DOORS: Record<string, Door<Partner, Writer>> = {
  confirmReader: { cells: EACH_PARTNER, open: async () => confirmReader },
  reportMisdelivery: { cells: EACH_PARTNER, open: async () => reportMisdelivery },
  chooseLanguage: { cells: EACH_PARTNER, open: async () => (p) => chooseLanguage(p, "es") },
  seeTerms: {
    // Another couple is cared for by others, under another policy.
    cells: {
      ...THE_ROUNDS_TWO,
      "partner of another couple": "TermsChanged",
      "partner of another practice": "TermsChanged",
    },
    open: async (story) => {
      const { terms } = await enterRoom(await story.asWriter("maya"));
      await sql.query("update partner_sign_in set seen_terms = null");
      return (p) => seeTerms(p, terms.digest);
    },
  },
  chooseExercise: {
    cells: THE_ROUNDS_TWO,
    open: async (story) => {
      const { terms } = await enterRoom(await story.asWriter("maya"));
      const given = { choice: "whole", seen: terms.digest } as const;
      return (p) => chooseExercise(p, story.round.open, given);
    },
  },
  neutralPage: {
    // The practice's, and so the same for every couple of it.
    cells: { ...EACH_PARTNER, "partner of another couple": "does" },
    open: async ({ practice }) => {
      const page = `https://${PLANTED.okafor}.example/`;
      await sql.query("update practice set neutral_page = $1 where id = $2", [page, practice.id]);
      return neutralPage;
    },
  },
  enterRoom: { cells: EACH_PARTNER, open: async () => (p) => enterRoom(p) },
  leaveRoom: { cells: EACH_PARTNER, open: async () => leaveRoom },
  // A round that is not one's own looks like one that has not been begun.
  readDraft: {
    cells: EACH_PARTNER,
    open: async (story) => {
      await mayaWrites(story);
      return (p) => readDraft(p, story.round.open);
    },
  },
  saveAnswer: {
    cells: THE_ROUNDS_TWO,
    open: async (story) => {
      await mayaWrites(story);
      return (p) =>
        saveAnswer(p, story.round.open, "sentence", { is: "given", value: "Another one." });
    },
  },
  sendReflection: {
    // What Jonas would send is not what Maya was shown.
    cells: { ...THE_ROUNDS_TWO, jonas: "Conflict" },
    open: async (story) => {
      const form = await mayaWrites(story);
      return (p) => sendReflection(p, story.round.open, form);
    },
  },
  takeBackReflection: {
    cells: EACH_PARTNER,
    open: async (story) => {
      const form = await mayaWrites(story);
      await sendReflection(await story.asWriter("maya"), story.round.open, form);
      return (p) => takeBackReflection(p, story.round.open);
    },
  },
};

const OPEN = (story: Story) => ({ roundId: story.round.open, promptKey: "sentence" });
const LATER = () => new Date(Date.now() + 30 * 86_400_000);

/** What the passphrase opens, for whoever has one: everybody here has said an own one. */
const HISTORY_DOORS: Record<string, Door<Partner, Writer>> = {
  setPassphrase: { cells: EACH_PARTNER, open: async () => (p) => setPassphrase(p, OWN_WORDS) },
  tryPassphrase: {
    // Maya's is nobody else's: they have none.
    cells: { ...THE_ROUNDS_TWO, jonas: "NotFound" },
    open: async (story) => {
      const maya = await story.asWriter("maya");
      await setPassphrase(maya, OWN_WORDS);
      await tryPassphrase(maya, "not these words");
      return (p) => tryPassphrase(p, OWN_WORDS);
    },
  },
  // Numbers of one's own tries; there is nothing else in it.
  passphraseTries: {
    cells: { ...EACH_PARTNER, maya: "own" },
    open: async () => (p) => passphraseTries(p),
  },
  readHistory: behind(EACH_PARTNER, () => (p) => readHistory(p)),
  downloadHistory: behind(EACH_PARTNER, () => (p) => downloadHistory(p)),
  withdrawReflection: behind(
    { ...THE_ROUNDS_TWO, jonas: "NotFound" },
    (_, id) => (p) => withdrawReflection(p, id),
  ),
  undoWithdrawal: behind(
    { ...THE_ROUNDS_TWO, jonas: "NotFound" },
    (_, id) => (p) => undoWithdrawal(p, id),
    (maya, _, id) => withdrawReflection(maya, id),
  ),
  askErasure: behind(EACH_PARTNER, () => (p) => askErasure(p)),
  wouldBeSure: behind({ ...EACH_PARTNER, maya: "own" }, () => (p) => wouldBeSure(p)),
  // Asked for before this link was made, as after a new one was handed out.
  confirmErasure: behind(
    {
      ...{ ...THE_ROUNDS_TWO, jonas: "NotFound" },
      ...{ "partner of another couple": "NotFound", "partner of another practice": "NotFound" },
    },
    () => (p) => confirmErasure(p),
    async (maya) => {
      await askErasure(maya, new Date("2026-01-01"));
      await sql.query("update erasure set sure_at = null where partner_id = $1", [maya.partnerId]);
    },
  ),
  undoErasure: behind(
    {
      ...{ ...THE_ROUNDS_TWO, jonas: "NotFound" },
      ...{ "partner of another couple": "NotFound", "partner of another practice": "NotFound" },
    },
    () => undoErasure,
    (maya) => askErasure(maya),
  ),
  releasePassage: behind(
    { ...THE_ROUNDS_TWO, jonas: "NotFound" },
    (story) => (p) => releasePassage(p, OPEN(story)),
  ),
  changeReleases: behind(
    { ...THE_ROUNDS_TWO, jonas: "NotFound" },
    (_, id) => (p) => changeReleases(p, id, { both: ["sentence"], private: [] }),
  ),
  takeBackRelease: behind(
    EACH_PARTNER,
    (story) => (p) => takeBackRelease(p, OPEN(story)),
    (maya, story) => releasePassage(maya, OPEN(story)),
  ),
  takeBackEveryRelease: behind(
    EACH_PARTNER,
    () => takeBackEveryRelease,
    (maya, story) => releasePassage(maya, OPEN(story)),
  ),
  openedPassages: behind(
    // Both have released: each reads the other's.
    { ...EACH_PARTNER, jonas: "does" },
    (story) => (p) => openedPassages(p, [story.round.open], LATER()),
    async (maya, story) => {
      const jonas = await story.asWriter("jonas");
      const sentence = { is: "given", value: PLANTED.jonasSent } as const;
      await saveAnswer(jonas, story.round.open, "sentence", sentence);
      const { digest } = await readDraft(jonas, story.round.open);
      const releases = ["sentence"];
      await sendReflection(jonas, story.round.open, { key: newId(), digest, releases });
      await releasePassage(maya, OPEN(story));
    },
  ),
};

/** Before there is a principal: they take a token, a code or a password, and are tested by name. */
const ENTRANCES = [
  ...["countPractices", "createSetupCode", "invitationOf", "isSetupCode", "joinPractice"],
  ...["masterKeyFits", "setUpPractice"],
  // Marks what a page reads as one view; it opens nothing.
  "viewing",
  ...["notReady", "partnerOf", "startWithLink", "signInMember", "therapistOf", "takeAttempts"],
  ...["entrantOf", "proveSecondStep", "resetAsks", "resetPassword"],
  ...["hasPasskey", "challengePasskey", "proveByPasskey"],
];

/** The product's own work, which no person's principal fits; tested by name. */
const SYSTEM_DOORS = ["eraseDue", "forgetAttempts", "inEachPractice"];

/** The same, done by whoever runs the server, at its console: no page and no form may come to it. */
const CONSOLE_DOORS = [
  ...["forMemberAt", "letInAlone", "makeRecoveryLink"],
  ...["opensPracticeKey", "rewrapInstallationKeys", "rewrapPracticeKey", "rotatePracticeKey"],
  ...["verifyChain", "whileRotatingAlone"],
];

/** Work inside a door's transaction, or none at all. */
const INNER = new Set([
  ...[
    "record",
    "awaitEnd",
    "appendRecorded",
    "installationKey",
    "openInstallationKey",
    "opensInstallationKeysWith",
    "wrap",
    "readWritten",
    "writeAnswer",
    "scopeOf",
    "makeKey",
    "practiceKey",
    "keysOf",
    "memberName",
  ],
  ...[
    "makeLink",
    "expiryOf",
    "lastRoundServes",
    "sentRatings",
    "latestInSight",
    "onOwnTeam",
    "requireCouple",
    "requirePartner",
  ],
  ...[
    "timeZoneOf",
    "openPartner",
    "openName",
    "openAlias",
    "currentOf",
    "asPrincipal",
    "withKeysToOneself",
    "withLookup",
    "become",
    "mint",
  ],
  ...[
    "hashAddress",
    "asSystem",
    "viewing",
    "digestOf",
    "answersOf",
    "begin",
    "findReflection",
    "termsOf",
  ],
  ...["requireSeenTerms", "writeReleases", "dropReleasesOf", "holdOpenings", "openIfBoth"],
  ...["agreeToTerms", "keepOnly", "lockCouple", "promptOf", "coupleFeaturesOpen"],
  ...["askForReviews", "dropUnseenReviews", "isPaused", "choicesOf", "misdeliveriesOf"],
  ...[
    "moveOpenings",
    "opensInstallationKeys",
    "dropEveryRelease",
    "isErasing",
    "requireKept",
    "awaitErasing",
    "readSent",
  ],
  ...[
    "standingsOf",
    "copyReflection",
    "requireSent",
    "heldReflections",
    "heldByLink",
    "opensEverything",
    "recognisedOf",
    "erasingOf",
  ],
  ...["openEvents", "trendSource", "openPracticeKey"],
  ...[
    "addAccount",
    "asActingOwner",
    "asOwner",
    "careTeamOf",
    "closePracticeIfErased",
    "coupleErasesAt",
    "couplesOfNobodyElse",
  ],
  ...["erasePracticeWhenDue", "lockStaff", "requireAnotherOwner", "requireMember", "takeBackLinks"],
  ...["requirePassword", "requireSignIn", "requireWorking", "workingHere", "requireNotWaiting"],
  ...["replaceResetLink", "somebodyElse"],
  ...["takeCode", "takeRecoveryCode", "hashRecoveryCode", "totpPlace"],
  ...["makeChallenge", "takeChallenge"],
  ...["isClosed", "ownPrediction", "requireGuessable", "alsoOpened", "stillClosed"],
]);

let database: TestDatabase;
let sql: Client;

beforeAll(async () => {
  database = await freshDatabase();
  sql = new Client({ connectionString: database.url });
  await sql.connect();
});

afterAll(async () => {
  await sql.end();
  await database.drop();
});

test("every exported function of data/ is in a table, an entrance, or out of the app's reach", () => {
  const listed = new Set([
    ...Object.keys(THERAPIST_DOORS),
    ...Object.keys(ACCOUNT_DOORS),
    ...Object.keys({ ...PARTNER_DOORS, ...HISTORY_DOORS }),
    ...ENTRANCES,
    ...SYSTEM_DOORS,
    ...CONSOLE_DOORS,
  ]);
  const reached = namesThatAppImports();
  const unlisted = exportedFunctions().filter((name) => !listed.has(name));
  // What is left works inside a door's transaction: only doors may call it.
  expect(unlisted.filter((name) => !INNER.has(name) || reached.has(name))).toEqual([]);
  expect([...listed].filter((name) => !exportedFunctions().includes(name))).toEqual([]);
});

test("what whoever runs the server does, no page, form or door does", () => {
  const sources = [...filesUnder("app"), ...filesUnder("components"), ...filesUnder("data")]
    .concat("proxy.ts", "instrumentation.ts")
    .map((path) => ({ path, text: readOrEmpty(path) }));
  for (const name of CONSOLE_DOORS) {
    const naming = sources.filter(({ text }) => new RegExp(`\\b${name}\\b`).test(text));
    expect({ name, files: naming.length }).toEqual({ name, files: 1 });
  }
});

describe.each(Object.entries({ ...THERAPIST_DOORS, ...ACCOUNT_DOORS }))("%s", (_, door) => {
  test("lets in whom it is for, and nobody else", async () => {
    const story = await tellStory(database.url);
    const use = await door.open(story);
    for (const who of strangersFirst<Colleague>(door.cells)) {
      const cell = await come(story, null, async () => use(await story.asColleague(who)));
      expect({ who, ...cell }).toEqual({ who, ...expected(door.cells[who]) });
    }
    const cells = Object.keys(door.cells).length;
    figure("Doors × principals", { doors: 1, cells, unexpected: 0 });
  });
});

describe.each(Object.entries({ ...PARTNER_DOORS, ...HISTORY_DOORS }))("%s", (_, door) => {
  test("lets each partner to the own alone", async () => {
    const story = await tellStory(database.url);
    const use = await door.open(story);
    for (const who of strangersFirst<Writer>(door.cells)) {
      const mine = story.ours.couple.partners.circle.id;
      const known = who === "jonas" ? [PLANTED.greeting, PLANTED.moment, PLANTED.okafor] : [];
      const cell = await come(
        story,
        mine,
        async () => use(await story.asWriter(who)),
        who === "maya" ? [] : known,
      );
      expect({ who, ...cell }).toEqual({ who, ...expected(door.cells[who]) });
    }
    const cells = Object.keys(door.cells).length;
    figure("Doors × principals", { doors: 1, cells, unexpected: 0 });
  });
});

type Outcome = { error: string | null; gotSomewhere: boolean };

function expected(cell: Cell): Outcome {
  if (cell === "does") return { error: null, gotSomewhere: true };
  return { error: cell === "own" ? null : cell, gotSomewhere: false };
}

/** Whether the visit failed, and whether it showed or changed anything of Maya's, Jonas's or their therapist's. */
async function come(
  story: Story,
  partnerId: string | null,
  visit: () => Promise<unknown>,
  known: readonly string[] = [],
): Promise<Outcome> {
  const before = await stateOf(story, partnerId);
  let shown = "";
  let error: string | null = null;
  try {
    shown = JSON.stringify((await visit()) ?? null);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    error = cause.name === "Error" ? cause.message : cause.name;
  }
  const words = [...Object.values(PLANTED), story.okafor.signInId].filter(
    (word) => !known.includes(word),
  );
  const changed = (await stateOf(story, partnerId)) !== before;
  return { error, gotSomewhere: changed || words.some((word) => shown.includes(word)) };
}

/**
 * All rows of the couple, or where rows are a partner's, of that partner; Dr. Okafor's account, and
 * the practice. Without the audit trail.
 */
async function stateOf(
  { ours, okafor, practice }: Story,
  partnerId: string | null,
): Promise<string> {
  const { rows } = await sql.query(
    `select c.oid::regclass::text as name, bool_or(a.attname = 'partner_id') as personal
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname in ('couple_id', 'partner_id')
      where c.relkind = 'r' and n.nspname in ('public', 'keyring') and c.relname <> 'audit'
      group by c.oid order by 1`,
  );
  const parts = [
    "select to_jsonb(t)::text as row from couple t where id = $1",
    "select to_jsonb(t)::text from practice t where id = $2",
    "select to_jsonb(t)::text from legal_hold t where practice_id = $2",
    "select to_jsonb(t)::text from measure t where practice_id = $2",
    "select to_jsonb(t)::text from invitation t where practice_id = $2",
    "select to_jsonb(t)::text from departure t where practice_id = $2",
    "select to_jsonb(t)::text from practice_erasure t where practice_id = $2",
    "select to_jsonb(t)::text from member t where id = $3",
    "select to_jsonb(t)::text from credential t where member_id = $3",
    "select (to_jsonb(t) - 'last_seen_at')::text from sign_in t where member_id = $3",
    "select to_jsonb(t)::text from totp t where member_id = $3",
    "select to_jsonb(t)::text from passkey t where member_id = $3",
    "select to_jsonb(t)::text from suspension t where member_id = $3",
    "select to_jsonb(t)::text from password_reset t where member_id = $3",
    "select to_jsonb(t)::text from recovery_code t where member_id = $3",
  ];
  for (const { name, personal } of rows) {
    const whose = personal && partnerId ? ` and partner_id = '${partnerId}'` : "";
    parts.push(`select '${name}' || to_jsonb(t)::text from ${name} t where couple_id = $1${whose}`);
  }
  const all = await sql.query(`${parts.join(" union all ")} order by 1`, [
    ...[ours.couple.id, practice.id, okafor.memberId],
  ]);
  return JSON.stringify(all.rows);
}

/** Strangers come first, the rightful one last: nothing was used up and the input serves. */
function strangersFirst<Who extends string>(cells: Record<Who, Cell>): Who[] {
  const all = Object.keys(cells) as Who[];
  return [
    ...all.filter((who) => cells[who] !== "does"),
    ...all.filter((who) => cells[who] === "does"),
  ];
}

async function mayaWrites(story: Story): Promise<{ key: string; digest: string }> {
  const maya = await story.asWriter("maya");
  await saveAnswer(maya, story.round.open, "sentence", { is: "given", value: PLANTED.mayaDraft });
  return { key: newId(), digest: (await readDraft(maya, story.round.open)).digest };
}

/** Everybody has said an own passphrase, and Maya has sent what it opens; `first` is hers to do. */
function behind(
  cells: Record<Writer, Cell>,
  use: (story: Story, reflectionId: string) => (p: Partner) => Promise<unknown>,
  first?: (maya: Partner, story: Story, reflectionId: string) => Promise<unknown>,
): Door<Partner, Writer> {
  return {
    cells,
    open: async (story) => {
      const writers: Writer[] = ["maya", "jonas"];
      writers.push("partner of another couple", "partner of another practice");
      for (const who of writers) await setPassphrase(await story.asWriter(who), OWN_WORDS);
      const form = await mayaWrites(story);
      const maya = await story.asWriter("maya");
      await sendReflection(maya, story.round.open, form);
      const { reflection } = await enterRoom(maya);
      await first?.(maya, story, reflection?.id ?? "");
      return use(story, reflection?.id ?? "");
    },
  };
}

function onCouple(
  use: (p: Therapist, id: string) => Promise<unknown>,
  first?: (story: Story) => Promise<unknown>,
): Door<Therapist, Colleague> {
  return {
    cells: CARE_TEAM,
    open: async (story) => {
      await first?.(story);
      return (p) => use(p, story.ours.couple.id);
    },
  };
}

function onReview(use: (p: Therapist, id: string) => Promise<unknown>): Door<Therapist, Colleague> {
  return onReflection(use, askedOfMaya);
}

/** Something of a reflection; `which` gives its id. */
function onReflection(
  use: (p: Therapist, id: string) => Promise<unknown>,
  which: (story: Story) => Promise<string>,
): Door<Therapist, Colleague> {
  return {
    cells: CARE_TEAM,
    open: async (story) => {
      const id = await which(story);
      return (p) => use(p, id);
    },
  };
}

/** What Maya sent asks for a private review; gives the review's id. */
function askedOfMaya({ practice, ours }: Story): Promise<string> {
  return buildReview(practice, ours.checkIn, "circle", {
    ...{ reflectionId: ours.sent.circle, reason: "afraid", at: new Date() },
  });
}

/** What Maya sent is closed until it is guessed. */
function onMaya(
  use: (p: Therapist, of: { roundId: string; about: "circle" }) => Promise<unknown>,
): Door<Therapist, Colleague> {
  return {
    cells: CARE_TEAM,
    open: async (story) => {
      await guessing(story);
      return (p) => use(p, { roundId: story.round.closed, about: "circle" });
    },
  };
}

/** The owner made a reset link for Dr. Okafor, and somebody used it without a code. */
async function resetWithout(story: Story) {
  const owner = await story.asColleague("owner off the care team");
  const { token } = await makeResetLink(owner, story.okafor.memberId);
  await resetPassword(token, { password: OKAFOR_PASSWORD, code: "", without: true });
}

/** Dr. Okafor has two-step sign-in and a passkey, named after them. */
async function passkeyOf({ okafor }: Story) {
  await confirmTwoStep(okafor, { code: await codeToScan(okafor) });
  return buildPasskey(okafor, PLANTED.okafor);
}

/** A code of what Dr. Okafor was given to scan. */
async function codeToScan(okafor: Therapist): Promise<string> {
  await beginTwoStep(okafor, { password: OKAFOR_PASSWORD });
  const { pending } = await getTwoStep(okafor);
  return codeOf(pending?.uri ?? "");
}

async function totalOf({ okafor }: Story) {
  const measureId = await buildMeasure(okafor, MEASURE, new Date());
  return { measureId, about: "circle", takenOn: "2026-05-04", total: 31 } as const;
}

function guessing({ ours }: Story): Promise<unknown> {
  return sql.query("update assignment set guess_first_since = 'epoch' where id = $1", [
    ours.checkIn.id,
  ]);
}

function onSession(
  use: (p: Therapist, id: string) => Promise<unknown>,
): Door<Therapist, Colleague> {
  return { cells: CARE_TEAM, open: async (story) => (p) => use(p, story.ours.sessions.next) };
}

function onLink(
  use: (p: Therapist, id: string) => Promise<unknown>,
  first?: (p: Therapist, id: string) => Promise<unknown>,
): Door<Therapist, Colleague> {
  return {
    cells: CARE_TEAM,
    open: async (story) => {
      await first?.(story.okafor, linkOf(story));
      return (p) => use(p, linkOf(story));
    },
  };
}

function exportedFunctions(): string[] {
  return filesUnder("data").flatMap((path) =>
    Array.from(
      readFileSync(path, "utf8").matchAll(
        /^export (?:async )?function\*? (\w+)|^export const (\w+)[^=\n]*= (?:async )?\(/gm,
      ),
      (match) => match[1] ?? match[2] ?? "",
    ),
  );
}

function namesThatAppImports(): Set<string> {
  const imports = /import\s*\{([^}]*)\}\s*from\s*"@\/data\//g;
  return new Set(
    [...filesUnder("app"), "proxy.ts", "instrumentation.ts"].flatMap((path) => {
      const source = readOrEmpty(path);
      return Array.from(source.matchAll(imports), (match) => match[1] ?? "")
        .flatMap((list) => list.split(","))
        .map((name) => name.trim().split(" ")[0] ?? "");
    }),
  );
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".test.ts"))
    .map((path) => join(folder, path));
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
