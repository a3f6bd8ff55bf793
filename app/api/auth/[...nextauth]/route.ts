import { cookies } from "next/headers";
import NextAuth from "next-auth";
import { env, isHttps } from "@/server/env";
import { isOwnOrigin } from "@/server/origin";
import { isTooLarge } from "@/server/readable";
import { authOptions } from "../options";

type Context = { params: Promise<{ nextauth: string[] }> };

/** All that signing in needs; signing out is the door's, and nothing else of next-auth is served. */
const SERVED = new Set(["GET providers", "GET csrf", "POST callback/credentials"]);

async function handle(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (!SERVED.has(`${request.method} ${nextauth.join("/")}`))
    return new Response(null, { status: 404 });
  // next-auth answers a body, an address or a cookie that it cannot read as if it had failed itself.
  if (request.method === "POST" && isTooLarge(request.headers))
    return new Response(null, { status: 413 });
  if (request.method === "POST" && !isForm(request.headers))
    return new Response(null, { status: 415 });
  const to = new URL(request.url).searchParams.get("callbackUrl");
  if (to && !isWebAddress(to)) return new Response(null, { status: 400 });
  await dropUnreadableCookie();
  return NextAuth(authOptions())(request, context);
}

function isForm(headers: Headers): boolean {
  return /^application\/x-www-form-urlencoded\b/.test(headers.get("content-type") ?? "");
}

function isWebAddress(text: string): boolean {
  const base = text.startsWith("/") ? env().PUBLIC_URL : undefined;
  return URL.canParse(text, base) && /^https?:$/.test(new URL(text, base).protocol);
}

async function dropUnreadableCookie(): Promise<void> {
  const name = `${isHttps() ? "__Secure-" : ""}next-auth.callback-url`;
  const kept = await cookies();
  const to = kept.get(name)?.value;
  if (to && !isWebAddress(to)) kept.delete(name);
}

export { handle as GET };

/** next-auth's token says which browser a form comes from; security requirement 8 asks for the site too. */
export async function POST(request: Request, context: Context): Promise<Response> {
  if (isOwnOrigin(request.headers.get("origin"))) return handle(request, context);
  // In the shape that next-auth's script reads, so that the sign-in page can say what happened.
  const url = new URL("/sign-in?error=Origin", env().PUBLIC_URL).href;
  return Response.json({ url }, { status: 403 });
}
