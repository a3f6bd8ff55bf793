import { expect, test } from "@playwright/test";
import { disconnect } from "@/db/client";
import { OKAFOR_PASSWORD, tellStory } from "@/db/sample/story";
import { figure, sized } from "@/scripts/figure";
import { apart } from "./apart";
import { onDisk } from "./on-disk";
import { BASE, filled, type Scene, tell, visit, type Way, type Who } from "./visitor";

// What every answer says to the browser, whatever was asked and whoever asked.

const PEOPLE: Who[] = ["nobody", "dr-okafor", "maya"];
/** What is a client's, or brought by a link that is for one person. */
const PRIVATE = /^\/(r|reflect|leave|join|reset)(\/|$)/;
const ELSEWHERE = "https://elsewhere.example";
const TOO_LARGE = new URLSearchParams({ given: "x".repeat(70_000) });

test.afterAll(disconnect);
test.describe.configure({ timeout: sized(90_000, 180_000) });

type Answer = { what: string; path: string; response: Response; text: string };

/** Everything that can be asked, and the answers to it: handlers after pages, the way out at the end. */
async function askEverything(scene: Scene): Promise<Answer[]> {
  const answers: Answer[] = [];
  const ask = async (
    who: Who,
    path: string,
    way: Way,
    sent: Partial<Parameters<typeof visit>[3]>,
  ) => {
    const response = await visit(scene, who, path, { way, ...sent });
    const of = { what: `${way} ${path} as ${who}`, path: new URL(path, BASE).pathname };
    answers.push({ ...of, response, text: await response.text() });
    return response.status;
  };
  const isLast = (route: string) => route.includes("/leave") && !route.includes("/settings");
  const routes = Object.keys(onDisk()).map((route) => {
    const [method = "", path = ""] = route.replace("[...nextauth]", "csrf").split(" ");
    return { method: method as Way, path: path.replace("[...missing]", "nowhere") };
  });
  const pages = routes.filter(({ method, path }) => method === "GET" && !isLast(path));
  for (const { path } of pages)
    for (const who of PEOPLE)
      for (const way of ["GET", "RSC"] as const) await ask(who, filled(path, scene, who), way, {});
  for (const path of ["/favicon.ico", "/icon.svg", "/nowhere", "/settings/nowhere", "/r/%E0%A4%A"])
    await ask("nobody", path, "GET", {});
  expect(await ask("nobody", `/_next/image?url=${BASE}/icon.svg&w=64&q=75`, "GET", {})).toBe(404);
  // What a page's form would send to it, from elsewhere and too much of it.
  for (const path of ["/couples", "/sign-in", "/nowhere"]) {
    const [body, action] = [TOO_LARGE, { "next-action": "0".repeat(42) }];
    const elsewhere = { origin: ELSEWHERE, headers: action, body: new URLSearchParams() };
    expect(await ask("dr-okafor", path, "POST", elsewhere)).toBe(403);
    expect(await ask("dr-okafor", path, "POST", { body, headers: action })).toBe(413);
  }
  for (const { method, path } of routes.filter(({ method }) => method === "POST")) {
    const address = filled(path, scene, "maya");
    expect(await ask("maya", address, method, { origin: ELSEWHERE, body: TOO_LARGE })).toBe(403);
    await ask("nobody", address, method, { body: new URLSearchParams() });
    if (!path.endsWith("/start")) await ask("maya", address, method, { body: TOO_LARGE });
  }
  const out = routes.filter(({ path }) => isLast(path));
  for (const { method, path } of out) await ask("maya", path, method, {});
  return answers;
}

test("every answer has all the headers, and a nonce of its own", async () => {
  const scene = await tell();
  const answers = await askEverything(scene);
  expect(answers.length).toBeGreaterThan(300);
  const statuses = new Set(answers.map(({ response }) => response.status));
  for (const each of [200, 303, 307, 401, 403, 404, 413]) expect([...statuses]).toContain(each);
  const lacking: unknown[] = [];
  const nonces = answers.map(({ what, path, response: { headers }, text }) => {
    const directives = policyOf(headers);
    const nonce = /'nonce-([^']+)'/.exec(directives["script-src"] ?? "")?.[1] ?? "";
    const isPage = headers.get("content-type")?.startsWith("text/html");
    const seen = { ...told(headers), ...directives, ...(isPage && inMarkup(text, nonce)) };
    const right = {
      ...{ ...EVERYWHERE, "permissions-policy": NO_SENSORS, "cache-control": "no-store" },
      "x-robots-tag": PRIVATE.test(path) ? "noindex, nofollow" : null,
      "strict-transport-security": null,
      ...policyWith(nonce),
      ...(isPage && { foreign: "", without: "" }),
    };
    for (const name of new Set([...Object.keys(seen), ...Object.keys(right)])) {
      const [is, be] = [seen, right].map((of: Record<string, unknown>) => of[name]);
      if (is !== be) lacking.push({ what, name, is, be });
    }
    if (nonce.length < 22) lacking.push({ what, nonce });
    return nonce;
  });
  expect(lacking).toEqual([]);
  expect(new Set(nonces).size).toBe(nonces.length);
  const html = answers.filter(({ text }) => /<html/.test(text)).length;
  expect(html).toBeGreaterThan(100);
  const counted = { answers: answers.length, "without one of their headers": 0 };
  figure("Headers", { ...counted, pages: html, "addresses of other hosts in them": 0 });
});

test("the way out clears what the browser kept, and leads elsewhere", async () => {
  const scene = await tell();
  for (const who of ["maya", "nobody"] as const) {
    const { status, headers } = await visit(scene, who, "/leave", { way: "GET" });
    expect(status).toBe(303);
    expect(headers.get("clear-site-data")).toMatch(/"cache".*"storage"/);
    expect(new URL(headers.get("location") ?? "").host).not.toBe(new URL(BASE).host);
  }
});

test("what is the build's own is taken for nothing else", async ({ request }) => {
  const page = await (await request.get("/sign-in")).text();
  const scripts = page.match(/\/_next\/static\/[^"\\]+\.(js|css)/g) ?? [];
  expect(scripts.length).toBeGreaterThan(2);
  for (const address of [...new Set(scripts), "/_next/static/chunks/nowhere.js"]) {
    const response = await fetch(new URL(address, BASE));
    expect(response.status).toBe(address.includes("nowhere") ? 404 : 200);
    expect({ address, ...told(response.headers) }).toMatchObject({ address, ...EVERYWHERE });
    expect(policyOf(response.headers)).toEqual({
      "default-src": "'none'",
      "frame-ancestors": "'none'",
    });
  }
});

test("by https the cookies are bound to the host, and two steps are asked for", async () => {
  const own = "https://practice.example";
  const { urls, database, stop } = await apart(1, { PUBLIC_URL: own, TRUST_PROXY: "yes" });
  try {
    const story = await tellStory(database);
    // As the proxy asks in front of it.
    const ask = (address: string, cookie: string, body?: Record<string, string>) =>
      fetch(new URL(address, urls[0]), {
        ...(body ? { method: "POST", body: new URLSearchParams(body) } : {}),
        redirect: "manual",
        headers: {
          ...{ cookie, origin: own, "x-forwarded-host": new URL(own).host },
          ...{ "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.9" },
        },
      });
    const all: Response[] = [];
    const seen = (response: Response) => {
      all.push(response);
      return response;
    };
    const start = seen(await ask(`/r/${story.linkOf("maya").token}/start`, "", {}));
    const room = cookieIn(start, "__Host-page");
    expect(room.with).toEqual(["httponly", "path=/", "samesite=strict", "secure"]);
    expect(seen(await ask("/reflect", room.sent)).status).toBe(200);
    // A name without the prefix could be set by any host beside it.
    const bare = await ask("/reflect", room.sent.replace("__Host-", ""));
    expect(seen(bare).headers.get("location")).toContain("/reflect/ended");

    const csrf = seen(await ask("/api/auth/csrf", ""));
    const kept = cookieIn(csrf, "__Host-next-auth.csrf-token");
    expect(kept.with).toEqual(["httponly", "path=/", "samesite=lax", "secure"]);
    const { csrfToken } = await csrf.json();
    const email = story.emailOf("dr-okafor");
    const form = { csrfToken, email, password: OKAFOR_PASSWORD, json: "true" };
    const signedIn = seen(await ask("/api/auth/callback/credentials", kept.sent, form));
    const desk = cookieIn(signedIn, "__Host-soft-landing");
    expect(desk.with).toEqual(["httponly", "path=/", "samesite=lax", "secure"]);
    const couples = seen(await ask("/couples", desk.sent));
    expect(new URL(couples.headers.get("location") ?? "", own).pathname).toBe("/two-step");
    const unprefixed = seen(await ask("/couples", desk.sent.replace("__Host-", "")));
    expect(new URL(unprefixed.headers.get("location") ?? "", own).pathname).toBe("/sign-in");
    seen(await ask("/sign-in", ""));
    seen(await ask("/nowhere", ""));
    seen(await ask("/leave", room.sent));
    for (const { url, headers } of all) {
      const { "strict-transport-security": hsts } = told(headers);
      expect({ url, hsts }).toEqual({ url, hsts: "max-age=63072000; includeSubDomains" });
    }
  } finally {
    await stop();
  }
});

const NO_SENSORS = "camera=(), microphone=(), geolocation=(), browsing-topics=()";
const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
  "referrer-policy": "same-origin",
};
const NAMES = [
  ...[...Object.keys(EVERYWHERE), "permissions-policy", "cache-control", "x-robots-tag"],
  "strict-transport-security",
];

/** The whole policy, by hand: whatever else stood in it would let something in. */
function policyWith(nonce: string): Record<string, string> {
  return {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src": `'self' 'nonce-${nonce}'`,
    "style-src-attr": "'unsafe-inline'",
    ...{ "img-src": "'self' data:", "font-src": "'self'", "connect-src": "'self'" },
    ...{ "object-src": "'none'", "frame-ancestors": "'none'", "base-uri": "'none'" },
    "form-action": "'self'",
  };
}

function told(headers: Headers): Record<string, string | null> {
  const all = Object.fromEntries(NAMES.map((name) => [name, headers.get(name)]));
  // The framework says the same in more words, for caches that are older than this one.
  const kept = all["cache-control"]?.split(/,\s*/).includes("no-store");
  return kept ? { ...all, "cache-control": "no-store" } : all;
}

function policyOf(headers: Headers): Record<string, string> {
  const directives = (headers.get("content-security-policy") ?? "").split("; ").filter(Boolean);
  return Object.fromEntries(
    directives.map((each) => [each.split(" ")[0], each.split(" ").slice(1).join(" ")]),
  );
}

/** Addresses of other hosts in a page, and scripts and styles that lack its nonce. */
function inMarkup(html: string, nonce: string) {
  const hosts = html.matchAll(/(?:https?:)?\\?\/\\?\/((?:[a-z0-9-]+\.)+[a-z]{2,})/gi);
  const foreign = Array.from(hosts, ([, host = ""]) => host).filter(
    (host) => host !== new URL(BASE).hostname,
  );
  const without = (html.match(/<(script|style)\b[^>]*>/g) ?? []).filter(
    (tag) => !tag.includes(`nonce="${nonce}"`),
  );
  return { foreign: [...new Set(foreign)].join(" "), without: without.join(" ") };
}

/** A cookie that an answer sets: as it is sent back, and what it is bound to. */
function cookieIn(response: Response, name: string) {
  const set = response.headers.getSetCookie().find((each) => each.startsWith(`${name}=`)) ?? "";
  const [sent = "", ...attributes] = set.split(/;\s*/);
  const kept = attributes.filter((each) => !/^(expires|max-age)=/i.test(each));
  return { sent, with: kept.map((each) => each.toLowerCase()).sort() };
}
