import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";

const PRIVATE = /^\/(r|reflect|leave|join|reset)(\/|$)/;

/** Headers for every page. Never a boundary: who may do what is decided in the door. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const nowhere = unreadable(request.nextUrl.pathname);
  const response = nowhere
    ? NextResponse.rewrite(new URL(nowhere, request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } });
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
