import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { APP_ROLE } from "@/db/schema/policy";
import { figure, sized } from "@/scripts/figure";
import { newId } from "@/server/id";

// What row-level security does when the door is not there: raw SQL as the role the app runs as.

type Verb = "select" | "insert" | "update" | "delete";
const VERBS: readonly Verb[] = ["select", "insert", "update", "delete"];
type Kind = "therapist" | "partner" | "system";
type Settings = Record<string, string>;
type By = "practice_id" | "couple_id" | "partner_id" | "member_id";

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
/** A policy made to let more through, for as long as it is set. */
let loosened = "";
/** The columns of each table. */
let columns: Map<string, Set<string>>;

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
  columns = await columnsOfTables();
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

/** What only an owner touches, by hand. */
const OWNERS: Readonly<Record<string, readonly Verb[]>> = {
  invitation: VERBS,
  practice_erasure: ["insert", "delete"],
  legal_hold: ["insert", "update", "delete"],
  practice: ["update"],
};

test.each(Object.entries(OWNERS))("%s is touched by an owner alone", async (table, verbs) => {
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

test("that a couple was put away is its partners' to know once it is to be erased, and nothing to change", async () => {
  expect(await touched("archival", "select", own.partner)).toBe(0);
  await client.query("update archival set erases_at = now()");
  expect(await touched("archival", "select", own.partner)).toBe(1);
  for (const verb of ["insert", "update", "delete"] as const)
    expect(await touched("archival", verb, own.partner)).toBe(0);
  expect(await touched("archival", "select", foreign.partner)).toBe(0);
  await client.query("update archival set erases_at = null");
});

test("every table of a tenant is listed here", async () => {
  expect(await tenantTables()).toEqual(Object.keys(RIGHTFUL).sort());
});

const nobodyBlindly = (table: string, verb: Verb) => touched(table, verb, {}, null);
const looksBlindly = (table: string, verb: Verb) =>
  touched(table, verb, { lookup: "none-such" }, null);

type May = Readonly<Record<string, readonly Verb[]>>;
// The trail is anyone's to add to, under a head of its own, and nobody's to change.
const APPENDS: May = { audit: ["insert"], audit_head: ["select", "insert", "update"] };
/** What whoever signs in may before the second step: their own account, and what names the practice. */
const BEFORE_THE_CODE: May = {
  ...{ ...APPENDS, credential: ["select"], sign_in: VERBS, totp: VERBS, recovery_code: VERBS },
  passkey: VERBS,
  ...{ member: ["select"], practice: ["select"], "keyring.wrapped_key": ["select"] },
};
/** What a colleague may with rows that name another member: that they are one is known to all. */
const COLLEAGUES: May = {
  ...{ member: ["select"], care_team: ["select"], suspension: ["select"], departure: ["select"] },
  // A team keeps its log together.
  review_entry: ["select", "insert"],
};
/** What a partner is told of the practice. */
const PARTNERS: May = {
  ...{ ...APPENDS, practice: ["select"], member: ["select"], legal_hold: ["select"] },
  practice_erasure: ["select"],
};
/** What of a couple is open to whoever is not on its team: that there is a team, and the trail's ids. */
const OFF_ITS_TEAM: May = { audit: ["insert"], care_team: ["select"], couple: ["insert"] };
/** What a partner reads of another assignment, once the passphrase was said. */
const HISTORY = ["answer", "earlier_answer", "rating", "reflection", "assignment", "round"];

const may = (of: May, table: string, verb: Verb) => of[table]?.includes(verb) ?? false;

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
  "who looks for what is not there": (table, verb) => touched(table, verb, { lookup: "none-such" }),
  "who looks for what is not there, and reads nothing for it": looksBlindly,
  "the product, of no practice": async (table, verb) => {
    // It must see which practices there are, to look after each.
    if (verb === "select" && ["practice", "practice_erasure"].includes(table)) return 0;
    return touched(table, verb, { kind: "system" });
  },
  "a colleague off its team": async (table, verb) => {
    // An owner sees that something was done, by ids and time, whatever team it was done in.
    if (table === "audit" && verb === "select") return 0;
    return offTeam(table, verb, settingsOf(story.other).therapist);
  },
  "a colleague off its team who is no owner": (table, verb) =>
    offTeam(table, verb, { ...settingsOf(story.other).therapist, role: "therapist" }),
  "one of its team who waits to be let in again": (table, verb) =>
    offTeam(table, verb, { ...own.therapist, role: "therapist" }, WAITS),
  "a colleague, of what is a member's own": async (table, verb) => {
    if (!columnOf(table, "member_id") || may(COLLEAGUES, table, verb)) return 0;
    let rows = 0;
    for (const each of colleagues()) rows += await touched(table, verb, each, "member_id");
    return rows;
  },
  "a member who is no owner, of an owner's": async (table, verb) => {
    if (!may(OWNERS, table, verb)) return 0;
    return touched(table, verb, { ...own.therapist, role: "therapist" });
  },
  "a member before the code": async (table, verb) => {
    if (may(BEFORE_THE_CODE, table, verb)) return 0;
    return touched(table, verb, { ...own.therapist, kind: "entrant" });
  },
  "a member before the code, of a couple": async (table, verb) => {
    if (!columnOf(table, "couple_id") || table === "audit") return 0;
    return touched(table, verb, { ...own.therapist, kind: "entrant" }, "couple_id");
  },
  "a colleague before the code": async (table, verb) => {
    if (!columnOf(table, "member_id")) return 0;
    let rows = 0;
    for (const each of colleagues())
      rows += await touched(table, verb, { ...each, kind: "entrant" }, "member_id");
    return rows;
  },
  "a partner, of what is the practice's": async (table, verb) => {
    if (columnOf(table, "couple_id") || may(PARTNERS, table, verb)) return 0;
    return touched(table, verb, { ...own.partner, history: "on" });
  },
  "the other partner": async (table, verb) => {
    if (!columnOf(table, "partner_id")) return 0;
    const link = story.ours.checkIn.links.diamond?.id ?? "";
    const jonas = { ...own.partner, partner: story.ours.couple.partners.diamond.id, link };
    return touched(table, verb, { ...jonas, history: "on" }, "partner_id");
  },
  "the other partner, who reads nothing for it": async (table, verb) => {
    // Where one takes out by a policy of its own; he has none there himself.
    if (!["release", "latest_ratings"].includes(table) || verb !== "delete") return 0;
    const jonas = { ...own.partner, partner: story.ours.couple.partners.diamond.id };
    return touched(table, verb, jonas, null);
  },
  "a partner of another couple": async (table, verb) => {
    const ada = { ...settingsOf(story.other).partner, history: "on" };
    const by = table === "member" ? "member_id" : "couple_id";
    if (!columnOf(table, by) || may(APPENDS, table, verb)) return 0;
    return touched(table, verb, ada, by);
  },
  "herself from another link, before her passphrase": async (table, verb) => {
    if (!HISTORY.includes(table) || verb !== "select") return 0;
    const another = { ...own.partner, assignment: newId(), link: newId() };
    return touched(table, verb, another, "couple_id");
  },
};

const WAITS = "update care_team set waiting_since = now()";

async function offTeam(table: string, verb: Verb, who: Settings, first = ""): Promise<number> {
  if (!columnOf(table, "couple_id") || may(OFF_ITS_TEAM, table, verb)) return 0;
  return touched(table, verb, who, "couple_id", first);
}

/** Two who are in the same practice as Dr. Okafor: one of the same team, and an owner off it. */
function colleagues(): Settings[] {
  const { therapist } = own;
  return [
    { ...therapist, role: "therapist", member: story.suspended.memberId },
    { ...therapist, member: story.team.other },
  ];
}

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
  for (const policy of await policies()) {
    const { table, name, command } = policy;
    const found = await missedWith(policy, LOOSE[command]);
    const row = { table, policy: name, for: command, noticed: found.length, by: found[0] ?? "" };
    const to = widened(policy);
    if (await isNoMore(policy, to)) {
      rows.push({ ...row, "widened to": "", "noticed then": "as wide before", "by then": "" });
      continue;
    }
    const then = await missedWith(policy, clausesOf(command, to.condition));
    const told = { "noticed then": then.length, "by then": then[0] ?? "" };
    rows.push({ ...row, "widened to": to.whom, ...told });
  }
  const wider = rows.filter((row) => row["widened to"] !== "");
  expect(wider.length).toBeGreaterThan(60);
  expect(rows.filter(({ noticed }) => noticed === 0)).toEqual([]);
  expect(wider.filter((row) => row["noticed then"] === 0)).toEqual([]);
  const counted = { loosened: rows.length, unnoticed: 0 };
  const practice = { "widened to all of their kind in the practice": wider.length };
  const both = { ...counted, ...practice, "unnoticed of these": 0 };
  figure("Row-level policies, each loosened in turn", both, rows);
}, 300_000);

type Policy = { table: string; name: string; command: Command; rule: string };

/** A policy's rule without all that narrows it within a practice: whoever is of its kind, or looks anything up. */
function widened({ table, rule }: Policy): { whom: string; condition: string } {
  const named = new Set(rule.match(/(?<=')(therapist|entrant|partner|system)(?='::text)/g));
  if (rule.includes("care_team_couples")) named.add("therapist");
  const [kind, practice] = [setting("kind"), `nullif(${setting("practice")}, '')::uuid`];
  if (rule.includes("app.lookup")) {
    const condition = `(select nullif(${setting("lookup")}, '')) is not null`;
    return { whom: "whoever looks anything up", condition };
  }
  const kinds = [...named].map((each) => `(select ${kind}) = '${each}'`);
  const is = kinds.length > 0 ? `(${kinds.join(" or ")})` : `(select ${kind}) <> ''`;
  const column = columnOf(table, "practice_id");
  const condition = column ? `${is} and ${column} = (select ${practice})` : is;
  return { whom: `every ${[...named].join(", ")} of the practice`, condition };
}

const setting = (name: string) => `current_setting('app.${name}', true)`;

function clausesOf(command: Command, condition: string): string {
  return LOOSE[command].replaceAll("(true)", `(${condition})`);
}

/** Whether the policy, or another of its table, lets exactly that through as it is. */
async function isNoMore(policy: Policy, { condition }: { condition: string }): Promise<boolean> {
  await client.query("begin");
  try {
    const before = await policies();
    const { table, name, command } = policy;
    await client.query(`alter policy ${name} on ${table} ${clausesOf(command, condition)}`);
    const rule = (await policies()).find(
      (each) => each.table === table && each.name === name,
    )?.rule;
    return before.some(
      (each) =>
        each.table === table && each.rule === rule && ["ALL", command].includes(each.command),
    );
  } finally {
    await client.query("rollback");
  }
}

/**
 * How many rows of Dr. Okafor's practice (or couple, or of Maya, or of Dr. Okafor) a verb touches; nothing
 * is kept, nor what is done `first`. With `by` null it asks for no column, so that no policy for reading
 * stands before the one of the verb.
 */
async function touched(
  table: string,
  verb: Verb,
  settings: Settings,
  by: By | null = "practice_id",
  first = "",
): Promise<number> {
  const column = by && columnOf(table, by);
  // Whoever may not come in is not Dr. Okafor.
  const shut = ["suspension", "departure"].includes(table);
  const value = {
    practice_id: story.practice.id,
    couple_id: story.ours.couple.id,
    partner_id: story.ours.couple.partners.circle.id,
    member_id: shut ? story.suspended.memberId : story.okafor.memberId,
  }[by ?? "practice_id"];
  const where = by ? `where ${column} = '${value}'` : "where true";
  await client.query("begin");
  try {
    if (loosened) await client.query(loosened);
    // Row-level security is what is asked about: foreign keys stay out of the way.
    await client.query("set local session_replication_role = replica");
    if (first) await client.query(first);
    const source = await rowToInsert(table, verb, where);
    await client.query(`set local role ${APP_ROLE}`);
    const named = Object.entries(settings).map(([name, its]) => [`app.${name}`, its]);
    const set_configs = named.map((_, i) => `set_config($${2 * i + 1}, $${2 * i + 2}, true)`);
    await client.query(`select ${set_configs.join(", ")}`, named.flat());
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

/** Whom, of those who have no business in a table, something lets touch a row of it once a policy is changed. */
async function missedWith({ table, name }: Policy, clauses: string): Promise<string[]> {
  loosened = `alter policy ${name} on ${table} ${clauses}`;
  const found: string[] = [];
  // What belongs to no practice is no stranger's own either; but nobody else's.
  const strangers =
    table in RIGHTFUL ? STRANGERS : { nobody: nobodyBlindly, "who looks": looksBlindly };
  try {
    for (const [who, touchedBy] of Object.entries(strangers)) {
      for (const verb of VERBS) {
        if (found.length >= sized(1, Number.POSITIVE_INFINITY)) return found;
        if ((await touchedBy(table, verb)) > 0) found.push(`${verb} by ${who}`);
      }
    }
    return found;
  } finally {
    loosened = "";
  }
}

async function policies(): Promise<Policy[]> {
  const { rows } = await client.query<Policy>(
    `select (schemaname || '.' || tablename)::regclass::text as table, policyname as name, cmd as command,
            coalesce(qual, with_check) as rule
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
    if (!["suspension", "departure"].includes(table) && columns.get(table)?.has(column))
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

async function columnsOfTables(): Promise<Map<string, Set<string>>> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select attrelid::regclass::text as name, array_agg(attname::text) as columns from pg_attribute
      where attnum > 0 and not attisdropped group by 1`,
  );
  return new Map(rows.map(({ name, columns }) => [name, new Set(columns)]));
}

/** The column by which a table names a practice, couple, partner or member, which of its own is `id`. */
function columnOf(table: string, by: By): string | null {
  if (`${table}_id` === by) return "id";
  return columns.get(table)?.has(by) ? by : null;
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
