import { refuse, seeOther } from "@/app/reflect/reply";
import { signedInPartner, signInCookie } from "@/app/reflect/sign-in";
import { partnerOf, startWithLink } from "@/data/principal/link";
import { leaveRoom } from "@/data/room";
import { isOwnOrigin } from "@/server/origin";

type Context = { params: Promise<{ token: string }> };

/** Exchanges the link for a sign-in and leaves its token behind. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isOwnOrigin(request.headers.get("origin")))
    return refuse(request, { status: 403, problem: "foreign" });
  const before = await signedInPartner();
  const token = await startWithLink((await params).token);
  if (!token) return seeOther("/reflect/ended");
  const now = await partnerOf(token);
  // Who presses Start again is still the same sign-in: what it wrote stays readable to it.
  if (before && now && before.linkId === now.linkId) {
    await leaveRoom(now);
    return seeOther("/reflect");
  }
  // One slot: whoever was here before is out.
  if (before) await leaveRoom(before);
  return seeOther("/reflect", { "set-cookie": signInCookie(token) });
}
