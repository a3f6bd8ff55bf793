import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isOwnOrigin } from "./server/origin";
import { isReadable, isTooLarge } from "./server/readable";

const PRIVATE = /^\/(r|reflect|leave|join|reset)(\/|$)/;
/** They refuse in their own words, and give back what was typed. */
const REFUSE_THEMSELVES = /^\/(r|reflect|leave|api)(\/|$)/;

/**
 * Headers for every page, and a plain refusal of what no page takes: what another site sends, which
 * the actions refuse as well, what is too large, and what cannot be read. Never a boundary: who may do
 * what is decided in the door.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = (await refusalOf(request)) ?? NextResponse.next({ request: { headers } });
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

// What lies under _next/static is the build's own, with the headers that next.config.js gives it.
export const config = { matcher: ["/((?!_next/static/).*)"] };

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
};

async function refusalOf(request: NextRequest): Promise<NextResponse | null> {
  const { method, nextUrl, headers } = request;
  if (method === "GET" || method === "HEAD") return null;
  if (REFUSE_THEMSELVES.test(nextUrl.pathname) && !isForAction(headers)) return null;
  if (!isOwnOrigin(headers.get("origin")))
    return new NextResponse("This came from another site.", { status: 403 });
  if (isTooLarge(headers)) return new NextResponse("This is too large.", { status: 413 });
  if (await isReadable(request)) return null;
  return new NextResponse("This cannot be read.", { status: 400 });
}

/** Whether the framework would look for a server action, with script or without. */
function isForAction(headers: Headers): boolean {
  const type = headers.get("content-type") ?? "";
  return headers.has("next-action") || type.startsWith("multipart/form-data");
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
