import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { signInMember } from "@/data/principal/sign-in";
import { deviceOf } from "@/domain/device";
import { TooMany } from "@/domain/errors";
import { addressOf } from "@/server/address";
import { env, isHttps } from "@/server/env";
import { logError, named } from "@/server/log";

/** For so long a browser keeps a sign-in, in seconds. */
export const TWELVE_HOURS = 12 * 3600;

/** The cookie of a member's sign-in. */
export function signInCookie(): string {
  return isHttps() ? "__Host-soft-landing" : "soft-landing";
}

/** How a browser keeps it. */
export function signInCookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } as const;
}

/** next-auth keeps a signed cookie; all that stands in it is the token of a sign-in in the database. */
export function authOptions(): AuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: TWELVE_HOURS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: isHttps(),
    cookies: {
      sessionToken: {
        name: signInCookie(),
        options: signInCookieOptions(),
      },
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given, { headers }) {
          if (!given) return null;
          const { email, password } = given;
          const from = new Headers(headers);
          const token = await signInMember(String(email), String(password), {
            address: addressOf(from),
            device: deviceOf(from.get("user-agent")),
          }).catch(explain);
          return token ? { id: token } : null;
        },
      }),
    ],
    callbacks: {
      // Nobody is sent to an address that came with the request.
      redirect: ({ baseUrl }) => baseUrl,
      jwt: ({ token, user }) => ({ signIn: user ? user.id : token.signIn }),
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

// next-auth puts the message of what is thrown here into its answer, a query's parameters included.
function explain(error: unknown): never {
  if (error instanceof TooMany) throw new Error(`TooMany ${error.until.toISOString()}`);
  logError({ route: "/api/auth/[...nextauth]", method: "POST", ...named(error) });
  throw new Error("Unavailable");
}
