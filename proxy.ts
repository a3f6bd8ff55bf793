import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isOwnOrigin } from "./server/origin";

const PRIVATE = /^\/(r|reflect|leave|join|reset)(\/|$)/;
/** They refuse in their own words, and give back what was typed. */
const REFUSE_THEMSELVES = /^\/(r|reflect|leave|api)(\/|$)/;

/** As next.config.js has it for actions, which answer a larger body as if they had failed. */
const LARGEST_BODY = 64 * 1024;

/**
 * Headers for every page, and a plain refusal of what no page takes: what another site sends, which
 * the actions refuse as well, and what is too large. Never a boundary: who may do what is decided in
 * the door.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = responseTo(request, headers);
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  response.headers.set("Content-Security-Policy", policy);
  if (process.env.PUBLIC_URL?.startsWith("https:")) {
    response.headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  }
  // Nothing of either room may stay in a cache; the partner's, and an invitation, are not to be found by search either.
  response.headers.set("Cache-Control", "no-store");
  if (PRIVATE.test(request.nextUrl.pathname))
    response.headers.set("X-Robots-Tag", "noindex, nofollow");
  return response;
}

export const config = { matcher: ["/((?!_next/static|favicon.ico).*)"] };

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
};

function responseTo(request: NextRequest, headers: Headers): NextResponse {
  const refused = refusalOf(request);
  if (refused) return refused;
  const nowhere = unreadable(request.nextUrl.pathname);
  return nowhere
    ? NextResponse.rewrite(new URL(nowhere, request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } });
}

function refusalOf({ method, nextUrl, headers }: NextRequest): NextResponse | null {
  if (method === "GET" || method === "HEAD" || REFUSE_THEMSELVES.test(nextUrl.pathname))
    return null;
  if (!isOwnOrigin(headers.get("origin")))
    return new NextResponse("This came from another site.", { status: 403 });
  const length = Number(headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  return length > LARGEST_BODY ? new NextResponse("This is too large.", { status: 413 }) : null;
}

/** For an address that cannot be read, one that leads nowhere in the same part of the product. */
function unreadable(pathname: string): string | null {
  try {
    decodeURIComponent(pathname);
    return null;
  } catch {
    return /^\/[a-z]+\//.test(pathname) ? `/${pathname.split("/")[1]}/-` : "/-";
  }
}

function contentPolicy(nonce: string): string {
  // The development server compiles in the browser; nothing that is built does.
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Charts place their parts by style attributes; no style sheet can come in that way.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}
