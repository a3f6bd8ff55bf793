import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { APP_ROLE } from "@/db/schema/policy";
import { figure } from "@/scripts/figure";
import { newId } from "@/server/id";

// What row-level security does when the door is not there: raw SQL as the role the app runs as.

type Verb = "select" | "insert" | "update" | "delete";
const VERBS: readonly Verb[] = ["select", "insert", "update", "delete"];
type Kind = "therapist" | "partner" | "system";
type Settings = Record<string, string>;

/** Who is the rightful one for each verb, by hand; null where nobody may. */
const RIGHTFUL: Readonly<Record<string, Record<Verb, Kind | null>>> = {
  practice: { select: "therapist", insert: "system", update: "therapist", delete: "system" },
  member: all("system"),
  credential: all("system"),
  suspension: all("system"),
  sign_in: all("therapist"),
  password_reset: all("system"),
  totp: all("therapist"),
  recovery_code: all("therapist"),
  passkey: all("therapist"),
  invitation: all("therapist"),
  departure: all("system"),
  care_team: { ...all("system"), select: "therapist" },
  couple: all("therapist"),
  archival: all("therapist"),
  partner: all("therapist"),
  screening: all("therapist"),
  session: all("therapist"),
  note: all("therapist"),
  event: all("therapist"),
  agreement: all("therapist"),
  prediction: all("therapist"),
  measure: all("therapist"),
  measure_total: all("therapist"),
  assignment: all("therapist"),
  round: all("therapist"),
  link: all("therapist"),
  closure: all("therapist"),
  partner_sign_in: all("partner"),
  reflection: all("partner"),
  rating: all("partner"),
  // It counts, and never back.
  ratings_change: { ...all("partner"), delete: null },
  latest_ratings: all("therapist"),
  // Written once, taken out, never changed: what may not be released stays so marked.
  answer: { ...all("partner"), update: null },
  sending: all("partner"),
  earlier_answer: all("partner"),
  withdrawal: all("partner"),
  setting_aside: all("therapist"),
  recognition: all("therapist"),
  confidences: all("therapist"),
  consent: all("partner"),
  misdelivery: { select: "therapist", insert: "partner", update: null, delete: null },
  release: { ...all("partner"), update: "system" },
  opening: all("system"),
  quiet_pause: all("therapist"),
  passphrase: all("partner"),
  wrong_try: all("partner"),
  unlocking: all("partner"),
  erasure: all("partner"),
  legal_hold: all("therapist"),
  practice_erasure: { ...all("therapist"), update: "system" },
  review: all("system"),
  review_entry: { select: "therapist", insert: "therapist", update: null, delete: null },
  audit: { select: "therapist", insert: "therapist", update: null, delete: null },
  audit_head: { ...all("therapist"), delete: null },
  "keyring.wrapped_key": all("therapist"),
  "keyring.erased_key": { select: "system", insert: "system", update: null, delete: null },
};

/** What an update sets, where a table names no practice. */
const SET: Readonly<Record<string, string>> = { practice: "id", setup_code: "used" };

type Command = "ALL" | "SELECT" | "INSERT" | "UPDATE" | "DELETE";
const READ = "using (true)";
const WRITE = "with check (true)";
const LOOSE: Readonly<Record<Command, string>> = {
  ...{ ALL: `${READ} ${WRITE}`, UPDATE: `${READ} ${WRITE}` },
  ...{ SELECT: READ, DELETE: READ, INSERT: WRITE },
};
/** A policy made to let everything through, for as long as it is set. */
let loosened = "";

let database: TestDatabase;
let client: Client;
let story: Story;
let own: Record<Kind, Settings>;
let foreign: Record<Kind, Settings>;

beforeAll(async () => {
  database = await freshDatabase();
  story = await tellStory(database.url);
  client = new Client({ connectionString: database.url });
  await client.connect();
  await fillEmptyTables();
  own = { ...settingsOf(story.ours), system: system(story.practice.id) };
  foreign = { ...settingsOf(story.foreign), system: system(story.foreign.couple.practiceId) };
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

test("no table of a tenant lacks row-level security or its FORCE", async () => {
  const { rows } = await client.query(
    `select c.oid::regclass::text as name from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('public', 'keyring')
        and (c.relname = 'practice' or exists (select 1 from pg_attribute a
              where a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped))
        and not (c.relrowsecurity and c.relforcerowsecurity)`,
  );
  expect(rows).toEqual([]);
});

test.each(["owner", "therapist"])("as %s nobody changes what makes them a member", async (role) => {
  const self = { ...own.therapist, role };
  for (const verb of ["insert", "update", "delete"] as const) {
    for (const table of ["member", "suspension", "departure"]) {
      expect({ table, verb, rows: await touched(table, verb, self) }).toEqual({
        ...{ table, verb, rows: 0 },
      });
    }
  }
});

test.each(["owner", "therapist"])("as %s nobody says who is on a care team", async (role) => {
  // On the team oneself, and of a couple that one has no part in.
  for (const self of [own.therapist, settingsOf(story.other).therapist]) {
    for (const verb of ["insert", "update", "delete"] as const)
      expect(await touched("care_team", verb, { ...self, role })).toBe(0);
  }
});

test.each<[string, readonly Verb[]]>([
  ["invitation", VERBS],
  ["practice_erasure", ["insert", "delete"]],
])("%s is touched by an owner alone", async (table, verbs) => {
  for (const verb of verbs) {
    expect(await touched(table, verb, { ...own.therapist, role: "therapist" })).toBe(0);
    expect(await touched(table, verb, { ...own.therapist, role: "owner" })).toBeGreaterThan(0);
  }
});

test("that the practice was erased is the product's to say, and undone by nobody", async () => {
  await client.query("update practice_erasure set erased_at = now()");
  for (const verb of ["insert", "update", "delete"] as const)
    expect(await touched("practice_erasure", verb, own.therapist)).toBe(0);
  await client.query("update practice_erasure set erased_at = null");
});

test("every table of a tenant is listed here", async () => {
  expect(await tenantTables()).toEqual(Object.keys(RIGHTFUL).sort());
});

const nobodyBlindly = (table: string, verb: Verb) => touched(table, verb, {}, null);

/** How many rows somebody touches who has no business there: each must be none. */
const STRANGERS: Record<string, (table: string, verb: Verb) => Promise<number>> = {
  "another practice": async (table, verb) => {
    let rows = 0;
    for (const each of Object.values(foreign)) rows += await touched(table, verb, each);
    return rows;
  },
  "who is nobody": (table, verb) => touched(table, verb, {}),
  "who is nobody, and reads nothing for it": nobodyBlindly,
  "who only names the practice": (table, verb) =>
    touched(table, verb, { practice: story.practice.id }),
  "a colleague off its team": async (table, verb) => {
    if (!(await hasColumn(table, "couple_id"))) return 0;
    // The audit trail is anyone's to add to and nobody's to change; a team is anyone's to know.
    if (table === "audit" && verb === "insert") return 0;
    if (table === "care_team" && verb === "select") return 0;
    // An owner sees that something was done, by ids and time, whatever team it was done in.
    if (table === "audit" && verb === "select") return 0;
    return touched(table, verb, settingsOf(story.other).therapist, "couple_id");
  },
  "the other partner": async (table, verb) => {
    if (!(await hasColumn(table, "partner_id"))) return 0;
    const link = story.ours.checkIn.links.diamond?.id ?? "";
    const jonas = { ...own.partner, partner: story.ours.couple.partners.diamond.id, link };
    return touched(table, verb, jonas, "partner_id");
  },
};

describe.each(Object.entries(RIGHTFUL))("%s", (table, rightful) => {
  test.each(VERBS)("%s touches a row for the rightful one", async (verb) => {
    const kind = rightful[verb];
    if (kind) expect(await touched(table, verb, own[kind])).toBeGreaterThan(0);
    else for (const each of Object.values(own)) expect(await touched(table, verb, each)).toBe(0);
  });

  describe.each(Object.entries(STRANGERS))("for %s", (_, touchedBy) => {
    test.each(VERBS)("%s touches no row", async (verb) => {
      expect(await touchedBy(table, verb)).toBe(0);
    });
  });
});

test("codes that set up a practice are nobody's without the code", async () => {
  for (const verb of VERBS) {
    expect(await nobodyBlindly("setup_code", verb)).toBe(0);
    expect(await touched("setup_code", verb, own.system, null)).toBe(1);
  }
});

test("each policy that is loosened is noticed by at least one of these tests", async () => {
  const rows = [];
  for (const { table, name, command } of await policies()) {
    loosened = `alter policy ${name} on ${table} ${LOOSE[command]}`;
    const noticed = await missed(table).finally(() => {
      loosened = "";
    });
    rows.push({ table, policy: name, for: command, noticed: noticed.length, by: noticed[0] ?? "" });
  }
  expect(rows.filter(({ noticed }) => noticed === 0)).toEqual([]);
  const counted = { loosened: rows.length, unnoticed: 0 };
  figure("Row-level policies, each loosened in turn", counted, rows);
});

/**
 * How many rows of Dr. Okafor's practice (or couple, or of Maya) a verb touches; nothing is kept. With
 * `by` null it asks for no column, so that no policy for reading stands before the one of the verb.
 */
async function touched(
  table: string,
  verb: Verb,
  settings: Settings,
  by: "practice_id" | "couple_id" | "partner_id" | null = "practice_id",
): Promise<number> {
  const column = table === "practice" ? "id" : by;
  const value = {
    practice_id: story.practice.id,
    couple_id: story.ours.couple.id,
    partner_id: story.ours.couple.partners.circle.id,
  }[by ?? "practice_id"];
  const where = by ? `where ${column} = '${value}'` : "where true";
  await client.query("begin");
  try {
    if (loosened) await client.query(loosened);
    // Row-level security is what is asked about: foreign keys stay out of the way.
    await client.query("set local session_replication_role = replica");
    const source = await rowToInsert(table, verb, where);
    await client.query(`set local role ${APP_ROLE}`);
    for (const [name, setting] of Object.entries(settings)) {
      await client.query("select set_config($1, $2, true)", [`app.${name}`, setting]);
    }
    if (verb === "insert") {
      const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`;
      return (await client.query(insert, [source])).rowCount ?? 0;
    }
    const set = SET[table] ?? "practice_id";
    const same = by ? set : set === "used" ? "true" : `'${value}'`;
    const statement = {
      select: `select ${by ? "*" : ""} from ${table} ${where}`,
      update: `update ${table} set ${set} = ${same} ${by ? where : ""}`,
      delete: `delete from ${table} ${by ? where : ""}`,
    }[verb];
    return (await client.query(statement)).rowCount ?? 0;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    // Refused by a policy's check or by a missing grant. Anything else is no refusal.
    if (code === "42501") return 0;
    // A row that a constraint holds up was let through by every policy before it.
    if (code.startsWith("23")) return 1;
    throw error;
  } finally {
    await client.query("rollback");
  }
}

/** Whom, of those who have no business in a table, something lets touch a row of it. */
async function missed(table: string): Promise<string[]> {
  const found = [];
  // What belongs to no practice is no stranger's own either; but nobody else's.
  const strangers = table in RIGHTFUL ? STRANGERS : { nobody: nobodyBlindly };
  for (const [who, touchedBy] of Object.entries(strangers)) {
    for (const verb of VERBS)
      if ((await touchedBy(table, verb)) > 0) found.push(`${verb} by ${who}`);
  }
  return found;
}

async function policies() {
  const { rows } = await client.query<{ table: string; name: string; command: Command }>(
    `select (schemaname || '.' || tablename)::regclass::text as table, policyname as name, cmd as command
       from pg_policies order by 1, 2`,
  );
  return rows;
}

/** For an insert: takes a row of Maya's or Dr. Okafor's out, to be put back in as it was. */
async function rowToInsert(table: string, verb: Verb, where: string) {
  if (verb !== "insert") return null;
  const { couple } = story.ours;
  const owners = {
    partner_id: couple.partners.circle.id,
    couple_id: couple.id,
    member_id: story.okafor.memberId,
  };
  let mine = table === "couple" ? ` and id = '${couple.id}'` : "";
  for (const [column, id] of Object.entries(owners)) {
    // Whoever may not come in is not Dr. Okafor.
    if (!["suspension", "departure"].includes(table) && (await hasColumn(table, column)))
      mine += ` and ${column} = '${id}'`;
  }
  const { rows } = await client.query(
    `select ctid::text as at, to_jsonb(t) as row from ${table} t ${where}${mine} limit 1`,
  );
  expect(rows).toHaveLength(1);
  await client.query(`delete from ${table} where ctid = $1`, [rows[0].at]);
  return rows[0].row;
}

function settingsOf({ couple, checkIn }: Story["ours"]): Record<"therapist" | "partner", Settings> {
  const member = {
    [story.ours.couple.id]: story.team.ours,
    [story.other.couple.id]: story.team.other,
    [story.foreign.couple.id]: story.team.foreign,
  }[couple.id];
  return {
    therapist: {
      kind: "therapist",
      practice: couple.practiceId,
      member: member ?? "",
      role: "owner",
    },
    partner: {
      ...{ kind: "partner", practice: couple.practiceId, couple: couple.id },
      ...{ partner: couple.partners.circle.id, assignment: checkIn.id },
      link: checkIn.links.circle?.id ?? "",
    },
  };
}

function system(practice: string): Settings {
  return { kind: "system", practice };
}

async function tenantTables(): Promise<string[]> {
  const { rows } = await client.query(
    `select c.oid::regclass::text as name from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('public', 'keyring')
        and (c.relname = 'practice' or exists (select 1 from pg_attribute a
              where a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped))`,
  );
  return rows.map((row) => row.name as string).sort();
}

async function hasColumn(table: string, column: string): Promise<boolean> {
  const { rowCount } = await client.query(
    "select 1 from pg_attribute where attrelid = $1::regclass and attname = $2 and not attisdropped",
    [table, column],
  );
  return rowCount === 1;
}

/** Rows of the tables that the story leaves empty, written as the login role. */
async function fillEmptyTables(): Promise<void> {
  const { couple, checkIn, sent } = story.ours;
  const maya = couple.partners.circle.id;
  const { rows } = await client.query("select sent_in from reflection where id = $1", [
    sent.circle,
  ]);
  const scope = { practice_id: story.practice.id, couple_id: couple.id };
  const own = { ...scope, partner_id: maya, assignment_id: checkIn.id };
  const passage = { ...scope, assignment_id: checkIn.id, round_id: story.round.closed };
  const written = { reflection_id: sent.circle, prompt_key: "sentence" };
  const bytes = Buffer.alloc(1);
  const member = story.okafor.memberId;
  const [phrase, review] = [newId(), newId()];
  const soon = new Date(Date.now() + 3_600_000);
  await fill("password_reset", {
    ...{ id: newId(), practice_id: story.practice.id, member_id: member, made_by: member },
    ...{ token_hash: "none", expires_at: soon },
  });
  await fill("totp", { practice_id: story.practice.id, member_id: member });
  await fill("recovery_code", {
    ...{ id: newId(), practice_id: story.practice.id, member_id: member, code_hash: "none" },
  });
  await fill("passkey", {
    ...{ id: newId(), practice_id: story.practice.id, member_id: member, name: bytes },
    ...{ credential_id: "none", public_key: "none", counter: 0, transports: [] },
  });
  await fill("archival", { ...scope, archived_by: member });
  await fill("earlier_answer", {
    id: newId(),
    ...own,
    ...written,
    sealed: bytes,
    written_in: rows[0].sent_in,
  });
  await fill("withdrawal", { ...own, reflection_id: sent.circle });
  await fill("setting_aside", { ...scope, reflection_id: sent.circle, set_by: member });
  await fill("recognition", {
    ...{ ...scope, reflection_id: sent.circle, link_id: checkIn.links.circle?.id },
    said_by: member,
  });
  const policy = { version: 1, template: "limited", words: bytes, written_by: member };
  await fill("confidences", { id: newId(), ...scope, ...policy });
  await fill("consent", { id: newId(), ...own, round_id: story.round.closed, choice: "whole" });
  await fill("misdelivery", { id: newId(), ...own, link_id: checkIn.links.circle?.id });
  await fill("release", { id: newId(), ...own, ...passage, ...written });
  await fill("opening", { id: newId(), ...passage, prompt_key: "sentence", opens_at: soon });
  await fill("quiet_pause", { id: newId(), ...scope, paused_by: member });
  const partner = { ...scope, partner_id: maya };
  await fill("passphrase", { id: phrase, ...partner, hash: "none", set_in: rows[0].sent_in });
  await fill("wrong_try", { id: newId(), ...partner });
  await fill("unlocking", { ...partner, sign_in_id: rows[0].sent_in, passphrase_id: phrase });
  await fill("erasure", { ...partner, erases_at: soon });
  // After everything that counts as a change of hers, and takes away what was kept before.
  const counted = "select number as change from ratings_change where partner_id = $1";
  const [now] = (await client.query(counted, [maya])).rows;
  await fill("latest_ratings", { ...partner, ...now, library: "none", sealed: bytes });
  const closing = { practice_id: story.practice.id, asked_by: member, erases_at: soon };
  await fill("practice_erasure", closing);
  await fill("legal_hold", { practice_id: story.practice.id, set_by: member });
  const gone = { member_id: story.suspended.memberId, practice_id: story.practice.id };
  await fill("departure", { ...gone, ended_by: member });
  await fill("invitation", {
    ...{ id: newId(), practice_id: story.practice.id, role: "therapist", token_hash: "none" },
    ...{ invited_by: member, expires_at: soon },
  });
  await fill("review", {
    id: review,
    ...scope,
    about: maya,
    reflection_id: sent.circle,
    sealed_reason: bytes,
  });
  const entry = { review_id: review, member_id: member, kind: "looked" };
  await fill("review_entry", { id: newId(), ...scope, ...entry });
  const spoken = { ...scope, written_by: member, words: bytes };
  await fill("event", { id: newId(), ...spoken, happened_on: "2026-05-04" });
  await fill("agreement", { id: newId(), ...spoken, agreed_on: "2026-05-04" });
  const guessed = { round_id: story.round.closed, about: maya, member_id: member };
  await fill("prediction", { id: newId(), ...scope, ...guessed });
  const measure = newId();
  await fill("measure", {
    ...{ id: measure, practice_id: story.practice.id, added_by: member, name: "A measure" },
    ...{ lowest: 0, highest: 40, higher_is: "better", source: "Its publication." },
  });
  await fill("measure_total", {
    ...{ id: newId(), ...scope, about: maya, measure_id: measure },
    ...{ taken_on: "2026-05-04", total: bytes, entered_by: member },
  });
  await fill("audit", { ...scope, actor_kind: "system", action: "test.row" });
  await client.query(
    "insert into audit_head (practice_id, number, chained) values ($1, 0, '') on conflict do nothing",
    [story.practice.id],
  );
  await fill("setup_code", { code_hash: "none" });
  await fill("keyring.erased_key", { id: newId(), practice_id: story.practice.id });
}

async function fill(table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row);
  await client.query(
    `insert into ${table} (${columns.join(", ")}) values (${columns.map((_, i) => `$${i + 1}`).join(", ")})`,
    Object.values(row),
  );
}

function all(kind: Kind): Record<Verb, Kind> {
  return { select: kind, insert: kind, update: kind, delete: kind };
}
