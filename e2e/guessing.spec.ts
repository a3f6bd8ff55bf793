import { expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { inviteColleague } from "@/data/invitation";
import { makeResetLink } from "@/data/people";
import { connection } from "@/db/client";
import { buildClosure } from "@/db/sample/assigning";
import { type Story, tellStory } from "@/db/sample/story";
import { partnerSignIn } from "@/db/schema/assignment";
import { attempt } from "@/db/schema/attempt";
import { invitation } from "@/db/schema/invitation";
import { passwordReset, setupCode } from "@/db/schema/member";
import { LIMITS } from "@/domain/limit";
import { figure, sized } from "@/scripts/figure";
import { hashToken, newId, newToken } from "@/server/id";
import { type Apart, apart } from "./apart";
import { bytesOf, firstDifference } from "./bytes";
import { addresses } from "./planted-story";

// Tokens that nobody was given, and how much an answer says about why a token does not serve.

const AT_ONCE = 20;

test.describe.configure({ mode: "serial", timeout: sized(90_000, 1_800_000) });

let own: Apart;
let story: Story;

test.beforeAll(async () => {
  own = await apart(1);
  story = await tellStory(own.database);
});
test.afterAll(() => own.stop());

type Asked = { address: string; post?: boolean; cookie?: string };

/** One answer, its redirects not followed. */
function ask({ address, post = false, cookie = "" }: Asked): Promise<Response> {
  const origin = own.urls[0] ?? "";
  const of = post ? { method: "POST", body: new URLSearchParams({}) } : {};
  const init = { ...of, headers: { cookie, origin }, redirect: "manual" } as const;
  return fetch(new URL(address, origin), init);
}

const leadsTo = (response: Response) =>
  new URL(response.headers.get("location") ?? "/none", own.urls[0]).pathname;

async function signInCookie(signIn: string): Promise<string> {
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  // As if even the secret were known that signs it.
  return `soft-landing=${await encode({ token: { signIn }, secret })}`;
}

type Kind = {
  ask: (token: string) => Promise<Asked>;
  hits: (response: Response, body: string) => boolean;
  /** One that serves. */
  right: () => Promise<string>;
};

async function madeCode(of: { used?: boolean } = {}): Promise<string> {
  const code = newToken();
  await connection()
    .insert(setupCode)
    .values({ codeHash: hashToken(code), ...of });
  return code;
}

async function madeReset(of: { expiresAt?: Date; usedAt?: Date } = {}): Promise<string> {
  const owner = await story.asColleague("owner off the care team");
  const { token } = await makeResetLink(owner, story.okafor.memberId);
  if (Object.keys(of).length === 0) return token;
  const its = eq(passwordReset.tokenHash, hashToken(token));
  await connection().update(passwordReset).set(of).where(its);
  return token;
}

async function madeInvitation(of: { expiresAt?: Date } = {}): Promise<string> {
  const owner = await story.asColleague("owner off the care team");
  const { token } = await inviteColleague(owner, { role: "therapist" });
  if (Object.keys(of).length === 0) return token;
  const its = eq(invitation.tokenHash, hashToken(token));
  await connection().update(invitation).set(of).where(its);
  return token;
}

/** What a token opens. */
const KINDS: Record<string, Kind> = {
  "a client's link": {
    ask: async (token) => ({ address: `/r/${token}/start`, post: true }),
    hits: (response) => leadsTo(response) === "/reflect",
    right: async () => story.linkOf("maya").token,
  },
  "a client's sign-in": {
    ask: async (token) => ({ address: "/reflect", cookie: `page=${token}` }),
    hits: (response) => response.status === 200,
    right: async () => (await story.writerToken("maya")) ?? "",
  },
  "a member's sign-in": {
    ask: async (token) => ({ address: "/couples", cookie: await signInCookie(token) }),
    hits: (response) => response.status === 200,
    right: async () => story.colleagueToken("dr-okafor"),
  },
  "a set-up code": {
    ask: async (token) => ({ address: `/setup/${token}` }),
    hits: (_, body) => body.includes("You will be its owner"),
    right: () => madeCode(),
  },
  "a reset link": {
    ask: async (token) => ({ address: `/reset/${token}` }),
    hits: (_, body) => body.includes("This link works once"),
    right: () => madeReset(),
  },
  "an invitation": {
    ask: async (token) => ({ address: `/join/${token}` }),
    hits: (_, body) => body.includes("You join as a therapist."),
    right: () => madeInvitation(),
  },
};

/** What comes back for each address is the same whatever the state of what is brought; gives how often. */
async function same(
  listed: readonly string[],
  states: Readonly<Record<string, string>>,
  asked: (address: string, its: string) => Promise<Asked>,
): Promise<number> {
  for (const address of listed) {
    const bytes = new Map<string, string>();
    for (const [state, its] of Object.entries(states)) {
      const answer = await bytesOf(await ask(await asked(address, its)));
      bytes.set(state, inOrder(answer).replaceAll(its, "its-own"));
    }
    const [first = ["", ""], ...others] = bytes;
    for (const [state, answer] of others)
      expect(firstDifference(first[1], answer), `${address}, ${first[0]}, ${state}`).toBeNull();
  }
  return listed.length * Object.keys(states).length;
}

/**
 * The rows of a page's payload in one order: its layout and the page are looked up side by side, and
 * whichever is there first is sent first.
 */
function inOrder(answer: string): string {
  const pushed = /<script[^>]*>self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g;
  const payload = [...answer.matchAll(pushed)].map(([, text]) => JSON.parse(text ?? '""')).join("");
  return [answer.replace(pushed, ""), ...payload.split("\n").sort()].join("\n");
}

test("what does not serve is answered alike, byte for byte, whatever the reason", async () => {
  const unknown = newToken();
  const elsewhere = story.linkOf("partner of another practice");
  const theirs = (await story.writerToken("partner of another practice")) ?? "";
  await buildClosure(
    ...([await story.asColleague("other practice"), story.foreign.couple] as const),
    ...([elsewhere.id, "revoked"] as const),
  );
  const links = {
    unknown,
    expired: story.linkOf("expired link").token,
    revoked: story.linkOf("revoked link").token,
    "revoked by another practice": elsewhere.token,
    "a member's": story.colleagueToken("other practice"),
  };
  const idle = (await story.writerToken("partner of another couple")) ?? "";
  await connection()
    .update(partnerSignIn)
    .set({ lastSeenAt: new Date(Date.now() - 3_600_000) })
    .where(eq(partnerSignIn.tokenHash, hashToken(idle)));
  const signIns = {
    ...{ unknown, expired: idle, revoked: (await story.writerToken("revoked link")) ?? "" },
    ...{ "revoked by another practice": theirs, "a member's": links["a member's"] },
    "a link in its place": story.linkOf("maya").token,
  };
  const over = new Date(Date.now() - 60_000);
  const codes = { unknown, used: await madeCode({ used: true }), "a link": elsewhere.token };
  const resets = {
    ...{ unknown, expired: await madeReset({ expiresAt: over }) },
    ...{ used: await madeReset({ usedAt: over }), replaced: await madeReset() },
    "an invitation": await madeInvitation(),
  };
  await madeReset();
  const invitations = {
    ...{ unknown, expired: await madeInvitation({ expiresAt: over }) },
    "a set-up code": await madeCode(),
  };
  const couples = {
    unknown: newId(),
    "of another team": story.other.couple.id,
    "of another practice": story.foreign.couple.id,
  };
  const okafor = await signInCookie(story.colleagueToken("dr-okafor"));
  // One that serves, of whomever.
  const serving = Object.fromEntries(
    (["maya", "jonas", "partner of another couple"] as const).map((who) => [
      who,
      story.linkOf(who).token,
    ]),
  );
  // What opens for whoever it is for, it does not open for these.
  const room = addresses(/^\/reflect(?!\/(ended|failed|leaving|\[))/, { n: "1", missing: "none" });
  const desk = addresses(/^\/couples\/\[coupleId\]/, {
    ...{ coupleId: "COUPLE", assignmentId: newId(), roundId: newId() },
  });
  expect(Math.min(room.length, desk.length)).toBeGreaterThan(10);
  const at = async (address: string, token: string) => ({ address: address + token });
  const answers = {
    // The page of a link says as little of one that serves.
    "GET /r/[token]": await same(["/r/"], { ...links, ...serving }, at),
    "GET /setup/[code]": await same(["/setup/"], codes, at),
    "GET /reset/[token]": await same(["/reset/"], resets, at),
    "GET /join/[token]": await same(["/join/"], invitations, at),
    "POST /r/[token]/start": await same(["/r/"], links, async (address, token) => {
      return { address: `${address}${token}/start`, post: true };
    }),
    "a client's pages": await same(room, signIns, async (address, token) => {
      return { address, cookie: `page=${token}` };
    }),
    "a couple's pages": await same(desk, couples, async (address, id) => {
      return { address: address.replace("COUPLE", id), cookie: okafor };
    }),
  };
  const rows = Object.entries(answers).map(([asked, number]) => ({ asked, answers: number }));
  const compared = rows.reduce((sum, each) => sum + each.answers, 0);
  figure("Answers to what does not serve", { compared, "not the same": 0 }, rows);
});

test("no token that is guessed serves, and who guesses links is soon kept waiting", async () => {
  // Nothing of what came before counts.
  await connection().delete(attempt);
  const { most } = LIMITS["start.address"];
  const rows = [];
  for (const [what, kind] of Object.entries(KINDS)) {
    const each = sized(kind === KINDS["a client's link"] ? most + 20 : 60, 3_334);
    const come = async (token: string) => {
      const response = await ask(await kind.ask(token));
      return { hit: kind.hits(response, await response.text()), status: response.status };
    };
    expect((await come(await kind.right())).hit).toBe(true);
    const row = { token: what, guesses: each, hits: 0, "kept waiting": 0 };
    const guess = async (): Promise<void> => {
      const { hit, status } = await come(newToken());
      row.hits += hit ? 1 : 0;
      row["kept waiting"] += status === 429 ? 1 : 0;
    };
    for (let i = 0; i < each; i += AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, each - i) }, guess));
    rows.push(row);
  }
  expect(rows.filter(({ hits }) => hits > 0)).toEqual([]);
  // Each try is counted before it is looked at: of those that come at once no more pass.
  const [onLinks] = rows;
  expect(onLinks?.["kept waiting"]).toBe((onLinks?.guesses ?? 0) - most);
  const guesses = rows.reduce((sum, row) => sum + row.guesses, 0);
  figure("Guessed tokens", { guesses, hits: 0 }, rows);
});
