import { z } from "zod";
import { readForm } from "@/app/reflect/form";
import { orFailed, refuse, seeOther } from "@/app/reflect/reply";
import { signedInPartner, signInCookie } from "@/app/reflect/sign-in";
import { chooseLanguage } from "@/data/consent";
import { takeAttempts } from "@/data/principal/attempt";
import { partnerOf, startWithLink } from "@/data/principal/link";
import { leaveRoom } from "@/data/room";
import { LANGUAGES, type Language } from "@/domain/language";
import type { Partner } from "@/domain/principal";
import { addressOf } from "@/server/address";
import { isOwnOrigin } from "@/server/origin";

type Context = { params: Promise<{ token: string }> };

/** Chosen on the landing page; absent where it was not. */
const input = z.object({ language: z.enum(LANGUAGES).optional() }).catch({});

/** Exchanges the link for a sign-in and leaves its token behind. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isOwnOrigin(request.headers.get("origin")))
    return refuse(request, { status: 403, problem: "foreign" });
  const { language } = input.parse((await readForm(request)).fields);
  const { token } = await params;
  // The log is told of the route, never of the token.
  return orFailed(request, "/r/[token]/start", start(token, language, addressOf(request.headers)), {
    ...{ language, to: `/r/${token}` },
  });
}

async function start(
  linkToken: string,
  language: Language | undefined,
  address: string,
): Promise<Response> {
  const before = await signedInPartner();
  const succeeded = await takeAttempts([{ limit: "start.address", subject: address }]);
  const token = await startWithLink(linkToken);
  if (token) await succeeded();
  if (!token) return seeOther(`/reflect/ended${language ? `?lang=${language}` : ""}`);
  const now = await partnerOf(token);
  // Who presses Start again is still the same sign-in: what it wrote stays readable to it.
  if (before && now && before.linkId === now.linkId) {
    await leaveRoom(now);
    await speak(before, language);
    return seeOther("/reflect");
  }
  // One slot: whoever was here before is out.
  if (before) await leaveRoom(before);
  await speak(now, language);
  return seeOther("/reflect", { "set-cookie": signInCookie(token) });
}

async function speak(partner: Partner | null, language: Language | undefined): Promise<void> {
  if (partner && language) await chooseLanguage(partner, language);
}
