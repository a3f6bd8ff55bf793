import { expect, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { askErasure } from "@/data/erasure";
import { inviteColleague } from "@/data/invitation";
import { setPassphrase, tryPassphrase } from "@/data/passphrase";
import { makeResetLink } from "@/data/people";
import { requireTwoStep } from "@/data/practice";
import { releasePassage } from "@/data/release";
import { enterRoom } from "@/data/room";
import { sendReflection } from "@/data/sending";
import { cancelSession } from "@/data/session";
import { withdrawReflection } from "@/data/withdrawal";
import { connection, disconnect } from "@/db/client";
import { buildReleases } from "@/db/sample/room";
import { OKAFOR_PASSWORD, PLANTED, SUSPENDED_PASSWORD } from "@/db/sample/story";
import { buildTwoStep } from "@/db/sample/two-step";
import { figure, sized } from "@/scripts/figure";
import { newId, newToken } from "@/server/id";
import { changed, fuzz } from "./fuzz";
import { onDisk } from "./on-disk";
import {
  BASE,
  CSRF,
  count,
  EVERYBODY,
  type Fields,
  FOREIGN_ORIGINS,
  filled,
  guessFirst,
  isColleague,
  linkOf,
  MEMBERS,
  METHODS,
  OTHER_PARTNERS,
  type Scene,
  send,
  tell,
  visit,
  type Way,
  type Who,
  WITHOUT_PROXY,
} from "./visitor";

type Cell =
  | "shows"
  | "opens"
  | "NotFound"
  | "elsewhere"
  | "refused"
  | "invalid"
  | "conflict"
  | `to /${string}`;
type Cells = Record<Who, Cell>;
type Route = {
  route: `${string} /${string}`;
  /** What is brought, where that tells this row from another of the same route. */
  by?: string;
  /** Where the address is not the route filled in with what is Maya's and Jonas's. */
  at?: (scene: Scene, who: Who) => string;
  cells: Cells;
  /** What a HEAD is told, where that is not what a GET is. */
  head?: Cell;
  /** What is found where a cell says "shows", and only there. */
  shows?: string;
  form?: (scene: Scene, who: Who) => Fields;
  first?: (scene: Scene) => Promise<unknown>;
  /** Who of Jonas, Dr. Okafor and Maya changes something by it: each the own alone. */
  changes?: Who[];
};

const each = (people: Who[], cell: Cell) =>
  Object.fromEntries(people.map((who) => [who, cell])) as Cells;
const all = (cell: Cell) => each(EVERYBODY, cell);
const SIGN_IN = all("to /sign-in");
const ENDED = all("to /reflect/ended");
const EACH_MEMBER = { ...SIGN_IN, ...each([...MEMBERS, "dr-okafor"], "opens") };
const CARE_TEAM = { ...SIGN_IN, ...each(MEMBERS, "NotFound"), "dr-okafor": "shows" } as Cells;
const EACH_PARTNER = {
  ...ENDED,
  ...each(["jonas", ...OTHER_PARTNERS], "opens"),
  maya: "shows",
} as Cells;
const MAYA_ALONE = (cell: Cell) => ({ ...all("refused"), maya: cell });

// Brought to a form that is Maya's: her own link's name in it, or the name of one's own link.
const MAYAS = "Maya's own form";
const OWN = "Maya's round and one's own link";
const mayas = (s: Scene): Fields => ({ round: s.round.open, link: s.linkOf("maya").id });
const ownLink = (s: Scene, who: Who): Fields => ({ link: linkOf(s, who).id });
const own = (s: Scene, who: Who): Fields => ({ ...mayas(s), ...ownLink(s, who) });
const ANSWER = { step: "7", intent: "continue", given: "Another sentence." };
const sending = (s: Scene) => ({ key: newId(), digest: s.digest });
const mayaSends = async (s: Scene) =>
  sendReflection(await s.asWriter("maya"), s.round.open, sending(s));

const invited = new WeakMap<Scene, string>();
const PHRASE = "seven green kettles";
const resetOf = new WeakMap<Scene, string>();
const sentByMaya = new WeakMap<Scene, string>();
const justTheLink = (s: Scene): Fields => ({ link: s.linkOf("maya").id });
const aboutHers = (s: Scene): Fields => ({
  ...justTheLink(s),
  reflection: sentByMaya.get(s) ?? newId(),
});
const hersByOwn = (s: Scene, who: Who): Fields => ({ ...aboutHers(s), link: linkOf(s, who).id });
/** Maya has sent, and said her own passphrase, in her sign-in; nobody else has one. */
async function mayaBehind(s: Scene) {
  await setPassphrase(await s.asWriter("maya"), PHRASE);
  await mayaSends(s);
  const maya = await s.asWriter("maya");
  sentByMaya.set(s, (await enterRoom(maya)).reflection?.id ?? "");
  return maya;
}
const mayaReleased = async (s: Scene) =>
  releasePassage(await mayaBehind(s), { roundId: s.round.open, promptKey: "sentence" });
/** To whoever has not said a passphrase, what is behind one says only that it is. */
const BEHIND = {
  ...ENDED,
  ...each(["jonas", ...OTHER_PARTNERS], "to /reflect/history"),
} as Cells;
const ANY_PARTNER = {
  ...all("refused"),
  ...each([...OTHER_PARTNERS, "jonas", "maya"], "to /reflect/history"),
};

// What product.md promises at each address. A GET is also asked for as HEAD and as the router asks.
const ROUTES: Route[] = [
  { route: "GET /", cells: all("to /couples") },
  { route: "GET /api/health", cells: all("opens") },
  { route: "GET /api/ready", cells: all("opens") },
  {
    route: "GET /api/auth/[...nextauth]",
    at: () => "/api/auth/csrf",
    cells: all("opens"),
    head: "NotFound",
  },
  {
    route: "POST /api/auth/[...nextauth]",
    by: "one's e-mail and Dr. Okafor's password, or the own that served until the suspension",
    at: () => "/api/auth/callback/credentials",
    cells: { ...all("refused"), "dr-okafor": "opens" },
    form: (s, who) => ({
      ...{ csrfToken: CSRF, json: "true", email: isColleague(who) ? s.emailOf(who) : "" },
      password: who === "suspended member" ? SUSPENDED_PASSWORD : OKAFOR_PASSWORD,
    }),
    changes: ["dr-okafor"],
  },
  {
    route: "GET /sign-in",
    cells: { ...all("opens"), ...each([...MEMBERS, "dr-okafor"], "to /couples") },
  },
  // Whoever is half signed in is told below; from there everybody else is sent on.
  { route: "GET /sign-in/code", cells: all("to /couples") },
  { route: "GET /two-step", cells: EACH_MEMBER },
  { route: "GET /setup/[code]", cells: all("shows"), shows: "You will be its owner" },
  {
    route: "GET /setup/[code]",
    by: "a guess",
    at: () => `/setup/${newToken()}`,
    cells: all("opens"),
    shows: "You will be its owner",
  },
  {
    route: "GET /reset/[token]",
    at: (s) => `/reset/${resetOf.get(s)}`,
    cells: all("shows"),
    shows: "This link works once",
    first: async (s) => {
      const owner = await s.asColleague("owner off the care team");
      resetOf.set(s, (await makeResetLink(owner, s.okafor.memberId)).token);
    },
  },
  {
    route: "GET /reset/[token]",
    by: "a guess",
    cells: all("opens"),
    shows: "This link works once",
  },
  {
    route: "GET /join/[token]",
    by: "an invitation",
    at: (s) => `/join/${invited.get(s)}`,
    cells: all("shows"),
    shows: "You join as a therapist.",
    first: async (s) => {
      const owner = await s.asColleague("owner off the care team");
      invited.set(s, (await inviteColleague(owner, { role: "therapist" })).token);
    },
  },
  {
    route: "GET /join/[token]",
    by: "a guess",
    at: () => `/join/${newToken()}`,
    cells: all("opens"),
    shows: "You join as a therapist.",
  },
  { route: "GET /couples", cells: { ...EACH_MEMBER, "dr-okafor": "shows" }, shows: PLANTED.alias },
  { route: "GET /couples/new", cells: EACH_MEMBER },
  { route: "GET /couples/[coupleId]", cells: CARE_TEAM, shows: PLANTED.mayaSent },
  { route: "GET /couples/[coupleId]/assign", cells: CARE_TEAM, shows: PLANTED.alias },
  { route: "GET /couples/[coupleId]/confidences", cells: CARE_TEAM, shows: PLANTED.alias },
  {
    route: "GET /couples/[coupleId]/safe-view",
    cells: CARE_TEAM,
    shows: PLANTED.mayaSent,
    first: ({ practice, ours, round }) => {
      const at = new Date(Date.now() - 3_600_000);
      const passage = { roundId: round.closed, promptKey: "sentence", reflections: ours.sent };
      return buildReleases(practice, ours.checkIn, { ...passage, at, opensAt: at });
    },
  },
  { route: "GET /couples/[coupleId]/team", cells: CARE_TEAM, shows: PLANTED.alias },
  { route: "GET /couples/[coupleId]/edit", cells: CARE_TEAM, shows: PLANTED.jonasContact },
  { route: "GET /couples/[coupleId]/erase", cells: CARE_TEAM, shows: PLANTED.alias },
  { route: "GET /couples/[coupleId]/trends", cells: CARE_TEAM, shows: PLANTED.alias },
  { route: "GET /couples/[coupleId]/sessions", cells: CARE_TEAM, shows: PLANTED.note },
  { route: "GET /couples/[coupleId]/prepare", cells: CARE_TEAM, shows: PLANTED.note },
  { route: "GET /couples/[coupleId]/report", cells: CARE_TEAM, shows: PLANTED.mayaSent },
  {
    route: "GET /prepare",
    cells: EACH_MEMBER,
    // Where a session is booked it leads to that couple.
    first: async (s) => {
      await cancelSession(s.okafor, s.ours.sessions.next);
      await cancelSession(await s.asColleague("other therapist"), s.other.sessions.next);
      await cancelSession(await s.asColleague("other practice"), s.foreign.sessions.next);
    },
  },
  {
    route: "GET /couples/[coupleId]/assignments/[assignmentId]",
    cells: CARE_TEAM,
    shows: PLANTED.greeting,
  },
  {
    route: "GET /couples/[coupleId]/assignments/[assignmentId]",
    by: "one's own couple",
    at: (s, who) => `/couples/${coupleOf(s, who)}/assignments/${s.ours.checkIn.id}`,
    cells: CARE_TEAM,
    shows: PLANTED.greeting,
  },
  ...[undefined, "one's own couple"].map(
    (by): Route => ({
      route: "GET /couples/[coupleId]/rounds/[roundId]/guess",
      ...(by ? { by } : {}),
      at: (s, who) => {
        const couple = by ? coupleOf(s, who) : s.ours.couple.id;
        return `/couples/${couple}/rounds/${s.round.closed}/guess?about=circle`;
      },
      cells: CARE_TEAM,
      shows: PLANTED.maya,
      first: guessFirst,
    }),
  ),
  { route: "GET /couples/[coupleId]/measures", cells: CARE_TEAM, shows: PLANTED.alias },
  { route: "GET /settings/measures", cells: EACH_MEMBER },
  { route: "GET /exercises", cells: EACH_MEMBER },
  { route: "GET /exercises/[exerciseKey]", cells: EACH_MEMBER },
  { route: "GET /settings", cells: EACH_MEMBER },
  { route: "GET /settings/erase", cells: EACH_MEMBER },
  {
    route: "GET /settings/leave",
    cells: { ...EACH_MEMBER, "dr-okafor": "shows" },
    shows: PLANTED.alias,
  },
  {
    route: "GET /settings/people",
    // Members of a practice know each other by name.
    cells: { ...SIGN_IN, ...each([...MEMBERS, "dr-okafor"], "shows"), "other practice": "opens" },
    shows: PLANTED.okafor,
  },
  {
    route: "GET /settings/people",
    by: "an owner's eyes",
    // Each owner looks after their own practice.
    cells: { ...EACH_MEMBER, ...each(["owner off the care team", "other practice"], "shows") },
    shows: "Only a team itself lets somebody in.",
  },
  {
    route: "GET /settings/account",
    cells: { ...EACH_MEMBER, "dr-okafor": "shows" },
    shows: PLANTED.okafor,
  },
  {
    route: "GET /settings/audit",
    // An owner reads who did what kind of thing, whatever team it was done in.
    cells: { ...EACH_MEMBER, "dr-okafor": "shows", "owner off the care team": "shows" },
    shows: PLANTED.okafor,
  },
  { route: "GET /r/[token]", by: "one's own link, or a guess", cells: all("opens") },
  {
    route: "GET /r/[token]",
    by: "an address that cannot be read",
    at: () => "/r/%E0%A4%A",
    cells: ENDED,
  },
  {
    route: "POST /r/[token]/start",
    by: "one's own link, or a guess",
    cells: { ...ENDED, ...each([...OTHER_PARTNERS, "jonas", "maya"], "to /reflect") },
    form: () => ({}),
    changes: ["jonas", "maya"],
  },
  { route: "GET /reflect", cells: { ...EACH_PARTNER, jonas: "shows" }, shows: PLANTED.greeting },
  { route: "GET /reflect/step/[n]", cells: EACH_PARTNER, shows: PLANTED.mayaDraft },
  { route: "GET /reflect/preview", cells: EACH_PARTNER, shows: PLANTED.mayaDraft },
  {
    route: "GET /reflect/done",
    cells: { ...EACH_PARTNER, ...each(["jonas", ...OTHER_PARTNERS], "to /reflect") },
    shows: PLANTED.okafor,
    first: mayaSends,
  },
  { route: "GET /reflect/ended", cells: all("opens") },
  { route: "GET /reflect/failed", cells: all("opens") },
  { route: "GET /reflect/[...missing]", at: () => "/reflect/nowhere", cells: all("opens") },
  { route: "GET /reflect/leaving", cells: all("opens") },
  { route: "GET /reflect/change", cells: { ...EACH_PARTNER, maya: "opens" } },
  { route: "GET /reflect/later", cells: { ...EACH_PARTNER, maya: "opens" } },
  { route: "GET /reflect/break", cells: { ...EACH_PARTNER, maya: "opens" } },
  {
    route: "POST /reflect/confirm",
    by: MAYAS,
    cells: MAYA_ALONE("to /reflect"),
    form: (s) => ({ link: s.linkOf("maya").id, answer: "yes" }),
    changes: ["maya"],
  },
  {
    route: "POST /reflect/confirm",
    by: "one's own link, which came to the wrong person",
    cells: {
      ...all("refused"),
      ...each([...OTHER_PARTNERS, "jonas", "maya"], "to /reflect/ended"),
    },
    form: (s, who) => ({ link: linkOf(s, who).id, answer: "no" }),
    changes: ["jonas", "maya"],
  },
  {
    route: "POST /reflect/choose",
    by: MAYAS,
    cells: MAYA_ALONE("to /reflect/later"),
    form: (s) => ({ ...mayas(s), seen: s.seen, choice: "declined" }),
    changes: ["maya"],
  },
  {
    route: "POST /reflect/choose",
    by: OWN,
    cells: {
      ...MAYA_ALONE("to /reflect/preview"),
      ...each(OTHER_PARTNERS, "NotFound"),
      jonas: "to /reflect/step/1",
    },
    form: (s, who) => ({ ...own(s, who), seen: s.seen, choice: "whole" }),
    changes: ["jonas", "maya"],
  },
  {
    route: "POST /reflect/language",
    cells: { ...MAYA_ALONE("to /reflect"), ...each([...OTHER_PARTNERS, "jonas"], "to /reflect") },
    form: (s, who) => ({ ...ownLink(s, who), language: "es" }),
    changes: ["jonas", "maya"],
  },
  {
    route: "POST /reflect/answer",
    by: MAYAS,
    cells: MAYA_ALONE("to /reflect/preview"),
    form: (s) => ({ ...ANSWER, ...mayas(s) }),
    changes: ["maya"],
  },
  {
    route: "POST /reflect/answer",
    by: OWN,
    cells: {
      ...MAYA_ALONE("to /reflect/preview"),
      ...each(OTHER_PARTNERS, "NotFound"),
      jonas: "to /reflect/preview",
    },
    form: (s, who) => ({ ...ANSWER, ...own(s, who) }),
    changes: ["jonas", "maya"],
  },
  {
    route: "POST /reflect/send",
    by: MAYAS,
    cells: MAYA_ALONE("to /reflect/done"),
    form: (s) => ({ ...sending(s), ...mayas(s) }),
    changes: ["maya"],
  },
  {
    route: "POST /reflect/send",
    by: OWN,
    // What Jonas would send is not what Maya was shown.
    cells: {
      ...MAYA_ALONE("to /reflect/done"),
      ...each(OTHER_PARTNERS, "NotFound"),
      jonas: "conflict",
    },
    form: (s, who) => ({ ...sending(s), ...own(s, who) }),
    changes: ["maya"],
  },
  {
    route: "POST /reflect/correct",
    by: MAYAS,
    cells: MAYA_ALONE("to /reflect/preview"),
    form: mayas,
    first: mayaSends,
    changes: ["maya"],
  },
  {
    route: "POST /reflect/correct",
    by: OWN,
    // Who sent nothing has nothing to make a draft again, and is where it leads.
    cells: {
      ...all("refused"),
      ...each([...OTHER_PARTNERS, "jonas", "maya"], "to /reflect/preview"),
    },
    form: own,
    first: mayaSends,
    changes: ["maya"],
  },
  {
    route: "GET /reflect/history",
    cells: EACH_PARTNER,
    shows: PLANTED.mayaDraft,
    first: mayaBehind,
  },
  {
    route: "GET /reflect/history/erase",
    cells: { ...BEHIND, maya: "opens" },
    first: mayaBehind,
  },
  ...["json", "page"].map(
    (as): Route => ({
      route: "GET /reflect/history/download",
      by: `as ${as}`,
      at: () => `/reflect/history/download?as=${as}`,
      cells: { ...BEHIND, maya: "shows" },
      shows: PLANTED.mayaDraft,
      first: mayaBehind,
    }),
  ),
  {
    route: "POST /reflect/history/set",
    cells: MAYA_ALONE("to /reflect/history"),
    form: (s) => ({ ...justTheLink(s), new: PHRASE, again: PHRASE }),
    changes: ["maya"],
  },
  {
    route: "POST /reflect/history/open",
    cells: MAYA_ALONE("to /reflect/history"),
    form: (s) => ({ ...justTheLink(s), passphrase: PHRASE }),
    first: async (s) => tryPassphrase(await mayaBehind(s), "not these words"),
    changes: ["maya"],
  },
  {
    route: "POST /reflect/history/releases",
    by: MAYAS,
    cells: MAYA_ALONE("to /reflect/history"),
    form: (s) => ({ ...aboutHers(s), "release.sentence": "both" }),
    first: mayaBehind,
    changes: ["maya"],
  },
  {
    route: "POST /reflect/history/releases",
    by: OWN,
    cells: ANY_PARTNER,
    form: (s, who) => ({ ...hersByOwn(s, who), "release.sentence": "both" }),
    first: mayaBehind,
    changes: ["maya"],
  },
  {
    route: "POST /reflect/history/take-back",
    cells: MAYA_ALONE("to /reflect/history"),
    form: justTheLink,
    first: mayaReleased,
    changes: ["maya"],
  },
  {
    route: "POST /reflect/history/withdraw",
    by: MAYAS,
    cells: MAYA_ALONE("to /reflect/history"),
    form: aboutHers,
    first: mayaBehind,
    changes: ["maya"],
  },
  {
    route: "POST /reflect/history/withdraw",
    by: OWN,
    cells: ANY_PARTNER,
    form: hersByOwn,
    first: mayaBehind,
    changes: ["maya"],
  },
  {
    route: "POST /reflect/history/restore",
    by: OWN,
    cells: ANY_PARTNER,
    form: hersByOwn,
    first: async (s) => {
      const maya = await mayaBehind(s);
      await withdrawReflection(maya, sentByMaya.get(s) ?? "");
    },
    changes: ["maya"],
  },
  {
    route: "POST /reflect/history/erase/ask",
    cells: MAYA_ALONE("to /reflect/history"),
    form: (s) => ({ ...justTheLink(s), passphrase: PHRASE }),
    first: mayaBehind,
    changes: ["maya"],
  },
  {
    route: "POST /reflect/history/erase/undo",
    cells: MAYA_ALONE("to /reflect/history"),
    form: justTheLink,
    first: async (s) => askErasure(await mayaBehind(s)),
    changes: ["maya"],
  },
  {
    route: "POST /reflect/history/erase/confirm",
    cells: MAYA_ALONE("to /reflect/history"),
    form: justTheLink,
    // Asked for before her link was made, by a passphrase that does not open everything.
    first: async (s) => {
      await askErasure(await mayaBehind(s), new Date("2026-01-01"));
      const { id } = s.ours.couple.partners.circle;
      await connection().execute(sql`update erasure set sure_at = null where partner_id = ${id}`);
    },
    changes: ["maya"],
  },
  { route: "POST /reflect/finish", cells: ENDED, form: ownLink, changes: ["jonas", "maya"] },
  // From a page of Maya's, where another's link serves by now: nobody stays signed in.
  {
    route: "POST /reflect/finish",
    by: MAYAS,
    cells: ENDED,
    form: justTheLink,
    changes: ["jonas", "maya"],
  },
  // The one GET that writes (security.md, 4).
  { route: "GET /leave", cells: all("elsewhere"), changes: ["jonas", "maya"] },
  { route: "HEAD /leave", cells: all("elsewhere") },
];

test.describe.configure({ timeout: sized(90_000, 300_000) });
test.afterAll(disconnect);

test("every route and method on disk is in the table, and no other", () => {
  const listed = new Set(ROUTES.map(({ route }) => route));
  expect([...listed].sort()).toEqual(Object.keys(onDisk()).sort());
});

for (const { route, by, at, cells, head, shows, form, first, changes = [] } of ROUTES) {
  test(`${route}${by ? ` with ${by}` : ""} serves whom it is for, and nobody else`, async () => {
    const scene = await tell();
    await first?.(scene);
    const come = async (who: Who, way: Way, origin?: string | null) => {
      const address = at?.(scene, who) ?? filled(route.split(" ")[1] ?? "", scene, who);
      const body = form && new URLSearchParams(form(scene, who));
      const headers: Fields = {};
      if (way.endsWith("alone")) headers["next-router-state-tree"] = treeTo(route, address);
      const sent = { way, body, origin, headers };
      const { response, text, ...rest } = await send(scene, who, address, sent);
      return { cell: cellOf(response, text, shows), status: response.status, ...rest };
    };
    const foreign = form ? changes.slice(-1) : [];
    for (const rightful of foreign) {
      for (const origin of FOREIGN_ORIGINS) {
        const { cell: _, ...seen } = await come(rightful, "POST", origin);
        expect({ origin, ...seen }).toEqual({ origin, status: 403, changed: [], foreign: [] });
      }
    }
    for (const who of EVERYBODY) {
      for (const way of waysOf(route)) {
        const told = cells[who] === "shows" ? "opens" : cells[who];
        const cell = way === "HEAD" ? (head ?? told) : cells[who];
        const theirs = changes.includes(who) ? [who] : [];
        const expected = { who, way, cell, changed: theirs, foreign: [] };
        const { status: _, ...seen } = await come(who, way);
        expect({ who, way, ...seen }).toEqual(expected);
      }
    }
    const origins = foreign.length * FOREIGN_ORIGINS.length;
    count("Routes", { origins, cells: EVERYBODY.length * waysOf(route).length });
    const [method = "", path = ""] = route.split(" ");
    const way = method as Way;
    const inPath = Array.from(path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g), ([, name]) => name ?? "");
    const fields = form ? Object.keys(form(scene, "maya")) : ASKED_FOR;
    // In a story of its own: what serves once was used up above.
    const fresh = WITHOUT_PROXY ? scene : await tell();
    if (fresh !== scene) await first?.(fresh);
    await fuzz(route, {
      serves: EVERYBODY.filter(
        (who) => ["shows", "opens"].includes(cells[who]) || changes.includes(who),
      ),
      fields: [...inPath, ...fields],
      send: (who, by) => {
        const parts = Object.fromEntries(changed({}, by));
        const address = path.replace(/\[(?:\.\.\.)?(\w+)\]/g, (all, name) => {
          return parts[name] ? encodeURIComponent(parts[name]) : all;
        });
        const filledIn = at?.(fresh, who) ?? filled(address, fresh, who);
        if (form) {
          const body = new URLSearchParams(changed(form(fresh, who), by));
          return visit(fresh, who, filledIn, { way, body });
        }
        const joined = filledIn.includes("?") ? "&" : "?";
        return visit(fresh, who, `${filledIn}${joined}${new URLSearchParams(parts)}`, { way });
      },
      sendRaw: form
        ? (who, raw) =>
            visit(fresh, who, at?.(fresh, who) ?? filled(path, fresh, who), { way, ...raw })
        : undefined,
    });
  });
}

test("a method that an address does not take changes nothing, and tells nothing new", async () => {
  const scene = await tell();
  const addresses = [...new Set(Object.keys(onDisk()).map((route) => route.split(" ")[1] ?? ""))];
  const asked = addresses.flatMap((path) =>
    METHODS.filter((way) => !(`${way} ${path}` in onDisk()) && !/^(GET|HEAD)$/.test(way)).flatMap(
      (way) => (["nobody", "maya", "dr-okafor"] as const).map((who) => ({ path, way, who })),
    ),
  );
  for (const { path, way, who } of asked) {
    const body = new URLSearchParams({ given: "words" });
    const sent = await send(scene, who, filled(path, scene, who), { way, body });
    const { changed, foreign, response } = sent;
    const seen = { changed, foreign, failed: response.status >= 500 };
    expect({ path, way, who, ...seen }).toEqual({
      ...{ path, way, who, changed: [], foreign: [], failed: false },
    });
  }
  figure("Methods that an address does not take", { requests: asked.length, "rows changed": 0 });
});

test("whoever is half signed in is sent to the next step from every page", async () => {
  const { okafor, ...scene } = await tell();
  const owner = await scene.asColleague("owner off the care team");
  await buildTwoStep(okafor, OKAFOR_PASSWORD);
  await connection().execute(
    sql`update sign_in set proved_at = null where member_id = ${okafor.memberId}`,
  );
  await requireTwoStep(owner, true);
  const pages = ROUTES.filter(
    ({ route, by, cells }) => route.startsWith("GET /") && !by && cells.nobody === "to /sign-in",
  );
  expect(pages.length).toBeGreaterThan(20);
  const steps = [
    ["dr-okafor", "to /sign-in/code"],
    ["other therapist", "to /two-step"],
  ] as const;
  for (const { route } of pages) {
    for (const [who, step] of steps) {
      const address = filled(route.split(" ")[1] ?? "", { ...scene, okafor }, who);
      const { response, text, ...rest } = await send({ ...scene, okafor }, who, address, {
        way: "GET",
      });
      const cell = step === `to ${address}` ? "opens" : step;
      expect({ route, who, cell: cellOf(response, text), ...rest }).toEqual({
        ...{ route, who, cell, changed: [], foreign: [] },
      });
    }
  }
});
/** What pages and downloads read of an address, after its path. */
const ASKED_FOR = [
  ...["rounds", "about", "from", "to", "exercise", "partner", "show", "lang", "as", "at", "seen"],
  ...["for", "paper", "with", "callbackUrl", "error", "before", "couple", "who", "view", "expand"],
];

/** What happened, as a cell says it. To the router a page's end is told in the body. */
function cellOf({ status, headers }: Response, text: string, shows?: string): Cell | number {
  const told = /NEXT_(?:REDIRECT;\w+;([^;]+)|HTTP_ERROR_FALLBACK;(404))/.exec(text);
  const to = headers.get("location") ?? told?.[1];
  if (to) {
    const { origin, pathname } = new URL(to, BASE);
    return origin === new URL(BASE).origin ? `to ${pathname as `/${string}`}` : "elsewhere";
  }
  if (status === 404 || told?.[2]) return "NotFound";
  if (status === 401 || status === 403) return "refused";
  if (status === 400 || status === 422) return "invalid";
  if (status === 409) return "conflict";
  // A page that broke while the router asked for it says so in the body alone.
  if (status !== 200 || /:E\{"digest"/.test(text)) return status === 200 ? 500 : status;
  return shows && text.includes(shows) ? "shows" : "opens";
}

/** A page must hold by itself however it is asked for, and a HEAD tells what a GET would. */
function waysOf(route: string): Way[] {
  const [method, path] = route.split(" ");
  if (method !== "GET") return [method as Way];
  if (onDisk()[route]?.endsWith("page.tsx")) return ["GET", "HEAD", "RSC", "RSC, the page alone"];
  return `HEAD ${path}` in onDisk() ? ["GET"] : ["GET", "HEAD"];
}

/** What the router sends when it has every layout already: no layout then runs before the page. */
function treeTo(route: string, address: string): string {
  const values = address.split("/").slice(1);
  const segments = (onDisk()[route] ?? "").split("/").slice(1, -1);
  const known = segments.map((segment) => {
    if (segment.startsWith("(")) return segment;
    const value = values.shift();
    return segment.startsWith("[") ? [segment.slice(1, -1), value, "d", null] : segment;
  });
  const page: unknown[] = ["__PAGE__", {}, null, "refetch"];
  const tree = known.reduceRight<unknown[]>((children, name) => [name, { children }], page);
  return encodeURIComponent(JSON.stringify(["", { children: tree }]));
}

function coupleOf({ ours, other, foreign }: Scene, who: Who): string {
  if (who === "other therapist") return other.couple.id;
  return (who === "other practice" ? foreign : ours).couple.id;
}
