import NextAuth from "next-auth";
import { env } from "@/server/env";
import { isOwnOrigin } from "@/server/origin";
import { authOptions } from "../options";

type Context = { params: Promise<{ nextauth: string[] }> };

/** All that signing in needs; signing out is the door's, and nothing else of next-auth is served. */
const SERVED = new Set(["GET providers", "GET csrf", "POST callback/credentials"]);

async function handle(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (!SERVED.has(`${request.method} ${nextauth.join("/")}`))
    return new Response(null, { status: 404 });
  // next-auth answers an address that it cannot read as if it had failed itself.
  const to = new URL(request.url).searchParams.get("callbackUrl");
  if (to && !isWebAddress(to)) return new Response(null, { status: 400 });
  return NextAuth(authOptions())(request, context);
}

function isWebAddress(text: string): boolean {
  const base = text.startsWith("/") ? env().PUBLIC_URL : undefined;
  return URL.canParse(text, base) && /^https?:$/.test(new URL(text, base).protocol);
}

export { handle as GET };

/** next-auth's token says which browser a form comes from; security requirement 8 asks for the site too. */
export async function POST(request: Request, context: Context): Promise<Response> {
  if (isOwnOrigin(request.headers.get("origin"))) return handle(request, context);
  // In the shape that next-auth's script reads, so that the sign-in page can say what happened.
  const url = new URL("/sign-in?error=Origin", env().PUBLIC_URL).href;
  return Response.json({ url }, { status: 403 });
}
