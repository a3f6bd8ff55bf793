import NextAuth from "next-auth";
import { isOwnOrigin } from "@/server/origin";
import { authOptions } from "../options";

type Context = { params: Promise<{ nextauth: string[] }> };

/** All that signing in needs; signing out is the door's, and nothing else of next-auth is served. */
const SERVED = new Set(["GET providers", "GET csrf", "POST callback/credentials"]);

async function handle(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  const { method, headers } = request;
  if (!SERVED.has(`${method} ${nextauth.join("/")}`)) return new Response(null, { status: 404 });
  if (method === "POST" && !isOwnOrigin(headers.get("origin")))
    return new Response(null, { status: 403 });
  return NextAuth(authOptions())(request, context);
}

export { handle as GET, handle as POST };
