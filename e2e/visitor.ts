import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { mint } from "@/data/principal/mint";
import { asPrincipal } from "@/data/principal/transaction";
import { readDraft, saveAnswer } from "@/data/reflection";
import { enterRoom } from "@/data/room";
import { connection } from "@/db/client";
import * as story from "@/db/sample/story";
import { setupCode } from "@/db/schema/member";
import { figure } from "@/scripts/figure";
import { env } from "@/server/env";
import { hashToken, newToken } from "@/server/id";

const { PLANTED } = story;
const { mayaDraft, ...keptOrSent } = PLANTED;

/** Whoever may come to an address. */
export type Who = "nobody" | story.Colleague | story.Writer;
export type Fields = Record<string, string>;
export type Scene = Awaited<ReturnType<typeof tell>>;

// Strangers first: when the rightful one comes, nothing was used up and the input still serves.
export const MEMBERS: Who[] = ["other practice", "other therapist", "owner off the care team"];
export const OTHER_PARTNERS: Who[] = ["partner of another practice", "partner of another couple"];
const SHUT_OUT: Who[] = ["nobody", "suspended member", "expired link", "revoked link"];
export const EVERYBODY: Who[] = [
  ...[...SHUT_OUT, ...OTHER_PARTNERS, ...MEMBERS],
  ...(["jonas", "dr-okafor", "maya"] as const),
];

// Whose words each may read: product.md, rules 2, 3 and 10. The therapist never sees drafts.
const MAY_READ: Partial<Record<Who, readonly string[]>> = {
  "dr-okafor": Object.values(keptOrSent),
  // Members of a practice know each other by name.
  "owner off the care team": [PLANTED.okafor],
  "other therapist": [PLANTED.okafor],
  jonas: [PLANTED.okafor, PLANTED.greeting, PLANTED.moment],
  maya: [PLANTED.okafor, PLANTED.greeting, PLANTED.moment, mayaDraft],
};

export const BASE = process.env.BASE_URL ?? "";
/** Missing, opaque, and another's. */
export const FOREIGN_ORIGINS = [null, "null", "https://elsewhere.example"];
/** What any browser has that opened the sign-in page; it is no way in. */
export const CSRF = newToken();
/** The pages are served as if there were no proxy.ts: no cell may change by it. */
export const WITHOUT_PROXY = process.env.WITHOUT_PROXY === "yes";

/** Adds to the figures what a test of a table has found as it should be. */
export function count(table: string, of: { origins: number; cells: number }): void {
  const without = WITHOUT_PROXY ? ", without proxy.ts" : "";
  figure(`${table} × principals${without}`, { cells: of.cells, unexpected: 0 });
  if (of.origins === 0 || WITHOUT_PROXY) return;
  const sent = { "sent from elsewhere": of.origins, "not answered 403": 0, "rows changed": 0 };
  figure(`${table} from a missing, a null and a foreign origin`, sent);
}

/** How a story stood after the last request: what changes late is still seen with the next. */
const latest = new WeakMap<Scene, Map<string, string>>();
let tables: { name: string }[] | undefined;

/** The story with Maya's draft on the open round and a code that sets up a practice. */
export async function tell() {
  const told = await story.tellStory(env().DATABASE_URL);
  const maya = await told.asWriter("maya");
  await saveAnswer(maya, told.round.open, "sentence", { is: "given", value: mayaDraft });
  const { digest } = await readDraft(maya, told.round.open);
  const seen = (await enterRoom(maya)).terms.digest;
  const code = newToken();
  await asPrincipal(mint({ kind: "system", practiceId: null }), (tx) =>
    tx.insert(setupCode).values({ codeHash: hashToken(code) }),
  );
  return { ...told, digest, seen, code };
}

export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type Way = (typeof METHODS)[number] | "RSC" | "RSC, the page alone";
export type Sent = {
  way: Way;
  body?: BodyInit | undefined;
  origin?: string | null | undefined;
  headers?: Fields;
};

/** What comes back to somebody's browser. */
export async function visit(scene: Scene, who: Who, address: string, sent: Sent) {
  const { way, body = null, origin = BASE } = sent;
  const headers = new Headers({ ...sent.headers, cookie: await cookiesOf(scene, who) });
  const method = way.startsWith("RSC") ? "GET" : way;
  if (method !== "GET" && method !== "HEAD" && origin !== null) headers.set("origin", origin);
  if (way.startsWith("RSC")) headers.set("rsc", "1");
  const init: RequestInit = { method, headers, body, redirect: "manual" };
  const response = await fetch(new URL(address, BASE), init);
  // What the router asks for has a name of its own, so that no cache gives it to anybody else.
  const named = response.headers.get("location");
  return named?.includes("_rsc") ? fetch(new URL(named, BASE), init) : response;
}

/** What came back to somebody's browser, whose rows it changed, and the words it should not show. */
export async function send(scene: Scene, who: Who, address: string, sent: Sent) {
  const before = latest.get(scene) ?? (await stateOf(scene));
  const response = await visit(scene, who, address, sent);
  const text = await response.text();
  const after = await stateOf(scene);
  latest.set(scene, after);
  const rows = [...before, ...after].filter(([row]) => !before.has(row) || !after.has(row));
  const changed = [...new Set(rows.map(([, whose]) => whose))];
  const words = [...new Set(text.match(/zephyr[a-z]+/g))];
  const foreign = words.filter((word) => !MAY_READ[who]?.includes(word));
  return { response, text, changed, foreign };
}

export function isColleague(who: Who): who is story.Colleague {
  return ([...MEMBERS, "dr-okafor", "suspended member"] as Who[]).includes(who);
}

async function cookiesOf(scene: Scene, who: Who): Promise<string> {
  const secret = env().NEXTAUTH_SECRET;
  const csrf = createHash("sha256").update(`${CSRF}${secret}`).digest("hex");
  const cookies = [`next-auth.csrf-token=${CSRF}|${csrf}`];
  if (isColleague(who)) {
    const token = { signIn: scene.colleagueToken(who) };
    cookies.push(`soft-landing=${await encode({ token, secret })}`);
  } else if (who !== "nobody") {
    const token = await scene.writerToken(who);
    if (token) cookies.push(`page=${token}`);
  }
  return cookies.join("; ");
}

/** What Maya and Jonas sent is closed to each of their therapists until it is guessed or opened. */
export async function guessFirst({ ours }: Scene): Promise<void> {
  await connection().execute(
    sql`update assignment set guess_first_since = 'epoch' where id = ${ours.checkIn.id}`,
  );
}

/** A partner's own link; with anybody else a guessed token, and the name of Maya's. */
export function linkOf(scene: Scene, who: Who) {
  if (who === "nobody" || isColleague(who)) return { ...scene.linkOf("maya"), token: newToken() };
  return scene.linkOf(who);
}

export function filled(path: string, scene: Scene, who: Who): string {
  const values: Fields = {
    ...{ coupleId: scene.ours.couple.id, assignmentId: scene.ours.checkIn.id, code: scene.code },
    ...{ token: linkOf(scene, who).token, exerciseKey: "soft-landing", n: "7" },
    roundId: scene.round.closed,
  };
  return path.replace(/\[(\w+)\]/g, (_, name) => values[name] ?? "");
}

/** Every row but of the trail and of what a page makes again from others: of the couple, of Dr. Okafor's account and of the practice, with whose it is. */
async function stateOf({ ours, practice, okafor, code }: Scene): Promise<Map<string, string>> {
  tables ??= (
    await connection().execute<{ name: string }>(sql`
      select c.oid::regclass::text as name from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'couple_id'
       where c.relkind = 'r' and n.nspname in ('public', 'keyring') and c.relname not in ('audit', 'latest_ratings')`)
  ).rows;
  const { id, partners } = ours.couple;
  const parts = [
    `select 'couple', '', to_jsonb(t) from couple t where id = '${id}'`,
    `select 'practice', '', to_jsonb(t) from practice t where id = '${practice.id}'`,
    `select 'measure', '', to_jsonb(t) from measure t where practice_id = '${practice.id}'`,
    `select 'hold', '', to_jsonb(t) from legal_hold t where practice_id = '${practice.id}'`,
    `select 'members', '', jsonb_build_object('n', count(*)) from member where practice_id = '${practice.id}'`,
    `select 'member', '', to_jsonb(t) from member t where id = '${okafor.memberId}'`,
    `select 'invitation', '', to_jsonb(t) from invitation t where practice_id = '${practice.id}'`,
    `select 'departure', '', to_jsonb(t) from departure t where practice_id = '${practice.id}'`,
    `select 'closing', '', to_jsonb(t) from practice_erasure t where practice_id = '${practice.id}'`,
    `select 'couples', '', jsonb_build_object('n', count(*)) from couple where practice_id = '${practice.id}'`,
    `select 'code', '', to_jsonb(t) from setup_code t where code_hash = '${hashToken(code)}'`,
    ...[
      ...[
        "credential",
        "sign_in",
        "totp",
        "recovery_code",
        "passkey",
        "suspension",
        "password_reset",
      ],
    ].map(
      (name) =>
        `select '${name}', member_id::text, to_jsonb(t) from ${name} t where member_id = '${okafor.memberId}'`,
    ),
    ...tables.map(
      ({ name }) =>
        `select '${name}', to_jsonb(t)->>'partner_id', to_jsonb(t) from ${name} t where couple_id = '${id}'`,
    ),
  ];
  const { rows } = await connection().execute<{ whose: string; row: string }>(
    sql.raw(`select whose, name || (row - 'last_seen_at')::text as row
      from (${parts.join(" union all ")}) as every (name, whose, row)`),
  );
  const names = new Map<string, string>([
    [partners.circle.id, "maya"],
    [partners.diamond.id, "jonas"],
    [okafor.memberId, "dr-okafor"],
  ]);
  return new Map(rows.map(({ whose, row }) => [row, names.get(whose) ?? "everybody"]));
}
