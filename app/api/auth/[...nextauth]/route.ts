import NextAuth from "next-auth";
import { env } from "@/server/env";
import { isOwnOrigin } from "@/server/origin";
import { authOptions } from "../options";

type Context = { params: Promise<{ nextauth: string[] }> };

function handle(request: Request, context: Context): Promise<Response> {
  return NextAuth(authOptions())(request, context);
}

export { handle as GET };

/** next-auth's token says which browser a form comes from; security requirement 8 asks for the site too. */
export async function POST(request: Request, context: Context): Promise<Response> {
  if (isOwnOrigin(request.headers.get("origin"))) return handle(request, context);
  // In the shape that next-auth's script reads, so that the sign-in page can say what happened.
  const url = new URL("/sign-in?error=Origin", env().PUBLIC_URL).href;
  return Response.json({ url }, { status: 403 });
}
